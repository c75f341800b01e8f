/** The identity every template carries in its hidden sheet, and the names by which cells are found again. */
import { createHash } from 'node:crypto';
import type { ElementCode } from '#domain/catalogue/catalogue.js';
import type { UnitType } from '#domain/unit/unit.js';

export const IDENTITY_SHEET = '_jibao';
/** Names of the identity cells. An element code can never be one of these: codes end in digits. */
export const IDENTITY_NAMES = {
  unit: 'JB_UNIT',
  type: 'JB_TYPE',
  period: 'JB_PERIOD',
  version: 'JB_VERSION',
  template: 'JB_TEMPLATE',
} as const;
export type IdentityField = keyof typeof IDENTITY_NAMES;

/** Workbook-level name of an element's cell. */
export const nameOfElement = (code: ElementCode): string => `JB_${code}`;
/** Spreadsheets hold names to be equal without regard to case. */
export const foldName = (name: string): string => name.toUpperCase();

/** Same form for the same unit and period, same id: a mistyped or pasted-over identity does not add up. */
export function templateIdOf(identity: { unit: string; type: UnitType; period: string; version: string }): string {
  const text = [identity.unit, identity.type, identity.period, identity.version].join('\n');
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
