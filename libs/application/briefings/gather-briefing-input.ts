/** Gathers what a briefing is built from: figures, filing records, findings, notes, dates; nothing here writes a word of it. */
import type { BriefingInput, BriefingTrend, ExplainedByUnit, RuleFindings, UnitFiling } from '#domain/briefing/briefing-input.js';
import type { BriefingRecord } from '#domain/briefing/briefing.js';
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import { DomainError, type Language } from '#domain/errors.js';
import type { CollectedFigures } from '#domain/indicators/collected-figures.js';
import { yearSpanOf } from '#domain/indicators/evaluate-indicators.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import { explainedFigures } from '#domain/return/explained-figure.js';
import type { ReturnRecord, ReturnVersion } from '#domain/return/return.js';
import { isFiledLate } from '#domain/rollup/filing.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { collectFigures } from '../figures/collect-figures.js';
import { requirementsFor } from '../meetings/follow-up.js';
import { ownDueDays } from '../periods/due-days.js';
import type { Ports } from '../ports.js';
import { defaultStyle, issuerOf } from './default-style.js';
import { correctionsSince, lastIssueOf, missingShareOf, monthsOf, placesOf } from './gather-records.js';

const TREND_LENGTH = 8;

export async function gatherBriefingInput(
  ports: Pick<Ports, 'database' | 'catalogues' | 'clock'>,
  record: BriefingRecord,
  language: Language,
): Promise<BriefingInput> {
  const { database, catalogues, clock } = ports;
  const period = await database.periods.get(record.period);
  const units = await database.periods.units(record.period);
  const unit = units.find((u) => u.code === record.unit);
  if (!period || !unit) throw new DomainError('not_found', { zh: '没有这个报告期或单位', en: 'There is no such period or unit' });
  const below = units.filter((u) => u.path.startsWith(unit.path) && u.expected);
  const codes = below.map((u) => u.code);
  const ownChildren = units.filter((u) => u.parent === unit.code);
  const issuer = issuerOf(record.kind, unit, units.find((u) => u.parent === null && unit.path.startsWith(u.path)) ?? unit);
  const [figures, returns, accepted, meetings, exceptions, lastIssue] = await Promise.all([
    collectFigures(database, catalogues, {
      record: period,
      unit,
      // A sheet names no other unit, and a notice has no figures.
      children: record.kind === 'unit_sheet' || record.kind === 'notice' ? [] : ownChildren,
      siblings: record.kind === 'unit_sheet' ? units.filter((u) => u.parent === unit.parent && u.parent !== null) : [],
      trendLength: TREND_LENGTH,
      spanOf: record.kind === 'annual' ? yearSpanOf : undefined,
    }),
    database.returns.ofPeriod(record.period, codes),
    database.returns.acceptedVersions(record.period, codes),
    database.meetings.all(),
    database.periods.exceptions(record.period),
    lastIssueOf(database, record),
  ]);
  if (figures.asOf === null)
    throw new DomainError('conflict', { zh: '本期还没有汇总数据，稍后再试', en: 'The period has no rollup yet; try again shortly' });
  const nameOf = new Map(units.map((u) => [u.code, u.name]));
  const recordOf = new Map(returns.map((r) => [r.unit, r]));
  const ownDays = ownDueDays(period, exceptions);
  const today = shanghaiDate(clock.now());
  const meeting = meetings.find(({ id, ...of }) =>
    record.meetingId ? id === record.meetingId : of.period === record.period && of.unit === record.unit,
  );
  return {
    period: record.period,
    unit: { code: unit.code, name: unit.name },
    isBelow: issuer.parent !== null,
    language,
    sumsUpYear: record.kind === 'annual',
    catalogue: figures.catalogue,
    quarter: [...figures.quarter.values()],
    cumulative: [...figures.cumulative.values()],
    children: figures.children.map((child) => ({ ...child.unit, values: [...child.figures.values()], months: monthsOf(child.elements) })),
    sectors: figures.sectors.map(({ sector, figures: values }) => ({ sector, values: [...values.values()] })),
    trends: trendsOf(figures),
    trendNotes: figures.trendNotes,
    filing: below.map((u) => filingOf(u, recordOf.get(u.code), ownDays.get(u.code) ?? period.dueOn, today, nameOf)),
    findings: findingsOf(figures.catalogue, below, accepted),
    explanations: explanationsOf(figures.catalogue, below, accepted),
    missingShare: await missingShareOf(database, below, accepted, figures),
    corrections: await correctionsSince(database, figures.period, below, lastIssue),
    lastIssuedOn: lastIssue && shanghaiDate(new Date(lastIssue)),
    ...(await requirementsFor(database, { period: record.period, unit: record.unit })),
    places: placesOf(figures),
    issueNumber: record.issueNumber,
    dueOn: period.dueOn,
    locksOn: period.locksOn,
    // What is being released is checked against the day it is dated.
    issuedOn: shanghaiDate(record.status === 'releasing' && record.release ? new Date(record.release.at) : clock.now()),
    meetsOn: meeting?.meetsOn ?? null,
    meetingKind: meeting?.kind ?? null,
    style:
      (await database.briefingStyles.get(issuer.code))?.style ??
      defaultStyle(
        issuer,
        units.filter((u) => u.parent === issuer.code),
      ),
    reported: figures.reported,
    expected: figures.expected,
    provisional: figures.provisional,
    asOf: figures.asOf,
    dataVersion: period.dataVersion,
  };
}

