/** Where from? A figure taken apart: quarters, units, accepted versions, cells; and whether they come to what is shown. */
import type { Actor } from '#domain/access/actor.js';
import { may } from '#domain/access/policy.js';
import type { Indicator, IndicatorCode } from '#domain/catalogue/catalogue.js';
import { figureOf } from '#domain/dashboard/figure-of.js';
import type { Language } from '#domain/errors.js';
import type { Basis } from '#domain/indicators/basis.js';
import { PENDING_NOTE } from '#domain/indicators/bureau-total.js';
import { evaluateIndicator, headlineSpanOf, partsOfFigure, type NodeHistory } from '#domain/indicators/evaluate-indicators.js';
import type { Span } from '#domain/indicators/indicator-value.js';
import { inOrder, quartersBehind, totalOf, type TracedParts } from '#domain/indicators/trace.js';
import { periodsOfYearUpTo, previousPeriod, type Period } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import { fromScaled } from '#domain/return/values.js';
import type { PeriodUnit, Sector } from '#domain/unit/unit.js';
import type { TraceStatus, TraceView } from '#domain/views/figure-view.js';
import type { Ports } from '../ports.js';
import { findScope } from './figure-scope.js';
import { loadHistories, type Histories } from './load-histories.js';
import { hiddenNote, pendingNote, thinNote, unprovenNote, withheldWords } from './trace-notes.js';
import { traceQuarter, type TracedReturns } from './trace-quarter.js';
import { traceRows } from './trace-rows.js';

export interface TraceQuery {
  actor: Actor;
  code: IndicatorCode;
  period?: Period | undefined;
  unit?: string | undefined;
  sector?: Sector | undefined;
  basis?: Basis | undefined;
  /** Without: as the indicator is read against its target. */
  span?: Span | undefined;
  /** Part of a unit's name, or its code. */
  find?: string | undefined;
  offset: number;
  limit: number;
  language: Language;
}

/** Figures and returns of one moment. */
interface Look {
  stores: Stores;
  histories: Histories;
  node: NodeHistory;
  unit: PeriodUnit;
  period: Period;
  sector: Sector | null;
}

interface Proof {
  returns: TracedReturns[];
  total: TracedParts;
  agrees: boolean;
}

/**
 * Every return behind the figure is counted again from its accepted version, in portions, so that the sum is a proof and not a copy of
 * the rollup; only a page of rows is told with its cells. Sums hold units the reader may no longer see: rows do not, and a note says so.
 */
export class TraceFigure {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues'>) {}

  run(query: TraceQuery): Promise<TraceView> {
    return this.ports.database.snapshot((stores) => this.trace(stores, query));
  }

