/** A small bureau for the specs: the real codes that sections ask for, three units of two sectors, every figure on purpose. */
import type { BriefingChild, BriefingInput, UnitFiling } from '#domain/briefing/briefing-input.js';
import { catalogueOf, plainIndicator } from '#domain/catalogue/catalogue-of.js';
import type { Appraisal, Indicator, Target } from '#domain/catalogue/catalogue.js';
import { headlineSpanOf } from '#domain/indicators/evaluate-indicators.js';
import type { Change, ComparedIndicatorValue, FigureStatus } from '#domain/indicators/indicator-value.js';
import { shiftPeriod } from '#domain/period/period.js';
import type { Sector } from '#domain/unit/unit.js';

const target = (value: number, more: Partial<Target> = {}): Target => ({
  kind: 'fixed',
  span: 'quarter',
  value,
  source: { zh: '本局规则', en: 'house rule' },
  ...more,
});
const named = (code: string, zh: string, more: Partial<Indicator> = {}) =>
  plainIndicator(code, { name: { zh, en: code }, formula: { zh: '甲÷乙', en: 'a ÷ b' }, ...more });

export const INDICATORS: Indicator[] = [
  named('COV03', '应建已建率', { time: 'stock', cumulation: 'last', target: target(100) }),
  named('COV05', '有效覆盖率'),
  named('COV06', '有形与有效差', { kind: 'difference', of: ['COV03', 'COV05'], unit: { zh: '百分点', en: 'points' }, direction: 'down' }),
  named('COV09', '逾期未换届数', {
    kind: 'count',
    unit: { zh: '个', en: '' },
    decimals: 0,
    direction: 'down',
    time: 'stock',
    cumulation: 'last',
    target: target(0),
  }),
  named('LIF01', '党员大会达标率', { family: 'life', target: target(100) }),
  named('LIF06', '组织生活出席率', { family: 'life', target: target(85) }),
  named('LIF07', '经常性指数', { family: 'life', kind: 'node', unit: { zh: '指数', en: 'index' }, decimals: 2, target: target(0.8) }),
  named('LIF08', '组织生活会召开率', {
    family: 'life',
    time: 'ytd',
    cumulation: 'last',
    target: target(0, { kind: 'pace', span: 'cumulative', pace: [0, 0, 0, 100] }),
  }),
  named('TRN01', '32学时达标率', {
    family: 'training',
    toDo: { zh: '学满规定学时', en: 'to complete the hours due' },
    time: 'ytd',
    cumulation: 'last',
    target: target(75, { kind: 'pace', span: 'cumulative', pace: [25, 50, 75, 100] }),
  }),
  named('SUP08.1', '第一种形态', {
    family: 'supervision',
    kind: 'count',
    unit: { zh: '人次', en: '' },
    decimals: 0,
    direction: 'neutral',
    bureauTotalOnly: true,
  }),
  named('RSP03', '整改销号率', { family: 'responsibility', time: 'ytd', cumulation: 'last', target: target(100) }),
  named('RSP04', '整改逾期率', { family: 'responsibility', direction: 'down', time: 'stock', cumulation: 'last', target: target(0) }),
  named('RSP11', '专职党务干部占比', {
    family: 'responsibility',
    direction: 'range',
    time: 'stock',
    cumulation: 'last',
    target: target(0, { kind: 'range', range: [1, 2] }),
  }),
];

/** As the shipped catalogue grades. */
const APPRAISAL: Appraisal = {
  grades: [
    { code: 'A', name: { zh: '优', en: 'A' }, from: 90 },
    { code: 'B', name: { zh: '良', en: 'B' }, from: 75 },
    { code: 'C', name: { zh: '中', en: 'C' }, from: 60 },
    { code: 'D', name: { zh: '差', en: 'D' }, from: 0 },
  ],
  fewestJudged: 5,
  lights: { green: 90, yellow: 60 },
  lagging: [],
  quotas: [1],
  outliers: { deviations: 3, minPeers: 8, minDenominator: 5 },
  surge: { lastMonth: 60, regularity: 0.5 },
  source: { zh: '本局规则', en: 'house rule' },
};

const PERIOD = '2026Q3';
const points = (value: number): Change => ({ kind: 'points', value, reason: null });
const UNKNOWN: Change = { kind: 'points', value: null, reason: 'no_base' };

/** A compared value with a target as the catalogue says; `met` follows from it. */
export function figure(
  code: string,
  numerator: number | null,
  denominator: number | null,
  more: Partial<ComparedIndicatorValue> = {},
): ComparedIndicatorValue {
  const indicator = INDICATORS.find((one) => one.code === code)!;
  const scale = indicator.unit.zh === '%' ? 100 : 1;
  const value =
    numerator === null || denominator === 0
      ? null
      : denominator === null
        ? numerator
        : Math.round((numerator / denominator) * scale * 1e4) / 1e4;
  const status: FigureStatus = value !== null ? 'final' : denominator === 0 ? 'undefined' : 'missing';
  const { target: goal } = indicator;
  const due = goal?.kind === 'range' ? null : (goal?.value ?? null);
  const met =
    value === null || !goal
      ? null
      : goal.range
        ? value >= goal.range[0] && value <= goal.range[1]
        : indicator.direction === 'down'
          ? value <= due!
          : value >= due!;
  return {
    code,
    period: PERIOD,
    unit: 'R',
    sector: null,
    span: headlineSpanOf(indicator),
    value,
    numerator,
    denominator,
    reported: 27,
    expected: 30,
    status,
    // as targetOf() has it: a pace of 0 is no target yet
    target: goal && !(goal.kind === 'pace' && due === 0) ? { value: due, range: goal.range ?? null, met } : null,
    quarterChange: UNKNOWN,
    yearChange: UNKNOWN,
    ...more,
  };
}