/** Oldest first, for every indicator; the sections take what they need. */
const trendsOf = (figures: CollectedFigures): BriefingTrend[] =>
  figures.catalogue.indicators.map(({ code }) => ({
    code,
    points: figures.trend.flatMap((point) => {
      const value = point.figures.get(code);
      return value ? [{ value, target: value.target?.value ?? null }] : [];
    }),
  }));

function filingOf(
  unit: PeriodUnit,
  record: ReturnRecord | undefined,
  dueOn: string,
  today: string,
  nameOf: Map<string, string>,
): UnitFiling {
  const submittedOn = record?.firstSubmittedAt ? shanghaiDate(new Date(record.firstSubmittedAt)) : null;
  return {
    code: unit.code,
    name: unit.name,
    sector: unit.sector,
    parentName: unit.parent ? (nameOf.get(unit.parent) ?? '') : '',
    state: record?.status ?? 'missing',
    submittedOn,
    isLate: isFiledLate(record, dueOn, today),
    timesReturned: record?.returnedCount ?? 0,
  };
}

/** What is found in a cell shown as a bureau total only is for its own unit to know. */
function findingsOf(catalogue: Catalogue, units: PeriodUnit[], accepted: Map<string, ReturnVersion>): RuleFindings[] {
  const byRule = new Map<string, { units: Set<string>; cells: number; elements: Map<string, string[]> }>();
  for (const unit of units)
    for (const { code, element } of accepted.get(unit.code)?.findings ?? []) {
      if (element !== null && catalogue.hasElement(element) && catalogue.element(element).bureauTotalOnly) continue;
      const entry = byRule.get(code) ?? { units: new Set<string>(), cells: 0, elements: new Map<string, string[]>() };
      entry.units.add(unit.name);
      entry.cells++;
      // A return flags a cell of an element more than once where it has several.
      if (element !== null) entry.elements.set(element, [...new Set([...(entry.elements.get(element) ?? []), unit.name])]);
      byRule.set(code, entry);
    }
  return [...byRule]
    .map(([rule, { units, cells, elements }]) => ({
      rule,
      units: [...units],
      cells,
      elements: [...elements].map(([code, of]) => ({ code, units: of })),
    }))
    .toSorted((a, b) => b.units.length - a.units.length || (a.rule < b.rule ? -1 : 1));
}

const explanationsOf = (catalogue: Catalogue, units: PeriodUnit[], accepted: Map<string, ReturnVersion>): ExplainedByUnit[] =>
  units.flatMap((unit) => {
    const version = accepted.get(unit.code);
    return version ? explainedFigures(catalogue, version).map((figure) => ({ ...figure, unitName: unit.name })) : [];
  });
