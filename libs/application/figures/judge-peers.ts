/** What is held of every unit of a large tree: figures judged against their targets, sums of elements, coverage; read and judged unit by unit. */
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import type { JudgedFigures, NodeCoverage, PeerFigures } from '#domain/indicators/collected-figures.js';
import { judgeIndicator } from '#domain/indicators/compare.js';
import { headlineSpanOf } from '#domain/indicators/evaluate-indicators.js';
import { JudgedColumns } from '#domain/indicators/judged-columns.js';
import { periodsOfYearUpTo, previousPeriod, type Period } from '#domain/period/period.js';
import { fromScaled } from '#domain/return/values.js';
import type { Rollup } from '#domain/rollup/rollup.js';
import { slotLayoutOf } from '#domain/rollup/slot-layout.js';
import type { Sector } from '#domain/unit/unit.js';
import type { Histories } from './load-histories.js';

/** What the figures of a peer are made of, and those of its previous quarter. */
export const periodsOfPeers = (period: Period): Period[] => [
  ...new Set([...periodsOfYearUpTo(period), previousPeriod(period), ...periodsOfYearUpTo(previousPeriod(period))]),
];

/** Loud, since a figure that is not there would read as one that nobody has. */
const NOT_ASKED: JudgedFigures = {
  judged: () => {
    throw new Error('This dashboard does not compare its peers with the quarter before');
  },
};

export type HeldPeer = Omit<PeerFigures, 'level' | 'isInner'>;

export interface PeersInput {
  catalogue: Catalogue;
  period: Period;
  sector: Sector | null;
  /** How many there are. */
  peers: number;
  /** Whether the quarter before is asked about. */
  comparesPeers: boolean;
  /** A unit that is no part of what is asked for is left out. */
  isPart: (rollup: Rollup | undefined) => boolean;
  coverageOf: (rollup: Rollup | undefined) => NodeCoverage;
}

/** Put into `held` by code. */
export async function judgePeers(
  { evaluation, eachPeer }: Pick<Histories, 'evaluation' | 'eachPeer'>,
  held: Map<string, HeldPeer>,
  input: PeersInput,
): Promise<void> {
  const { catalogue, period, sector, peers } = input;
  const before = previousPeriod(period);
  const judged = new JudgedColumns(period, catalogue.indicators, peers);
  // Of the quarter before only targets are asked: who missed them then.
  const targeted = catalogue.indicators.filter(({ target }) => target);
  const judgedBefore = input.comparesPeers ? new JudgedColumns(before, targeted, peers) : null;
  const elements = new Float64Array(peers * catalogue.elements.length).fill(NaN);
  const places = new Map(catalogue.elements.map(({ code }, place) => [code, place]));
  let row = 0;
  await eachPeer((unit, node) => {
    const rollup = node.rollups.get(period);
    if (!input.isPart(rollup)) return;
    const own = row++;
    judged.fill(own, (indicator) => judgeIndicator(evaluation, node, indicator, period, headlineSpanOf(indicator)));
    judgedBefore?.fill(own, (indicator) => judgeIndicator(evaluation, node, indicator, before, headlineSpanOf(indicator)));
    if (rollup) {
      const layout = slotLayoutOf(evaluation.catalogues.ofVersion(rollup.catalogueVersion));
      catalogue.elements.forEach(({ code, bureauTotalOnly }, place) => {
        const slot = bureauTotalOnly ? undefined : layout.elementSlot(code);
        if (slot !== undefined && rollup.counts[slot]) elements[own * places.size + place] = fromScaled(rollup.sums[slot]!);
      });
    }
    const named = { unit: unit.code, sector };
    held.set(unit.code, {
      unit,
      ...input.coverageOf(rollup),
      figures: judged.of(own, named),
      before: judgedBefore?.of(own, named) ?? NOT_ASKED,
      element: (code) => {
        const sum = elements[own * places.size + (places.get(code) ?? NaN)];
        return sum === undefined || Number.isNaN(sum) ? undefined : sum;
      },
    });
  });
}
