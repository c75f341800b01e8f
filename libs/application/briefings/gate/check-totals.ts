/** 各单位之和等于合计: in every table by unit or by sector the printed numerators, denominators and counts add up to the printed total. */
import type { TableBlock } from '#domain/dashboard/block.js';
import type { Indicator } from '#domain/catalogue/catalogue.js';
import type { GateCheck } from '#domain/briefing/gate.js';
import { problem, within, type PlacedBlock } from '#domain/briefing/gate/places.js';
import type { QuarterRecount } from '#domain/briefing/gate/quarter-recount.js';
import type { Looked } from '#domain/briefing/gate/prove-figures.js';
import { headlineSpanOf } from '#domain/indicators/evaluate-indicators.js';
import { partsOf } from '#domain/indicators/indicator-parts.js';
import { formatNumber } from '#domain/indicators/format-figure.js';
import { quartersBehind } from '#domain/indicators/trace.js';
import { fromScaled } from '#domain/return/values.js';
import type { Rollup } from '#domain/rollup/rollup.js';
import { isWithin, SECTORS, type PeriodUnit, type Sector } from '#domain/unit/unit.js';
import { loadPast, type Past } from '../../figures/load-past.js';
import { checked, together, type Look } from './look.js';

/** Numerator and denominator, or a count alone. */
type Parts = [number] | [number, number];
/** Others are computed from sums of elements: theirs do not add up. */
const ADDED = new Set(['ratio', 'count', 'system']);

export async function checkTotals(look: Look): Promise<GateCheck> {
  const tables = look.places.blocks.flatMap(({ block, place }) => (block.kind === 'table' ? [{ block, place }] : []));
  const sums = new Sums(look, await pastOf(look));
  const totals = printedTotals(look, tables);
  const parts: Looked[] = [];
  for (const table of tables) {
    if (table.block.rows.length < 2) continue;
    if (isByUnit(look, table.block)) parts.push(await sums.byUnit(table, totals));
    else if (table.block.rows.every(({ key }) => key in SECTORS)) parts.push(await sums.bySector(table, totals));
  }
  return checked('totals', together(...parts), parts.length > 0);
}

/** Rows of units one level down, and one of the unit itself. */
const isByUnit = ({ units, document }: Look, { rows, columns }: TableBlock): boolean =>
  columns.length > 1 &&
  rows.some(({ key }) => key === document.unit.code) &&
  rows.every(({ key }) => key === document.unit.code || units.some(({ code, parent }) => code === key && parent === document.unit.code));

const childrenOf = ({ units, document }: Look): PeriodUnit[] => units.filter(({ parent }) => parent === document.unit.code);

async function pastOf(look: Look): Promise<Past> {
  const { ports, document, catalogue } = look;
  const periods = [
    ...new Set(
      catalogue.indicators.flatMap((one) => quartersBehind(one, document.period, headlineSpanOf(one)).map(({ period }) => period)),
    ),
  ];
  const own = look.units.filter(({ code }) => code === document.unit.code);
  return loadPast(ports.database, { at: document.period, periods, units: [...own, ...childrenOf(look)] });
}

/** What the document prints as the total of an indicator: in tables of figures, and in the last row of tables by unit. */
function printedTotals(look: Look, tables: { block: TableBlock }[]): Map<string, Parts> {
  const totals = new Map<string, Parts>();
  for (const { block } of tables) {
    const [value, ratio] = ['value', 'ratio'].map((key) => block.columns.findIndex((column) => column.key === key));
    for (const { key, cells } of block.rows) {
      const isFigure = look.catalogue.hasIndicator(key) && value! > 0 && ratio! > 0;
      const parts = isFigure ? partsIn(`${cells[value!]!.display}\n${cells[ratio!]!.display}`, look.catalogue.indicator(key)) : null;
      if (parts) totals.set(key, parts);
    }
  }
  return totals;
}

class Sums {
  constructor(
    private readonly look: Look,
    private readonly past: Past,
  ) {}

  /** The units that are printed, what those without a figure hold, and what stands with none of them: the unit's own return, units that are gone. */
  async byUnit({ block, place }: PlacedTable, totals: ReadonlyMap<string, Parts>): Promise<Looked> {
    const { document } = this.look;
    const rows = block.rows.filter(({ key }) => key !== document.unit.code);
    const total = block.rows.find(({ key }) => key === document.unit.code)!;
    return this.columns(block, place, async (indicator, c) => {
      const printed = partsIn(total.cells[c]!.display, indicator);
      const parts = [await this.hold(indicator, (quarter) => this.restOf(quarter))];
      for (const { key, cells } of rows)
        parts.push(partsIn(cells[c]!.display, indicator) ?? (await this.hold(indicator, (quarter) => this.unitIn(quarter, key))));
      const elsewhere = totals.get(indicator.code);
      return { printed, parts, elsewhere: printed && elsewhere };
    });
  }

  async bySector({ block, place }: PlacedTable, totals: ReadonlyMap<string, Parts>): Promise<Looked> {
    const { unit } = this.look.document;
    return this.columns(block, place, async (indicator, c) => {
      const parts: Parts[] = [];
      for (const { key, cells } of block.rows)
        parts.push(
          partsIn(cells[c]!.display, indicator) ?? (await this.hold(indicator, (quarter) => quarter.rollupOf(unit.code, key as Sector))),
        );
      // Sectors that are not listed now may have been there earlier in the year.
      const listed = new Set(block.rows.map(({ key }) => key));
      for (const sector of Object.keys(SECTORS) as Sector[])
        if (!listed.has(sector)) parts.push(await this.hold(indicator, (quarter) => quarter.rollupOf(unit.code, sector)));
      // Where no total is printed the sectors come to that of the second count.
      const total = totals.get(indicator.code) ?? (await this.hold(indicator, (quarter) => quarter.rollupOf(unit.code, null)));
      return { printed: total, parts, elsewhere: undefined };
    });
  }

