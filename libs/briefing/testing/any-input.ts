/** Any quarter of any bureau over the catalogue that is shipped: figures known, missing, withheld or without a base, returns in every state. */
import { CATALOGUES } from '#catalogue/catalogues.js';
import type { BriefingChild, BriefingInput, UnitFiling } from '#domain/briefing/briefing-input.js';
import type { Catalogue, Indicator } from '#domain/catalogue/catalogue.js';
import type { Language } from '#domain/errors.js';
import { headlineSpanOf } from '#domain/indicators/evaluate-indicators.js';
import type { Change, ComparedIndicatorValue, FigureStatus, Span } from '#domain/indicators/indicator-value.js';
import { shiftPeriod } from '#domain/period/period.js';
import { SECTORS, type Sector } from '#domain/unit/unit.js';
import { smallInput } from './small-input.js';

export const CATALOGUE: Catalogue = CATALOGUES.ofVersion('2022.1');
const SECTORS_USED = (Object.keys(SECTORS) as Sector[]).slice(0, 3);
const STATUSES: FigureStatus[] = [
  'final',
  'final',
  'final',
  'final',
  'provisional',
  'unfiled',
  'waiting',
  'missing',
  'withheld',
  'pending',
  'undefined',
  'not_expected',
];
const STATES: UnitFiling['state'][] = ['accepted', 'submitted', 'returned', 'draft', 'missing'];

/** All that is drawn by chance; the rest follows from it. */
export interface Quarter {
  /** Of the figures. */
  seed: number;
  quarters: number;
  children: number;
  units: number;
  isProvisional: boolean;
  /** Rules that flagged something. */
  findings: string[];
  /** Members with the missing units, of all. */
  missing: [number, number] | null;
  requirements: number;
  /** Indicators by which the unit has a place. */
  places: string[];
}

/** Numbers from 0 up to (not including) `below`, the same for the same seed. */
type Dice = (below: number) => number;
function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const change = (value: number | null): Change => ({ kind: 'points', value, reason: value === null ? 'no_base' : null });

function figureOf(indicator: Indicator, dice: Dice, at: { period: string; unit: string; span: Span }): ComparedIndicatorValue {
  const [n, more, status] = [dice(2_000), dice(4) === 0 ? 0 : dice(300), STATUSES[dice(STATUSES.length)]!];
  const [quarter, year] = [dice(120) - 60, dice(120) - 60].map((step) => (dice(4) === 0 ? null : step / 7)) as [
    number | null,
    number | null,
  ];
  const isCount = indicator.kind === 'count';
  const isKnown = status === 'final' || status === 'provisional';
  const hasValue = isKnown && (isCount || n + more > 0);
  const scale = indicator.unit.zh === '%' ? 100 : 1;
  const value = hasValue ? (isCount ? n : Math.round((n / (n + more)) * scale * 1e4) / 1e4) : null;
  const goal = indicator.target?.pace?.[2] ?? indicator.target?.value ?? null;
  const met = value === null || goal === null ? null : indicator.direction === 'down' ? value <= goal : value >= goal;
  return {
    ...at,
    ...{ code: indicator.code, sector: null, value, numerator: hasValue ? n : null, denominator: hasValue && !isCount ? n + more : null },
    ...{ reported: hasValue ? 7 : 0, expected: 9, status: hasValue || !isKnown ? status : 'undefined' },
    target: indicator.target ? { value: goal, range: indicator.target.range ?? null, met } : null,
    quarterChange: change(hasValue ? quarter : null),
    yearChange: change(hasValue ? year : null),
  };
}

const figures = (dice: Dice, unit: string, period: string, spanOf: (indicator: Indicator) => Span): ComparedIndicatorValue[] =>
  CATALOGUE.indicators.map((indicator) => figureOf(indicator, dice, { period, unit, span: spanOf(indicator) }));

function child(i: number, name: string, dice: Dice): BriefingChild {
  const months: BriefingChild['months'] = dice(3) === 0 ? null : [dice(20), dice(20), dice(20)];
  const sector = SECTORS_USED[dice(SECTORS_USED.length)]!;
  return { code: `U${i}`, name, shortName: name, type: 'branch', sector, months, values: figures(dice, `U${i}`, '2026Q3', headlineSpanOf) };
}

function filing(i: number, name: string, dice: Dice): UnitFiling {
  const state = STATES[dice(STATES.length)]!;
  const hasFiled = state === 'accepted' || state === 'submitted' || (state === 'returned' && dice(2) === 0);
  return {
    ...{ code: `U${i}`, name, sector: 'organ', parentName: '', state, timesReturned: dice(4) },
    ...{ submittedOn: hasFiled ? '2026-10-10' : null, isLate: dice(2) === 0 },
  };
}

export function inputOf(any: Quarter, language: Language): BriefingInput {
  const dice = diceOf(any.seed);
  const nameOf = (i: number): string => (language === 'zh' ? `党支部${i + 1}` : `Branch ${i + 1}`);
  const filed = Array.from({ length: any.units }, (_, i) => filing(i, nameOf(i), dice));
  const past = Array.from({ length: any.quarters }, (_, i) =>
    figures(dice, 'R', shiftPeriod('2026Q3', i + 1 - any.quarters), headlineSpanOf),
  );
  const names = filed.slice(0, 2).map(({ name }) => name);
  const word = language === 'zh' ? '抓好落实' : 'see to it';
  const required = Array.from({ length: any.requirements }, (_, i) => ({
    ...{ id: `r${i}`, meetingId: 'm', period: '2026Q2', text: word, unit: 'R', unitName: 'R', dueOn: '2026-09-30', state: 'open' as const },
    ...{ progress: '', reportedAt: null, reportedBy: null, closedAt: null, closedBy: null, createdAt: '2026-07-10T00:00:00Z', revision: 1 },
  }));
  return smallInput({
    language,
    unit: { code: 'R', name: language === 'zh' ? '局党委' : 'Bureau' },
    catalogue: CATALOGUE,
    quarter: figures(dice, 'R', '2026Q3', () => 'quarter'),
    cumulative: figures(dice, 'R', '2026Q3', () => 'cumulative'),
    children: Array.from({ length: any.children }, (_, i) => child(i, nameOf(i), dice)),
    sectors: [],
    trends: CATALOGUE.indicators.map(({ code }, i) => ({
      code,
      points: past.map((values) => ({ value: values[i]!, target: values[i]!.target?.value ?? null })),
    })),
    filing: filed,
    reported: filed.filter(({ state }) => state === 'accepted').length,
    expected: filed.length,
    provisional: any.isProvisional,
    findings: any.findings.map((rule) => ({ rule, units: names, cells: names.length, elements: [] })),
    missingShare: any.missing ? [{ element: 'M09', missing: any.missing[0], total: any.missing[1], units: 2 }] : [],
    followUp: required,
    meetingKind: any.seed % 2 === 0 ? 'half_year' : 'quarterly',
    places: any.places.map((code) => ({ code, place: 2, of: 7 })),
    style: { ...smallInput().style, issuingOffice: 'Office', recipients: [] },
  });
}
