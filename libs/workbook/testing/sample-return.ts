/** One filled return of a branch, the plain case most specs start from. */
import type { Values } from '#domain/return/values.js';
import type { PeriodRecord } from '#domain/period/period.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { TemplateInput } from '../template/template-input.js';
import { smallCatalogue } from './small-catalogue.js';

export const SAMPLE_UNIT: PeriodUnit = {
  period: '2026Q3',
  code: 'B0101',
  name: '中共某某市交通运输局机关第一支部委员会',
  shortName: '机关一支部',
  type: 'branch',
  sector: 'organ',
  parent: 'B01',
  path: '/B/B01/B0101/',
  expected: true,
  reviewLevels: 1,
};
export const SAMPLE_PERIOD: PeriodRecord = {
  period: '2026Q3',
  state: 'open',
  opensOn: '2026-09-20',
  dueOn: '2026-10-12',
  locksOn: '2026-10-20',
  catalogueVersion: 'test.1',
  dataVersion: 1,
};
export const SAMPLE_PREFILLED: Values = { O03: 1, M01: 23, R10: 2 };
/** What the clerk typed, and what follows from it. */
export const SAMPLE_VALUES: Values = {
  O03: 1,
  O06: 3,
  O08: 0,
  M01: 23,
  M02: 1,
  M05: 2,
  M09: 22,
  L07a: 1,
  T03: 36.5,
  R10: 2,
  R11: 0,
  R12: 1,
  R13: 1,
  R22: 12.34,
};

/** The template of the sample unit, empty unless `values` are given. */
export const sampleInput = (more: Partial<TemplateInput> = {}): TemplateInput => ({
  unit: SAMPLE_UNIT,
  period: SAMPLE_PERIOD,
  catalogue: smallCatalogue(),
  prefilled: SAMPLE_PREFILLED,
  previous: { O06: 3, M09: 23, T03: 40 },
  ...more,
});