const child = (code: string, name: string, sector: Sector, values: ComparedIndicatorValue[]): BriefingChild => ({
  code,
  name,
  shortName: name,
  type: 'branch',
  sector,
  values: values.map((value) => ({ ...value, unit: code })),
  months: null,
});

export const filed = (code: string, more: Partial<UnitFiling> = {}): UnitFiling => ({
  code,
  name: `${code}党支部`,
  sector: 'organ',
  parentName: '机关党委',
  state: 'accepted',
  submittedOn: '2026-10-10',
  isLate: false,
  timesReturned: 0,
  ...more,
});

export function smallInput(more: Partial<BriefingInput> = {}): BriefingInput {
  const values = [
    figure('COV03', 40, 40),
    figure('COV05', 33, 40, { quarterChange: points(1.24), yearChange: points(-2) }),
    figure('COV06', 17.5, null),
    figure('COV09', 2, null, { quarterChange: { kind: 'percent', value: null, reason: 'zero_base' } }),
    figure('LIF01', 454, 467, { quarterChange: points(0.04), yearChange: points(-0.4) }),
    figure('LIF06', 910, 1000),
    figure('LIF07', 0.76, null),
    figure('LIF08', 0, 40),
    figure('TRN01', 1200, 1744),
    figure('SUP08.1', 12, null),
    figure('RSP03', 9, 10),
    figure('RSP04', 0, 0),
    figure('RSP11', 3, 200),
  ];
  const spanned = (span: string) => values.filter((value) => value.span === span);
  return {
    period: PERIOD,
    unit: { code: 'R', name: '局党委' },
    language: 'zh',
    sumsUpYear: false,
    catalogue: {
      ...catalogueOf({ version: '2022.1', elements: [], indicators: INDICATORS, appraisal: APPRAISAL }),
      rules: [
        {
          code: 'W07',
          severity: 'warning',
          kind: 'cell',
          name: { zh: '主题党日集中在一个月', en: 'Theme days crowded' },
          source: { zh: '', en: '' },
          checks: [],
          messages: {},
          parameters: {},
        },
      ],
    },
    quarter: spanned('quarter'),
    cumulative: spanned('cumulative'),
    children: [
      child('A', '甲党委', 'organ', [
        figure('COV03', 10, 10),
        figure('COV05', 9, 10),
        figure('LIF01', 50, 50),
        figure('LIF06', 90, 100),
        figure('TRN01', 60, 100),
        figure('RSP03', 3, 4),
        figure('RSP04', 1, 4),
      ]),
      child('B', '乙党委', 'organ', [
        figure('COV03', 10, 10),
        figure('COV05', 7, 10),
        figure('LIF01', 40, 50),
        figure('LIF06', 80, 100),
        figure('TRN01', 80, 100),
        figure('RSP03', 4, 4),
        figure('RSP04', 0, 4),
      ]),
      child('C', '丙公司', 'soe', [figure('COV03', 10, 10), figure('COV05', 2, 4), figure('LIF01', null, null), figure('LIF06', 80, 100)]),
    ],
    sectors: [
      { sector: 'organ', values: [figure('COV03', 20, 20, { sector: 'organ' }), figure('COV05', 16, 20, { sector: 'organ' })] },
      { sector: 'soe', values: [figure('COV03', 10, 10, { sector: 'soe' }), figure('COV05', 2, 4, { sector: 'soe' })] },
    ],
    trendNotes: [],
    trends: ['COV05', 'TRN01'].map((code) => ({
      code,
      points: Array.from({ length: 8 }, (_, i) => ({
        value: { ...figure(code, 60 + i, 100), period: shiftPeriod(PERIOD, i - 7) },
        target: null,
      })),
    })),
    filing: [
      filed('一'),
      filed('二', { isLate: true, submittedOn: '2026-10-13' }),
      filed('三', { state: 'missing', submittedOn: null, isLate: true }),
      filed('四', { state: 'returned', timesReturned: 2 }),
    ],
    findings: [{ rule: 'W07', units: ['一党支部', '二党支部'], cells: 2, elements: [{ code: 'L07a', units: ['一党支部', '二党支部'] }] }],
    explanations: [],
    missingShare: [],
    corrections: [],
    lastIssuedOn: null,
    followUp: [],
    requirements: [],
    places: [],
    isBelow: false,
    issueNumber: 3,
    dueOn: '2026-10-12',
    locksOn: '2026-10-14',
    issuedOn: '2026-10-20',
    meetsOn: '2026-11-05',
    meetingKind: 'quarterly',
    style: {
      issuingOffice: '局党建工作办公室',
      addressees: null,
      recipients: [{ group: 'issue', name: '所属各级党组织', usernames: [], units: [], emails: [], sends: 'link' }],
      copies: null,
      sealSpace: false,
      kinds: {},
    },
    reported: 27,
    expected: 30,
    provisional: false,
    asOf: '2026-10-20T01:30:00Z',
    dataVersion: 18,
    ...more,
  };
}