  private async trace(stores: Stores, query: TraceQuery): Promise<TraceView> {
    const { catalogues } = this.ports;
    const { code, actor, language, offset, limit } = query;
    const { record, unit } = await findScope(stores, query);
    const { period } = record;
    const indicator = catalogues.ofVersion(record.catalogueVersion).indicator(code);
    const [sector, basis] = [query.sector ?? null, query.basis ?? 'as_was'];
    const periods = [...new Set([previousPeriod(period), ...periodsOfYearUpTo(period)])];
    const histories = await loadHistories(stores, catalogues, { at: period, periods, units: [unit], sector, basis });
    const node = histories.of(unit);
    const valueOf = (of: IndicatorCode, span: Span) => evaluateIndicator(histories.evaluation, node, of, period, span);
    const value = valueOf(code, query.span ?? headlineSpanOf(indicator));
    const look: Look = { stores, histories, node, unit, period, sector };
    const withheld = withheldWords(indicator, node, language);
    // Where even the total is kept from the reader, nothing is counted: a count could tell it.
    const isKept =
      indicator.kind === 'ballot' ||
      (indicator.kind === 'system' && basis === 'comparable') ||
      (indicator.bureauTotalOnly && value.value === null);
    const proof = isKept ? null : await this.prove(look, indicator, value.span);
    // Of a figure that is not shown the sum is not told either.
    const told = (part: bigint | null | undefined): number | null =>
      typeof part === 'bigint' && value.numerator !== null ? fromScaled(part) : null;

    const entries = withheld || !proof ? [] : proof.returns.flatMap((quarter) => quarter.entries);
    const codes = [...new Set(entries.map((entry) => entry.unit.code))];
    const today = new Map((await stores.units.byCodes(codes)).map((each) => [each.code, each.path]));
    const isSeen = (seen: string): boolean => may(actor, 'figures.read', today.get(seen) ?? '');
    const nobody = { numerator: null, denominator: null };
    const seen = inOrder(
      entries.filter((entry) => isSeen(entry.unit.code)),
      indicator,
      proof?.total ?? nobody,
    );
    const find = query.find?.trim().toLowerCase() ?? '';
    const listed = seen.filter(({ unit: { name, shortName, code: own } }) =>
      [name, shortName, own].some((word) => word.toLowerCase().includes(find)),
    );
    const hidden = new Set(entries.flatMap((entry) => (entry.status === 'counted' && !isSeen(entry.unit.code) ? [entry.unit.code] : [])));
    const quarters = quartersBehind(indicator, period, value.span).map((quarter) => quarter.period);
    const pending = proof ? await isPending(stores, quarters) : false;
    return {
      code,
      name: indicator.name[language],
      formula: indicator.formula[language],
      period,
      unit: { code: unit.code, name: unit.shortName },
      sector,
      basis,
      span: value.span,
      figure: figureOf(indicator, value, language),
      numerator: value.numerator,
      denominator: value.denominator,
      quarters,
      madeOf: (indicator.of ?? []).map((of) => {
        const part = catalogues.ofVersion(record.catalogueVersion).indicator(of);
        return { code: of, name: part.name[language], figure: figureOf(part, valueOf(of, value.span), language) };
      }),
      rows: await traceRows(stores, catalogues, {
        actor,
        code,
        language,
        entries: listed.slice(offset, offset + limit),
        tops: new Set([unit.code, ...histories.past.codes]),
        tree: histories.regrouped && period,
        today,
      }),
      total: listed.length,
      counts: countsOf(seen),
      offset,
      sum: { numerator: told(proof?.total.numerator), denominator: told(proof?.total.denominator), agrees: proof?.agrees ?? true },
      withheld,
      notes: [
        ...(histories.basisNote ? [histories.basisNote[language]] : []),
        ...thinNote(indicator, value, language),
        ...(value.status === 'pending' ? [PENDING_NOTE[language]] : []),
        ...hiddenNote(hidden.size, language),
        ...(pending ? pendingNote(language) : proof?.agrees === false ? unprovenNote(language) : []),
      ],
      asOf: await stores.rollups.computedAt(period),
      dataVersion: record.dataVersion,
    };
  }

  /** A difference is proven by both of its sides, and has no rows of its own. */
  private async prove(look: Look, indicator: Indicator, span: Span): Promise<Proof> {
    const { evaluation } = look.histories;
    if (indicator.kind === 'difference') {
      const sides: Proof[] = [];
      for (const of of indicator.of!) {
        const side = evaluateIndicator(evaluation, look.node, of, look.period, span);
        const rollup = look.node.rollups.get(look.period);
        const catalogue = rollup && evaluation.catalogues.ofVersion(rollup.catalogueVersion);
        if (catalogue?.hasIndicator(of)) sides.push(await this.prove(look, catalogue.indicator(of), side.span));
      }
      return { returns: [], total: { numerator: null, denominator: null }, agrees: sides.every((side) => side.agrees) };
    }
    const returns: TracedReturns[] = [];
    for (const quarter of quartersBehind(indicator, look.period, span)) {
      const units = await unitsBehind(look, quarter.period);
      const asked = { code: indicator.code, quarter, units, sector: look.sector, isWhole: !look.histories.regrouped };
      returns.push(await traceQuarter(look.stores, this.ports.catalogues, asked));
    }
    const total = totalOf(returns);
    const shown = partsOfFigure(evaluation, look.node, indicator, look.period, span);
    const agrees = total.numerator === shown.numerator && (total.numerator === null || total.denominator === shown.denominator);
    return { returns, total, agrees };
  }
}

function countsOf(entries: readonly { status: TraceStatus }[]): TraceView['counts'] {
  const counts = { counted: 0, incomplete: 0, not_accepted: 0, not_expected: 0 };
  for (const { status } of entries) counts[status]++;
  return counts;
}

/** Whose returns make up the unit's figures of the quarter: its own, and those below it, in that quarter's tree or in the one asked for. */
async function unitsBehind({ stores, histories, unit }: Look, period: Period): Promise<PeriodUnit[]> {
  if (histories.regrouped) return histories.regrouped.countedIn(period);
  const units: PeriodUnit[] = [];
  for (const { code } of histories.past.rowsOf(unit.code, period)) {
    const top = await stores.periods.unit(period, code);
    if (top) units.push(...(await stores.periods.units(period, [top.path])));
  }
  return units;
}

async function isPending(stores: Pick<Stores, 'facts'>, periods: readonly Period[]): Promise<boolean> {
  for (const period of periods) if ((await stores.facts.dirty(period)).length > 0) return true;
  return false;
}
