/** What a template is made of: one unit, one period, one form, and what is already known. */
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import type { PeriodRecord } from '#domain/period/period.js';
import type { StoredValues, Values } from '#domain/return/values.js';
import type { PeriodUnit } from '#domain/unit/unit.js';

export interface TemplateInput {
  unit: PeriodUnit;
  period: PeriodRecord;
  catalogue: Catalogue;
  /** Values from the tree and carried forward: filled in and locked. A ◇ element without one is typed by the clerk. */
  prefilled: Values;
  /** Last quarter's values, for the reference column. */
  previous: Values | null;
  /** A filled workbook, for re-issue: what was typed, as it was typed. */
  values?: StoredValues;
}
