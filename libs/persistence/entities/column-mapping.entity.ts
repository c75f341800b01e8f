/** A saved way to read somebody's own table. */
import { Entity } from 'typeorm';
import { CountColumn, JsonColumn, KeyColumn, TextColumn } from './columns.js';

@Entity('column_mappings')
export class ColumnMappingEntity {
  @KeyColumn('name', 100) name!: string;
  @JsonColumn('column_map') columns!: Record<string, string>;
  @CountColumn('head_row') headRow!: number;
  @TextColumn('sheet', 100, { nullable: true }) sheet!: string | null;
}
