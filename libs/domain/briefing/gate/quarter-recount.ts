/** The second count of one quarter: what accepted returns come to, added up plainly from their cells; nothing of it is shared with the sums it checks but the order of slots. */
import type { Catalogue, Expression, Indicator } from '../../catalogue/catalogue.js';
import type { Period, PeriodRecord } from '../../period/period.js';
import { shanghaiDate } from '../../ports/clock.port.js';
import type { ReturnRecord } from '../../return/return.js';
import { SCALE, type Values } from '../../return/values.js';
import type { FilingCounts, Rollup } from '../../rollup/rollup.js';
import { slotLayoutOf } from '../../rollup/slot-layout.js';
import type { PeriodUnit, Sector, UnitType } from '../../unit/unit.js';

/** An accepted return, with the catalogue it was filed by. */
export interface FiledReturn {
  catalogue: Catalogue;
  values: Values;
  previous: Values | null;
  yearAgo: Values | null;
}

export interface RecountInput {
  record: Pick<PeriodRecord, 'period' | 'dueOn'>;
  catalogue: Catalogue;
  units: readonly PeriodUnit[];
  returns: readonly ReturnRecord[];
  /** Own due days, by unit. */
  ownDueDays: ReadonlyMap<string, string>;
  /** The day up to which filing is told. */
  today: string;
}

/** Whole ten-thousandths in the slots of the quarter's catalogue; NaN where the return says nothing. */
type Cells = Float64Array;
/** What stored facts do not hold either: an error in a draft, and nothing that counts. */
const MOST = 9e14;

export class QuarterRecount {
  private readonly cells = new Map<string, Cells>();
  private readonly records: ReadonlyMap<string, ReturnRecord>;
  private readonly slots: ReadonlyMap<string, number>;
  private readonly asked = new Map<UnitType, readonly number[]>();
  private readonly isHistory: boolean;

  constructor(private readonly input: RecountInput) {
    this.records = new Map(input.returns.map((record) => [record.unit, record]));
    this.slots = slotsOf(input.catalogue);
    this.isHistory = input.returns.length > 0 && input.returns.every(wasNeverFiled);
  }

  get period(): Period {
    return this.input.record.period;
  }

  /** Returns of units outside the quarter's tree belong to no sum. */
  add(unit: string, filed: FiledReturn): void {
    const cells = new Float64Array(this.slots.size).fill(Number.NaN);
    const put = (name: string, value: number): void => {
      const slot = this.slots.get(name);
      if (slot !== undefined && Math.abs(value) <= MOST) cells[slot] = Math.round(value * SCALE);
    };
    for (const { code } of filed.catalogue.elements) {
      const value = filed.values[code];
      if (value !== undefined && Number.isFinite(value)) put(code, value);
    }
    for (const indicator of this.input.catalogue.indicators) {
      const { code, kind } = indicator;
      if (kind !== 'ratio' && kind !== 'count') continue;
      const own = filed.catalogue.hasIndicator(code) ? filed.catalogue.indicator(code) : null;
      if (!own || !readsTheSame(own, indicator)) continue;
      const above = this.resultOf(own.numerator, filed);
      const below = kind === 'ratio' ? this.resultOf(own.denominator, filed) : 0;
      if (above === null || below === null) continue;
      put(`${code}/n`, above);
      if (kind === 'ratio') put(`${code}/d`, below);
    }
    this.cells.set(unit, cells);
  }

  pathOf(code: string): string | null {
    return this.input.units.find((unit) => unit.code === code)?.path ?? null;
  }

  /** Of the unit and everybody below it, or of one sector of them; null where there is nobody. */
  rollupOf(code: string, sector: Sector | null): Rollup | null {
    const top = this.input.units.find((unit) => unit.code === code);
    if (!top) return null;
    return this.sumOf(code, sector, (unit) => unit.path.startsWith(top.path));
  }

  /** The sectors of the unit; of one without others below it there are none apart. */
  sectorsOf(code: string): Sector[] {
    const top = this.input.units.find((unit) => unit.code === code);
    const within = this.input.units.filter((unit) => top && unit.path.startsWith(top.path));
    return within.length > 1 ? [...new Set(within.map(({ sector }) => sector))] : [];
  }

