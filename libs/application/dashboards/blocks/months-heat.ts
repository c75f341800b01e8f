/** Which units work all year round, and which in a rush at the end? (经常抓与突击抓，逐月) */
import { lowestFiling } from '#domain/analysis/filing-units.js';
import { rhythmOf, type SurgeRule } from '#domain/analysis/surge.js';
import type { Figure, MonthsBlock, Tone } from '#domain/dashboard/block.js';
import { plural } from '#domain/dashboard/finding-title.js';
import type { Language, Text } from '#domain/errors.js';
import type { CollectedFigures, JudgedFigures, PeerFigures } from '#domain/indicators/collected-figures.js';
import { formatNumber, formatRatio, formatValue, NO_VALUE } from '#domain/indicators/format-figure.js';
import { quarterOf, trailingPeriods, yearOf, type Period } from '#domain/period/period.js';
import type { Values } from '#domain/return/values.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { blockSubtitle, figuresOf, notesOf, type BlockBuilder } from '../block-builder.js';
import { namesOf } from './standing-units.js';

export const REGULARITY = 'LIF07';
export const MONTHS = ['L07a', 'L07b', 'L07c'] as const;
/** Branches, on whose number the activity rests. */
const BRANCHES = 'O03';
const QUARTERS = 4;
/** Fewer theme days in a quarter have no rhythm. */
const FEWEST = 3;

/** Of more units those with something to say of them come first, and the rest are counted. */
const SHOWN = 40;

type Rhythm = ReturnType<typeof rhythmOf>;
interface Judged {
  node: Row;
  rhythm: Rhythm;
}
interface Row {
  unit: PeriodUnit;
  figures: JudgedFigures;
  elementsIn: (period: Period) => Values;
}

export const monthsHeat: BlockBuilder = (data, language) => {
  const [regularity] = figuresOf(data, [REGULARITY]);
  const { appraisal } = data.catalogue;
  if (!regularity || !appraisal) return null;
  const periods = shownPeriods(data);
  const nodes: Row[] = data.children.length > 0 ? data.children : [ownRow(data)];
  const judge = (node: Row): Judged => ({ node, rhythm: rhythmNow(node, data.period, appraisal.surge) });
  const rows = nodes.map(judge);
  // A sum of many branches hides the rush of one.
  const lowest = lowestFiling(data.peers).map((peer) => judge({ ...peer, elementsIn: () => monthsOf(peer) }));
  const known = rows.filter(({ node }) => periods.some((period) => node.elementsIn(period)['L07a'] !== undefined));
  if (known.length === 0) return null;
  const shown = known.length <= SHOWN ? known : known.toSorted((a, b) => placeOf(a.rhythm) - placeOf(b.rhythm)).slice(0, SHOWN);
  const left = known.length - shown.length;
  const months = periods.flatMap((period) => [1, 2, 3].map((nth) => monthOf(period, nth, language)));
  return {
    kind: 'months',
    id: 'months',
    title: [titleOf(rows, CHILDREN, language), lowest.length > 0 ? titleOf(lowest, LOWEST, language) : '']
      .filter(Boolean)
      .join(language === 'zh' ? '；' : '; '),
    subtitle: blockSubtitle(data, language),
    codes: [REGULARITY],
    notes: notesOf(
      data,
      language,
      ...rulesSaid(appraisal.surge, language),
      left > 0
        ? language === 'zh'
          ? `突击、不均的在前，另有${left}个单位未列出`
          : `Rush and uneven first; ${left} more units are not listed`
        : null,
    ),
    unit: language === 'zh' ? '场/支部' : 'per branch',
    months,
    rows: shown.map(({ node, rhythm }) => ({
      key: node.unit.code,
      name: node.unit.shortName,
      cells: periods.flatMap((period) => {
        const elements = node.elementsIn(period);
        const isOpen = period === data.period;
        return MONTHS.map((month) =>
          cellOf(elements, month, { isOpen: isOpen && data.provisional, isWithheld: isOpen && isWithheld(node.figures) }, language),
        );
      }),
      mark: markOf(node, rhythm, language),
      drill: node.unit.code === data.unit.code ? null : { unit: node.unit.code },
    })),
  } satisfies MonthsBlock;
};

/** Up to four quarters, beginning with the first of them in which anything is known. */
function shownPeriods(data: CollectedFigures): Period[] {
  const known = new Set(data.trend.filter(({ elements }) => elements['L07a'] !== undefined).map(({ period }) => period));
  const periods = trailingPeriods(data.period, QUARTERS);
  const first = periods.findIndex((period) => known.has(period));
  return first === -1 ? [data.period] : periods.slice(first);
}

function ownRow(data: CollectedFigures): Row {
  const past = new Map(data.trend.map(({ period, elements }) => [period, elements]));
  return { unit: data.unit, figures: data.total, elementsIn: (period) => past.get(period) ?? {} };
}

function monthsOf({ element }: Pick<PeerFigures, 'element'>): Values {
  return Object.fromEntries(
    MONTHS.flatMap((month) => {
      const sum = element(month);
      return sum === undefined ? [] : [[month, sum]];
    }),
  );
}

function rhythmNow({ figures, elementsIn }: Pick<Row, 'figures' | 'elementsIn'>, period: Period, rule: SurgeRule): Rhythm {
  const elements = elementsIn(period);
  const counts = MONTHS.map((month) => elements[month]);
  if (isWithheld(figures) || counts.some((count) => count === undefined)) return null;
  const months = counts as [number, number, number];
  if (months.reduce((sum, each) => sum + each, 0) < FEWEST) return null;
  return rhythmOf({ months, regularity: figures.judged(REGULARITY)?.value ?? null }, rule);
}

