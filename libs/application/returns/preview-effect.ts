/** What the indicators of a unit and of the topmost unit become when the latest version of its return is accepted. */
import type { Actor } from '#domain/access/actor.js';
import { may } from '#domain/access/policy.js';
import type { Catalogue, Indicator } from '#domain/catalogue/catalogue.js';
import type { Language } from '#domain/errors.js';
import { evaluateIndicator, naturalSpanOf, type Evaluation, type NodeHistory } from '#domain/indicators/evaluate-indicators.js';
import type { IndicatorValue } from '#domain/indicators/indicator-value.js';
import type { Period, PeriodRecord } from '#domain/period/period.js';
import type { ReturnVersion } from '#domain/return/return.js';
import { numbersOf, type Values } from '#domain/return/values.js';
import { makeFact } from '#domain/rollup/make-fact.js';
import { replaceFact, rollupOfFact } from '#domain/rollup/replace-fact.js';
import type { Fact } from '#domain/rollup/rollup.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { EffectFigure, EffectView } from '#domain/views/return-view.js';
import { loadHistories, periodsOfTrend } from '../figures/load-histories.js';
import type { Ports } from '../ports.js';
import { acceptedHistory } from './check-return.js';
import { findPeriodUnit, nothingFiled } from './find-return.js';

const NOTHING: EffectFigure = { value: null, numerator: null, denominator: null };

export class PreviewEffect {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues'>) {}

  /** Throws `not_found` when nothing was filed. */
  async run(input: { actor: Actor; period: Period; unit: string; language: Language }): Promise<EffectView> {
    const { database, catalogues } = this.ports;
    const { period, unit } = await findPeriodUnit(database, { ...input, action: 'returns.read' });
    const record = await database.returns.get(input.period, unit.code);
    if (!record) throw nothingFiled(input.period, unit);
    const [latest, accepted, history, top] = await Promise.all([
      database.returns.version(input.period, unit.code, record.version),
      record.acceptedVersion === null ? null : database.returns.version(input.period, unit.code, record.acceptedVersion),
      acceptedHistory(database, input.period, unit.code),
      database.periods.unit(input.period, unit.path.split('/')[1]!),
    ]);
    const catalogue = catalogues.ofVersion(period.catalogueVersion);
    const factOf = (version: ReturnVersion | null): Fact | null => version && factIn(catalogue, version, history);
    const [before, after] = [factOf(accepted), factOf(latest)];
    const own = (fact: Fact | null): Evaluated => ownFigures(this.ports, catalogue, unit, fact);
    const [ownBefore, ownAfter] = [own(before), own(after)];
    const [bureauBefore, bureauAfter] = await this.bureauFigures(period, top ?? unit, before, after);
    // Before and after of a total differ by the unit's own figure: who may not see that one sees neither.
    const isSeen = ({ bureauTotalOnly }: Indicator) => !bureauTotalOnly || may(input.actor, 'four_forms.read', unit.path);
    return {
      bureau: (top ?? unit).name,
      beforeVersion: accepted?.version ?? null,
      lines: catalogue.indicators
        .filter((indicator) => isOfReturns(indicator) && isSeen(indicator))
        .filter((indicator) => ownAfter(indicator)?.status !== 'not_expected')
        .map((indicator) => ({
          code: indicator.code,
          name: indicator.name[input.language],
          unit: indicator.unit[input.language],
          direction: indicator.direction,
          own: { before: figureOf(ownBefore(indicator)), after: figureOf(ownAfter(indicator)) },
          bureau: { before: figureOf(bureauBefore(indicator)), after: figureOf(bureauAfter(indicator)) },
        })),
    };
  }

  /** From the stored sums of the topmost unit, with this unit's part in them replaced. */
  private async bureauFigures(
    period: PeriodRecord,
    top: PeriodUnit,
    before: Fact | null,
    after: Fact | null,
  ): Promise<[Evaluated, Evaluated]> {
    const { database, catalogues } = this.ports;
    const histories = await loadHistories(database, catalogues, {
      at: period.period,
      periods: periodsOfTrend(period.period, 1),
      units: [top],
    });
    const node = histories.of(top);
    const stored = node.rollups.get(period.period);
    if (stored?.catalogueVersion !== period.catalogueVersion) return [() => null, () => null];
    const replacement = replaceFact(stored, before, after);
    const rollups: NodeHistory['rollups'] = {
      get: (at) => (at === period.period ? replacement : node.rollups.get(at)),
      has: (at) => node.rollups.has(at),
    };
    const replaced = { ...node, rollups };
    return [evaluated(histories.evaluation, node, period.period), evaluated(histories.evaluation, replaced, period.period)];
  }
}

type Evaluated = (indicator: Indicator) => IndicatorValue | null;

/** Known from cells: not from the record of filing, and not from ballots. */
const isOfReturns = ({ kind }: Indicator): boolean => kind !== 'system' && kind !== 'ballot';

function factIn(catalogue: Catalogue, version: ReturnVersion, history: (Values | null)[]): Fact {
  const { period, unit } = version;
  const values = numbersOf(version.values);
  return makeFact(catalogue, {
    period,
    unit,
    version: version.version,
    values,
    previous: history[0] ?? null,
    yearAgo: history[3] ?? null,
  });
}

/** The return alone, whatever lies below the unit: no coverage to fall short of. */
function ownFigures(ports: Pick<Ports, 'catalogues'>, catalogue: Catalogue, unit: PeriodUnit, fact: Fact | null): Evaluated {
  if (!fact) return () => null;
  const { period } = fact;
  const rollups = new Map([[period, rollupOfFact(catalogue, unit.type, fact)]]);
  const evaluation = {
    catalogues: ports.catalogues,
    computed: new Set([period]),
    open: new Set<Period>(),
    floors: { withhold: 0, hatch: 0 },
  };
  return evaluated(evaluation, { unit: unit.code, sector: null, isRoot: true, rollups }, period);
}

const evaluated =
  (evaluation: Evaluation, node: NodeHistory, period: Period): Evaluated =>
  (indicator) =>
    evaluateIndicator(evaluation, node, indicator.code, period, naturalSpanOf(indicator));

const figureOf = (value: IndicatorValue | null): EffectFigure =>
  value ? { value: value.value, numerator: value.numerator, denominator: value.denominator } : NOTHING;
