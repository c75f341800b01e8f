import { plainIndicator } from '../catalogue/catalogue-of.js';
import type { Indicator, Target } from '../catalogue/catalogue.js';
import { changeOf } from '../indicators/compare.js';
import type { ComparedIndicatorValue, IndicatorValue, Span } from '../indicators/indicator-value.js';
import { shiftPeriod } from '../period/period.js';
import { atTheEnd, rankingTitle, runOf, tallyTitle, trendTitle } from './finding-title.js';

const target = (more: Partial<Target>): Target => ({ kind: 'fixed', span: 'quarter', source: { zh: '', en: '' }, ...more });
const named = (zh: string, en: string, more: Partial<Indicator>) => plainIndicator('X', { name: { zh, en }, ...more });
const training = named('培训覆盖率', 'Training coverage', {
  time: 'ytd',
  cumulation: 'last',
  target: target({ kind: 'pace', span: 'cumulative' }),
});
const attendance = named('出席率', 'Attendance', { target: target({ value: 85 }) });
const overdue = named('逾期数', 'Overdue terms', {
  kind: 'count',
  decimals: 0,
  unit: { zh: '个', en: '' },
  direction: 'down',
  target: target({ value: 0 }),
});
const members = named('净增率', 'Net growth', { direction: 'neutral' });

const PERIOD = '2026Q3';
const history = (values: (number | null)[], span: Span = 'quarter'): IndicatorValue[] =>
  values.map((value, i) => ({
    code: 'X',
    period: shiftPeriod(PERIOD, i - values.length + 1),
    unit: 'R',
    sector: null,
    span,
    value,
    numerator: null,
    denominator: null,
    reported: 1,
    expected: 1,
    status: value === null ? 'missing' : 'final',
  }));
function current(past: IndicatorValue[], due: number | null, met: boolean | null, percent = false): ComparedIndicatorValue {
  const [before, now] = [past.at(-2)?.value ?? null, past.at(-1)!];
  const change = now.value !== null && before !== null ? (percent ? (now.value / before - 1) * 100 : now.value - before) : null;
  const quarterChange = { kind: percent ? 'percent' : 'points', value: change, reason: change === null ? 'no_base' : null } as const;
  return {
    ...now,
    target: due === null && met === null ? null : { value: due, range: null, met },
    quarterChange,
    yearChange: quarterChange,
  };
}

describe('trendTitle', () => {
  it.each([
    [
      'of the year so far against the year before, behind pace',
      training,
      history([90, 20, 45, 68.8], 'cumulative'),
      75,
      false,
      '培训覆盖率较上年同期上升23.8个百分点，仍落后进度6.2个百分点',
      'Training coverage: up 23.8 points on the year, still 6.2 points behind pace',
    ],
    [
      'one step up, on target',
      attendance,
      history([88, 86, 90.5]),
      85,
      true,
      '出席率较上季上升4.5个百分点，达到目标',
      'Attendance: up 4.5 points on the quarter, on target',
    ],
    [
      'falling for long',
      attendance,
      history([90, 88, 86, 84]),
      85,
      false,
      '出席率连续三季下降，落后目标1.0个百分点',
      'Attendance: down three quarters in a row, 1.0 points behind target',
    ],
    [
      'as printed it did not move',
      attendance,
      history([86.01, 86.04]),
      85,
      true,
      '出席率与上季持平，达到目标',
      'Attendance: unchanged on the quarter, on target',
    ],
    [
      'more than allowed',
      overdue,
      history([2, 5]),
      0,
      false,
      '逾期数较上季增长150.0%，超出目标5个',
      'Overdue terms: up 150.0% on the quarter, 5 above target',
    ],
    ['no target, no past', members, history([1.1]), null, null, '净增率为1.1%', 'Net growth: 1.1%'],
    ['no data', attendance, history([80, null]), 85, null, '出席率：本期无数据', 'Attendance: no data'],
  ] as const)('%s', (_, indicator, past, due, met, zh, en) => {
    const now = current([...past], due, met, indicator === overdue);
    expect([trendTitle(indicator, past, now, 'zh'), trendTitle(indicator, past, now, 'en')]).toEqual([zh, en]);
  });

  it.each([
    [[1, 2, 3, 4], 3],
    [[4, 3, 3], 0],
    [[4, 3, null, 2, 1], -1],
    [[5], 0],
  ])('%j is a run of %i', (values, run) => {
    expect(runOf(attendance, history(values))).toBe(run);
    expect(runOf(training, history(values, 'cumulative'))).toBe(0);
  });
});

describe('trendTitle over quarters that rest on different returns', () => {
  const trained = named('培训人次', 'Attendances', { kind: 'count', decimals: 0, unit: { zh: '人次', en: '' } });
  const over = (values: number[], reported: number[]) =>
    history(values).map((value, i) => ({ ...value, reported: reported[i]!, expected: 119 }));
  const title = (indicator: Indicator, past: IndicatorValue[], language: 'zh' | 'en') => {
    const [before, now] = [past.at(-2)!, past.at(-1)!];
    const quarterChange = changeOf(indicator, now, before);
    return trendTitle(indicator, past, { ...now, target: null, quarterChange, yearChange: quarterChange }, language);
  };
  it.each([
    ['fewer now', [900, 800, 500], [119, 119, 82], '培训人次：本期仅82/119个单位已审核，暂不与前期比较'],
    ['fewer before', [900, 500, 800], [119, 82, 119], '培训人次：上季仅82/119个单位已审核，暂不与前期比较'],
    ['nearly as many: a fall is a fall', [900, 800, 500], [119, 119, 114], '培训人次连续两季下降'],
    ['a run ends where the returns change', [900, 800, 500], [119, 82, 82], '培训人次较上季下降37.5%'],
  ])('%s', (_, values, reported, zh) => {
    expect(title(trained, over(values, reported), 'zh')).toBe(zh);
  });
  it('says it in English, and of rates', () => {
    expect(title(trained, over([900, 500], [119, 82]), 'en')).toBe(
      'Attendances: only 82/119 units accepted so far, not compared with earlier quarters',
    );
    expect(title(attendance, over([90, 88, 86], [119, 119, 82]), 'zh')).toBe('出席率：本期仅82/119个单位已审核，暂不与前期比较');
  });
});

