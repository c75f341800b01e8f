/** Columns of the kinds every table uses: names, instants, days, flags, counts and JSON kept as text. */
import { Column, PrimaryColumn, type ColumnOptions, type ValueTransformer } from 'typeorm';
import { canonicalJson } from '../canonical-json.js';

type Extra = Pick<ColumnOptions, 'nullable' | 'default'>;

/** Entities hold ISO text, as the ports do. */
const isoText: ValueTransformer = {
  to: (iso: string | null | undefined) => (iso ? new Date(iso) : iso),
  from: (date: Date | null) => (date instanceof Date ? date.toISOString() : date),
};
const jsonText: ValueTransformer = {
  to: (value: unknown) => (value === null || value === undefined ? value : canonicalJson(value)),
  from: (text: string | null) => (text === null ? null : JSON.parse(text)),
};
const safeInteger: ValueTransformer = {
  to: (value: unknown) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
};

const withNull = (extra: Extra): ColumnOptions => ({ nullable: false, ...extra });

export const KeyColumn = (name: string, length: number, type: 'varchar' | 'char' = 'varchar') => PrimaryColumn({ name, type, length });
export const NumberKeyColumn = (name: string) => PrimaryColumn({ name, type: 'int', unsigned: true });
export const TextColumn = (name: string, length: number, extra: Extra = {}) =>
  Column({ name, type: 'varchar', length, ...withNull(extra) });
export const FixedTextColumn = (name: string, length: number, extra: Extra = {}) =>
  Column({ name, type: 'char', length, ...withNull(extra) });
export const TimeColumn = (name: string, extra: Extra = {}) =>
  Column({ name, type: 'datetime', precision: 3, transformer: isoText, ...withNull(extra) });
export const DayColumn = (name: string, extra: Extra = {}) => Column({ name, type: 'date', ...withNull(extra) });
export const FlagColumn = (name: string, extra: Extra = {}) => Column({ name, type: 'boolean', ...withNull(extra) });
export const DayKeyColumn = (name: string) => PrimaryColumn({ name, type: 'date' });
export const CountColumn = (name: string, extra: Extra = {}) => Column({ name, type: 'int', unsigned: true, ...withNull(extra) });
export const SmallCountColumn = (name: string, extra: Extra = {}) => Column({ name, type: 'smallint', unsigned: true, ...withNull(extra) });
export const SizeColumn = (name: string) => Column({ name, type: 'bigint', unsigned: true, transformer: safeInteger });
export const JsonColumn = (name: string, extra: Extra = {}) =>
  Column({ name, type: 'longtext', transformer: jsonText, ...withNull(extra) });
