/** What is held of every unit of a large tree: what blocks ask of it, figures judged against their targets first; read and judged unit by unit. */
import type { CatalogueSource } from '#domain/catalogue/catalogue-source.js';
import type { Catalogue, ElementCode, Indicator } from '#domain/catalogue/catalogue.js';
import type { JudgedFigures, NodeCoverage, PeerFigures } from '#domain/indicators/collected-figures.js';
import { judgeIndicator } from '#domain/indicators/compare.js';
import { headlineSpanOf, spanOf } from '#domain/indicators/evaluate-indicators.js';
import { JudgedColumns } from '#domain/indicators/judged-columns.js';
import { quartersBehind } from '#domain/indicators/trace.js';
import { previousPeriod, type Period } from '#domain/period/period.js';
import { fromScaled } from '#domain/return/values.js';
import type { Rollup } from '#domain/rollup/rollup.js';
import { slotLayoutOf } from '#domain/rollup/slot-layout.js';
import type { PeriodUnit, Sector } from '#domain/unit/unit.js';
import type { Histories } from './load-histories.js';

/** What the blocks of one dashboard ask of every unit below: nothing else is read of them, and asking for anything else fails. */
export interface PeerQuestions {
  figures(catalogue: Catalogue): readonly Indicator[];
  /** Those asked of the quarter before. */
  before(catalogue: Catalogue): readonly Indicator[];
  elements: readonly ElementCode[];
}

/** The quarters these figures are made of, by whichever version of the catalogue a quarter was summed. */
export function quartersOf(
  catalogues: Pick<CatalogueSource, 'all'>,
  catalogue: Catalogue,
  questions: PeerQuestions,
  period: Period,
): Period[] {
  const behind = (indicator: Indicator, at: Period): Period[] =>
    catalogues.all().flatMap((version) => {
      const codes = [indicator.code, ...(indicator.of ?? [])].filter((code) => version.hasIndicator(code));
      const asked = headlineSpanOf(indicator);
      return codes.flatMap((code) => {
        const defined = version.indicator(code);
        return quartersBehind(defined, at, spanOf(defined, asked)).map((quarter) => quarter.period);
      });
    });
  return [
    ...new Set([
      period,
      ...questions.figures(catalogue).flatMap((indicator) => behind(indicator, period)),
      ...questions.before(catalogue).flatMap((indicator) => [previousPeriod(period), ...behind(indicator, previousPeriod(period))]),
    ]),
  ];
}

/** Loud, since what is not there would read as something that nobody has. */
const notAsked = (what: string): never => {
  throw new Error(`This dashboard does not ask its peers for ${what}`);
};

export type HeldPeer = Omit<PeerFigures, 'level' | 'isInner'>;

export interface PeersInput {
  catalogue: Catalogue;
  period: Period;
  sector: Sector | null;
  peers: { units: PeriodUnit[]; periods: Period[] };
  questions: PeerQuestions;
  /** A unit that is no part of what is asked for is left out. */
  isPart: (rollup: Rollup | undefined) => boolean;
  coverageOf: (rollup: Rollup | undefined) => NodeCoverage;
}

/** Put into `held` by code. */
export async function judgePeers(
  { evaluation, eachPeer }: Pick<Histories, 'evaluation' | 'eachPeer'>,
  held: Map<string, HeldPeer>,
  { catalogue, period, sector, peers, questions, isPart, coverageOf }: PeersInput,
): Promise<void> {
  const before = previousPeriod(period);
  const columnsOf = (at: Period, asked: readonly Indicator[]): JudgedColumns => new JudgedColumns(at, asked, peers.units.length);
  const judged = columnsOf(period, questions.figures(catalogue));
  const judgedBefore = columnsOf(before, questions.before(catalogue));
  const sums = new Map(questions.elements.map((code) => [code, new Float64Array(peers.units.length).fill(NaN)]));
  const found = (columns: JudgedColumns, row: number, unit: string): JudgedFigures => {
    const figures = columns.of(row, { unit, sector });
    return { judged: (code) => figures.judged(code) ?? (catalogue.hasIndicator(code) ? notAsked(code) : undefined) };
  };
  // Apart from where the rollups are at hand: what is kept must not keep those.
  const heldOf = (own: number, unit: PeriodUnit, coverage: NodeCoverage): HeldPeer => ({
    unit,
    ...coverage,
    figures: found(judged, own, unit.code),
    before: found(judgedBefore, own, unit.code),
    element: (code) => {
      const sum = (sums.get(code) ?? notAsked(code))[own]!;
      return Number.isNaN(sum) ? undefined : sum;
    },
  });
  let row = 0;
  await eachPeer((unit, node) => {
    const rollup = node.rollups.get(period);
    if (!isPart(rollup)) return;
    const own = row++;
    judged.fill(own, (indicator) => judgeIndicator(evaluation, node, indicator, period, headlineSpanOf(indicator)));
    judgedBefore.fill(own, (indicator) => judgeIndicator(evaluation, node, indicator, before, headlineSpanOf(indicator)));
    if (rollup) {
      const layout = slotLayoutOf(evaluation.catalogues.ofVersion(rollup.catalogueVersion));
      for (const [code, column] of sums) {
        const slot = catalogue.hasElement(code) && !catalogue.element(code).bureauTotalOnly ? layout.elementSlot(code) : undefined;
        if (slot !== undefined && rollup.counts[slot]) column[own] = fromScaled(rollup.sums[slot]!);
      }
    }
    held.set(unit.code, heldOf(own, unit, coverageOf(rollup)));
  }, peers);
}
