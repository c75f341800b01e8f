/** A unit's workbook as its clerk fills it in: true values of the sample bureau, with whatever a test changes. */
import { catalogueOfVersion } from '#catalogue/catalogues.js';
import { trailingPeriods, type PeriodRecord } from '#domain/period/period.js';
import type { StoredValues, Values } from '#domain/return/values.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { writeTemplate } from '#workbook/template.js';
import { SampleUnitLife } from '../../apps/cli/sample/sample-unit-life.js';
import { sampleUnits } from '../../apps/cli/sample/sample-units.js';

/** What the sample bureau's unit truly did in the last of `quarters` quarters ending with `period`, and in the one before. */
export function trueValues(code: string, period: string, quarters: number): { values: Values; previous: Values | null } {
  const unit = sampleUnits().find((u) => u.code === code);
  if (!unit) throw new Error(`no sample unit ${code}`);
  const life = new SampleUnitLife(unit);
  const lived = trailingPeriods(period, quarters).map((p) => life.live(p));
  return { values: lived.at(-1)!, previous: lived.at(-2) ?? null };
}

export async function filledWorkbook(input: {
  unit: PeriodUnit;
  period: PeriodRecord;
  quarters: number;
  change?: StoredValues;
}): Promise<Uint8Array> {
  const { values, previous } = trueValues(input.unit.code, input.period.period, input.quarters);
  return writeTemplate({
    unit: input.unit,
    period: input.period,
    catalogue: catalogueOfVersion(input.period.catalogueVersion),
    prefilled: {},
    previous,
    values: { ...values, ...input.change },
  });
}
