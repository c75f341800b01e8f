import { catalogueFor } from '#catalogue/catalogues.js';
import { trailingPeriods } from '#domain/period/period.js';
import type { Values } from '#domain/return/values.js';
import { isFilingType, SECTORS, type Unit } from '#domain/unit/unit.js';
import type { Finding } from '#domain/validation/finding.js';
import { validateReturn } from '#domain/validation/validate-return.js';
import { prefilledValues } from '#application/returns/prefilled-values.js';
import { CLERK_UNIT, MERGER, REVIEWER_UNIT, ROOT, sampleUnits } from './sample-units.js';
import { SampleUnitLife } from './sample-unit-life.js';

const PERIODS = trailingPeriods('2026Q3', 13);

describe('the sample bureau', () => {
  const units = sampleUnits();

  it('has about 120 units over four levels and every sector, with the sample accounts’ units among them', () => {
    expect(units.length).toBeGreaterThanOrEqual(110);
    expect(new Set(units.map((unit) => unit.sector))).toEqual(new Set(Object.keys(SECTORS)));
    expect(Math.max(...units.map((unit) => unit.path.split('/').length - 2))).toBe(4);
    expect(new Set(units.map((unit) => unit.code)).size).toBe(units.length);
    expect(units.map((unit) => unit.code)).toEqual(expect.arrayContaining([ROOT, CLERK_UNIT, REVIEWER_UNIT]));
  });

  it('files returns without an error, and with at most two warnings at the median', () => {
    const errors: string[] = [];
    const warnings: number[] = [];
    for (const unit of units.filter((u) => isFilingType(u.type))) {
      const life = new SampleUnitLife(unit);
      const past: Values[] = [];
      for (const period of PERIODS) {
        const catalogue = catalogueFor(period);
        const values = life.live(period);
        const previous = past[0] ?? null;
        for (const [code, value] of Object.entries(prefilledValues(catalogue, { ...unit, period, expected: true }, previous)))
          if (values[code] !== value && catalogue.element(code).prefill?.by === 'tree')
            errors.push(`${period} ${unit.code} ${code} is not the tree's`);
        const findings = validateReturn({
          catalogue,
          unit: { ...unit, period, expected: true },
          period,
          values,
          cells: {},
          previous,
          yearAgo: past[3] ?? null,
          history: [0, 1, 2, 3].map((i) => past[i] ?? null),
          returnedCount: 0,
          submittedLate: false,
          periodOpen: true,
          unitActive: true,
          parentValid: true,
          peers: null,
        });
        errors.push(...findings.filter((f) => f.severity === 'error').map((f) => `${period} ${unit.code} ${said(f)}`));
        warnings.push(findings.filter((f) => f.severity === 'warning').length);
        past.unshift(values);
      }
    }
    expect(errors).toEqual([]);
    const median = warnings.toSorted((a, b) => a - b)[Math.floor(warnings.length / 2)];
    expect(median).toBeLessThanOrEqual(2);
  });
});

it('merges two branches without an error: their stocks are carried over by nobody', () => {
  const units = sampleUnits();
  const [into, gone] = [MERGER.into, MERGER.gone].map((code) => units.find((unit) => unit.code === code)!) as [Unit, Unit];
  const [life, other] = [new SampleUnitLife(into), new SampleUnitLife(gone)];
  const past: Values[] = [];
  const errors: string[] = [];
  for (const period of PERIODS) {
    if (period === '2026Q1') life.absorb(other);
    else if (period < '2026Q1') other.live(period);
    const values = life.live(period);
    const findings = validateReturn({
      catalogue: catalogueFor(period),
      unit: { ...into, period, expected: true },
      period,
      values,
      cells: {},
      previous: past[0] ?? null,
      yearAgo: past[3] ?? null,
      history: [0, 1, 2, 3].map((i) => past[i] ?? null),
      previousIsHistorical: period === '2026Q1',
      returnedCount: 0,
      submittedLate: false,
      periodOpen: true,
      unitActive: true,
      parentValid: true,
      peers: null,
    });
    errors.push(...findings.filter((f) => f.severity === 'error').map((f) => `${period} ${said(f)}`));
    past.unshift(values);
  }
  expect(errors).toEqual([]);
});

const said = (finding: Finding): string => `${finding.key} ${finding.message.en}`;