  private async columns(
    block: TableBlock,
    place: PlacedBlock['place'],
    read: (indicator: Indicator, column: number) => Promise<{ printed: Parts | null; parts: Parts[]; elsewhere: Parts | null | undefined }>,
  ): Promise<Looked> {
    const problems: Looked['problems'] = [];
    let looked = 0;
    for (const [c, { key, name }] of block.columns.entries()) {
      const { catalogue } = this.look;
      if (c === 0 || !catalogue.hasIndicator(key) || !ADDED.has(catalogue.indicator(key).kind)) continue;
      const { printed, parts, elsewhere } = await read(catalogue.indicator(key), c);
      if (!printed) continue;
      for (const [side, total] of printed.entries()) {
        looked++;
        const sum = parts.reduce((whole, part) => whole + (part[side] ?? 0), 0);
        const where = within(
          place,
          `“${name}”${SIDES[printed.length === 2 ? side : 2]!.zh}`,
          `"${name}", ${SIDES[printed.length === 2 ? side : 2]!.en}`,
        );
        if (Math.abs(sum - total) > slackOf([total, ...parts.flat()], parts.length)) problems.push(doesNotAddUp(where, sum, total));
        if (elsewhere && elsewhere[side] !== total) problems.push(saidTwice(where, total, elsewhere[side]!));
      }
    }
    return { looked, problems };
  }

  /** What the returns of some units come to over the quarters behind the figure, whether it is shown or not. */
  private async hold(indicator: Indicator, sumIn: (quarter: QuarterRecount) => Rollup | null): Promise<Parts> {
    const { document, recount, ports } = this.look;
    let [numerator, denominator] = [0n, 0n];
    for (const { period, sign, hasDenominator } of quartersBehind(indicator, document.period, headlineSpanOf(indicator))) {
      const quarter = await recount.quarter(period);
      const rollup = quarter && sumIn(quarter);
      const own = rollup && ports.catalogues.ofVersion(rollup.catalogueVersion);
      if (!rollup || !own?.hasIndicator(indicator.code)) continue;
      const parts = partsOf(own, own.indicator(indicator.code), rollup);
      numerator += (parts.numerator ?? 0n) * BigInt(sign);
      if (hasDenominator) denominator += parts.denominator ?? 0n;
    }
    return indicator.kind === 'count' ? [fromScaled(numerator)] : [fromScaled(numerator), fromScaled(denominator)];
  }

  private unitIn(quarter: QuarterRecount, code: string): Rollup | null {
    const paths = this.pathsOf(quarter, code);
    return quarter.sumOf(code, null, ({ path }) => paths.some((above) => isWithin(path, above)));
  }

  private restOf(quarter: QuarterRecount): Rollup | null {
    const { unit } = this.look.document;
    const top = this.pathsOf(quarter, unit.code);
    const told = childrenOf(this.look).flatMap(({ code }) => this.pathsOf(quarter, code));
    return quarter.sumOf(
      unit.code,
      null,
      ({ path }) => top.some((above) => isWithin(path, above)) && !told.some((above) => isWithin(path, above)),
    );
  }

  /** Where the unit, or those that became it, stood in that quarter. */
  private pathsOf(quarter: QuarterRecount, code: string): string[] {
    return this.past.rowsOf(code, quarter.period).flatMap((row) => quarter.pathOf(row.code) ?? []);
  }
}

type PlacedTable = { block: TableBlock; place: PlacedBlock['place'] };
const SIDES = [
  { zh: '分子', en: 'numerator' },
  { zh: '分母', en: 'denominator' },
  { zh: '计数', en: 'count' },
] as const;

/** "97.3%\n454/467", "1,204人次"; null where no number is printed. */
function partsIn(display: string, { kind }: Indicator): Parts | null {
  const ratio = /(−?[\d,]+(?:\.\d+)?)\/(−?[\d,]+(?:\.\d+)?)/.exec(display);
  if (kind !== 'count') return ratio && [numberOf(ratio[1]!), numberOf(ratio[2]!)];
  const count = /^−?[\d,]+(?:\.\d+)?/.exec(display);
  return count && [numberOf(count[0])];
}
const numberOf = (text: string): number => Number(text.replaceAll(',', '').replace('−', '-'));

/** Whole numbers add up exactly; of rounded ones each may be off by half its last digit. */
const slackOf = (numbers: readonly number[], terms: number): number => (numbers.every(Number.isInteger) ? 1e-6 : 0.05 * (terms + 1) + 1e-6);

const told = (value: number): string => formatNumber(value, Number.isInteger(value) ? 0 : 1);
const doesNotAddUp = (where: PlacedBlock['place'], sum: number, total: number) =>
  problem(
    where,
    `各行相加为${told(sum)}，合计印作${told(total)}`,
    `the rows add up to ${told(sum)}, the total is printed as ${told(total)}`,
  );
const saidTwice = (where: PlacedBlock['place'], total: number, elsewhere: number) =>
  problem(
    where,
    `合计印作${told(total)}，指标表印作${told(elsewhere)}`,
    `printed as ${told(total)} here and as ${told(elsewhere)} in the table of figures`,
  );