  /** Of whichever units are counted; null where there is nobody. */
  sumOf(as: string, sector: Sector | null, counts: (unit: PeriodUnit) => boolean): Rollup | null {
    const units = this.input.units.filter((unit) => (sector === null || unit.sector === sector) && counts(unit));
    if (units.length === 0) return null;
    const size = this.slots.size;
    const [sums, present, expected] = [new Float64Array(size), new Uint32Array(size), new Uint32Array(size)];
    const filing: FilingCounts = { due: 0, submitted: 0, onTime: 0, late: 0, acceptedFirstTime: 0, returned: 0 };
    let [reportedUnits, expectedUnits] = [0, 0];
    for (const unit of units) {
      const cells = this.cells.get(unit.code);
      if (cells) {
        reportedUnits++;
        for (let slot = 0; slot < size; slot++) {
          const value = cells[slot]!;
          if (Number.isNaN(value)) continue;
          sums[slot]! += value;
          present[slot]!++;
        }
      }
      this.addFiling(filing, unit, unit.expected || cells !== undefined);
      if (!unit.expected && !cells) continue;
      expectedUnits++;
      for (const slot of this.slotsAskedOf(unit.type)) expected[slot]!++;
    }
    return {
      ...{ period: this.period, unit: as, sector, catalogueVersion: this.input.catalogue.version },
      ...{ sums: exact(sums), counts: present, expected, reportedUnits, expectedUnits, filing },
    };
  }

  private addFiling(filing: FilingCounts, unit: PeriodUnit, isExpected: boolean): void {
    const record = this.records.get(unit.code);
    if (this.isHistory || (record && wasNeverFiled(record))) return;
    const { record: period, ownDueDays, today } = this.input;
    const dueOn = ownDueDays.get(unit.code) ?? period.dueOn;
    const filedOn = record?.firstSubmittedAt ? shanghaiDate(new Date(record.firstSubmittedAt)) : null;
    if (isExpected && (filedOn !== null || dueOn < today)) filing.due++;
    if (filedOn !== null) filing.submitted++;
    if (filedOn !== null && filedOn <= dueOn) filing.onTime++;
    if (filedOn !== null && filedOn > dueOn) filing.late++;
    if (record && record.returnedCount > 0) filing.returned++;
    else if (record && record.acceptedVersion !== null) filing.acceptedFirstTime++;
  }

  private slotsAskedOf(type: UnitType): readonly number[] {
    let slots = this.asked.get(type);
    if (!slots) {
      const { catalogue } = this.input;
      const files = new Set(catalogue.elements.filter((element) => element.appliesTo.includes(type)).map(({ code }) => code));
      const names = catalogue.indicators
        .filter((one) => [...(one.numerator?.operands ?? []), ...(one.denominator?.operands ?? [])].every((code) => files.has(code)))
        .flatMap(({ code }) => [`${code}/n`, `${code}/d`]);
      slots = [...files, ...names].flatMap((name) => this.slots.get(name) ?? []);
      this.asked.set(type, slots);
    }
    return slots;
  }

  private resultOf(expression: Expression<number> | undefined, { values, previous, yearAgo }: FiledReturn): number | null {
    const result = expression?.evaluate({ period: this.period, values, previous, yearAgo }) ?? null;
    return result !== null && Number.isFinite(result) ? result : null;
  }
}

/** Brought in from older tables: whether it was on time is not known. */
const wasNeverFiled = ({ acceptedVersion, firstSubmittedAt }: ReturnRecord): boolean =>
  acceptedVersion !== null && firstSubmittedAt === null;

const readsTheSame = (a: Indicator, b: Indicator): boolean =>
  a.kind === b.kind && a.numerator?.source === b.numerator?.source && a.denominator?.source === b.denominator?.source;

/** `M09`, `LIF01/n`, `LIF01/d` → slot. Two names in one slot would hide what is added up there. */
function slotsOf(catalogue: Catalogue): ReadonlyMap<string, number> {
  const layout = slotLayoutOf(catalogue);
  const names = [
    ...catalogue.elements.map(({ code }): [string, number | undefined] => [code, layout.elementSlot(code)]),
    ...catalogue.indicators.flatMap(({ code }): [string, number | undefined][] => [
      [`${code}/n`, layout.numeratorSlot(code)],
      [`${code}/d`, layout.denominatorSlot(code)],
    ]),
  ];
  const slots = new Map(names.filter((named): named is [string, number] => named[1] !== undefined));
  if (new Set(slots.values()).size !== slots.size || slots.size !== layout.size)
    throw new Error(`Catalogue ${catalogue.version} has two figures in one slot`);
  return slots;
}

/** Doubles hold every whole number up to 2^53: beyond that the count would be none. */
function exact(sums: Float64Array): BigInt64Array {
  const whole = new BigInt64Array(sums.length);
  for (const [slot, sum] of sums.entries()) {
    if (!Number.isSafeInteger(sum)) throw new Error('A sum is too large to be counted a second time');
    whole[slot] = BigInt(sum);
  }
  return whole;
}