function monthOf(period: Period, nth: number, language: Language): MonthsBlock['months'][number] {
  const month = (quarterOf(period) - 1) * 3 + nth;
  const name = language === 'zh' ? `${yearOf(period)}年${month}月` : `${yearOf(period)}-${String(month).padStart(2, '0')}`;
  return { key: `${yearOf(period)}-${String(month).padStart(2, '0')}`, name, period };
}

/** Theme days a branch, so that a unit of forty branches and one of a single branch have one scale. */
function cellOf(elements: Values, month: string, now: { isOpen: boolean; isWithheld: boolean }, language: Language): Figure {
  const [held, branches] = [elements[month], elements[BRANCHES]];
  const blank = (display: string): Figure => ({ value: null, display, ratio: '', coverage: '', uncertain: false });
  if (now.isWithheld) return blank({ zh: '不公布', en: 'withheld' }[language]);
  if (held === undefined) return blank(formatValue({ unit: { zh: '', en: '' }, decimals: 0 }, null, 'missing', language));
  if (!branches) return blank(NO_VALUE);
  const value = held / branches;
  return { value, display: formatNumber(value, 1), ratio: formatRatio(held, branches), coverage: '', uncertain: now.isOpen };
}

/** Too few of the unit's returns are in: what the index does not say the months do not either. */
const isWithheld = (figures: JudgedFigures): boolean => figures.judged(REGULARITY)?.status === 'withheld';

const MARKS: Record<Exclude<Rhythm, null>, { word: Text; tone: Tone }> = {
  rush: { word: { zh: '突击', en: 'rush' }, tone: 'bad' },
  uneven: { word: { zh: '不均', en: 'uneven' }, tone: 'warn' },
  steady: { word: { zh: '未见突击', en: 'no rush' }, tone: 'neutral' },
};

const placeOf = (rhythm: Rhythm): number => (rhythm ? Object.keys(MARKS).indexOf(rhythm) : Object.keys(MARKS).length);

function markOf({ figures }: Row, rhythm: Rhythm, language: Language): { display: string; tone: Tone } {
  const figure = figures.judged(REGULARITY)!;
  const index = formatValue({ unit: { zh: '指数', en: 'index' }, decimals: 2 }, figure.value, figure.status, language);
  if (!rhythm) return { display: index, tone: 'muted' };
  const { word, tone } = MARKS[rhythm];
  return { display: `${index} ${word[language]}`, tone };
}

const CHILDREN: Text = { zh: '个单位', en: 'unit' };
const LOWEST: Text = { zh: '个基层单位', en: 'lowest unit' };

function titleOf(rows: readonly Judged[], noun: Text, language: Language): string {
  const judged = rows.filter(({ rhythm }) => rhythm !== null);
  const [rushing, uneven] = (['rush', 'uneven'] as const).map((kind) => judged.filter(({ rhythm }) => rhythm === kind)) as [
    Judged[],
    Judged[],
  ];
  const names = (some: readonly Judged[]): string =>
    namesOf(
      some.map(({ node }) => node),
      3,
      language,
    );
  if (rows.length === 1 && noun === CHILDREN) return titleOfOne(rows[0]!, language);
  const head = noun === CHILDREN ? { zh: '主题党日：', en: 'Theme days: ' }[language] : '';
  if (language === 'zh') {
    if (judged.length === 0) return `${head}${noun.zh.slice(1)}本期尚无可评数据`;
    const said = [
      rushing.length ? `${rushing.length}个季末突击（${names(rushing)}）` : '',
      uneven.length ? `${uneven.length}个月份不均（${names(uneven)}）` : '',
    ].filter(Boolean);
    return `${head}${judged.length}${noun.zh}${said.length ? `中${said.join('，')}` : '均未见季末突击'}`;
  }
  if (judged.length === 0) return `${head}nothing to judge yet`;
  const said = [
    rushing.length ? `${rushing.length} in a rush at the end (${names(rushing)})` : '',
    uneven.length ? `${uneven.length} uneven (${names(uneven)})` : '',
  ].filter(Boolean);
  const of = plural(judged.length, noun.en);
  return `${head}${said.length ? `of ${of}, ${said.join(', ')}` : `none of ${of} in a rush at the end`}`;
}

function titleOfOne({ rhythm }: Judged, language: Language): string {
  const found = rhythm && ONE[rhythm][language];
  if (language === 'zh') return `主题党日：${found ?? '本期尚无可评数据'}`;
  return `Theme days: ${found ?? 'nothing to judge yet'}`;
}
const ONE: Record<Exclude<Rhythm, null>, Text> = {
  rush: { zh: '本季集中在季末，有突击迹象', en: 'crowded into the last month of the quarter' },
  uneven: { zh: '本季各月不均', en: 'uneven through the months of the quarter' },
  steady: { zh: '本季未见季末突击', en: 'no rush at the end of the quarter' },
};

const rulesSaid = ({ lastMonth, regularity }: SurgeRule, language: Language): string[] =>
  language === 'zh'
    ? [
        '每格为当月主题党日场次÷支部数；经常性指数＝1−(最多月−最少月)÷全季场次',
        `突击：本季第三个月超过全季${lastMonth}%；不均：经常性指数低于${regularity}；全季不足${FEWEST}场的不判定`,
      ]
    : [
        'A cell is theme days of the month over branches; regularity = 1 − (busiest − quietest month) ÷ the quarter',
        `Rush: more than ${lastMonth}% of the quarter in its third month; uneven: regularity below ${regularity}; fewer than ${FEWEST} in the quarter are not judged`,
      ];