describe('rankingTitle', () => {
  const row = (name: string, value: number | null, met: boolean | null) => ({ name, figure: current(history([value]), 85, met) });
  const noun = { zh: '单位', en: 'units' };
  it.each([
    [
      'some off target',
      [row('甲', 90, true), row('乙', 62.1, false), row('丙', 80, false)],
      '2个单位出席率未达目标，最低的是乙（62.1%）',
      'Attendance: 2 of 3 units off target, lowest is 乙 (62.1%)',
    ],
    [
      'of some only',
      [row('甲', 90, true), row('乙', null, null)],
      '有数据的1个单位出席率全部达到目标，另有1个没有数据',
      'Attendance: all 1 units with figures on target, 1 without',
    ],
    ['all on target', [row('甲', 90, true), row('乙', 85, true)], '2个单位出席率全部达到目标', 'Attendance: all 2 units on target'],
    [
      'nothing to judge by',
      [row('甲', 90, null), row('乙', 62.1, null)],
      '各单位出席率相差27.9个百分点，最低的是乙（62.1%）',
      'Attendance: units differ by 27.9 points, lowest is 乙 (62.1%)',
    ],
    ['all alike', [row('甲', 90, null), row('乙', 90.01, null)], '各单位出席率相同，均为90.0%', 'Attendance: 90.0% in all units'],
    ['nobody reported', [row('甲', null, null)], '出席率：本期尚无数据', 'Attendance: no figures yet'],
  ])('%s', (_, rows, zh, en) => {
    expect([rankingTitle(attendance, rows, noun, 'zh'), rankingTitle(attendance, rows, noun, 'en')]).toEqual([zh, en]);
  });
  it.each([
    [[50, 72.7, 100], '各单位（分母不足5的除外）出席率相差27.3个百分点，最低的是乙（72.7%）'],
    [[100, 72.7, 80], '各单位（分母不足5的除外）出席率相差7.3个百分点，最低的是乙（72.7%）'],
    [[100, 80, 80], '各单位（分母不足5的除外）出席率相同，均为80.0%'],
    [[100, 80, null], '出席率：乙（80.0%），分母不足5的除外'],
  ])('how far apart is said of those whose end is named: %j', (values, zh) => {
    const rows = values.map((value, i) => row('甲乙丙'[i]!, value, null));
    const based = rows.map((each, i) => ({ ...each, figure: { ...each.figure, denominator: i === 0 ? 2 : 11 } }));
    expect(rankingTitle(attendance, based, noun, 'zh')).toBe(zh);
  });
});

describe('atTheEnd', () => {
  const at = (name: string, value: number, base: number | null = 10) => ({ name, value, base });
  const noun = { zh: '单位', en: 'units' };
  it.each([
    ['one', [at('甲', 50), at('乙', 60)], '甲（50）', '甲 (50)'],
    ['two that share it', [at('甲', 50), at('乙', 50), at('丙', 60)], '甲、乙（50）', '甲, 乙 (50)'],
    ['more than are named', [at('甲', 50), at('乙', 50), at('丙', 50)], '甲、乙等3个单位（50）', '甲, 乙 and 1 more (50)'],
    ['a small base before it', [at('甲', 40, 2), at('乙', 50)], '乙（50，分母不足5的除外）', '乙 (50, bases under 5 left out)'],
    ['a small base that shares it', [at('甲', 50, 2), at('乙', 50)], '乙（50）', '乙 (50)'],
    ['no base at all', [at('甲', 40, null)], '甲（40）', '甲 (40)'],
    ['small bases only', [at('甲', 40, 4)], null, null],
    ['nobody', [], null, null],
  ])('%s', (_, rows, zh, en) => {
    expect([atTheEnd(rows, String, noun, 'zh'), atTheEnd(rows, String, noun, 'en')]).toEqual([zh, en]);
  });
});

it('tallyTitle counts what is judged, and says what is silent', () => {
  const figures = [
    current(history([90]), 85, true),
    current(history([80]), 85, false),
    current(history([null]), 85, null),
    current(history([1]), null, null),
    { ...current(history([null]), null, null), status: 'pending' as const },
  ];
  expect(tallyTitle(figures, { zh: '主要指标', en: 'headline figures' }, 'zh')).toBe(
    '5项主要指标中1项达到目标，1项未达，1项无数据，2项本期无目标',
  );
  expect(tallyTitle(figures, { zh: '主要指标', en: 'headline figures' }, 'en')).toBe(
    '5 headline figures: 1 on target, 1 off, 1 no data, 2 without a target now',
  );
});
