/** Which units work all year round, and which in a rush at the end? (经常抓与突击抓，逐月) */
import type { Figure, MonthsBlock } from '#domain/dashboard/block.js';
import type { Language, Text } from '#domain/errors.js';
import type { CollectedFigures, JudgedFigures } from '#domain/indicators/collected-figures.js';
import { formatNumber, formatRatio, formatValue, NO_VALUE } from '#domain/indicators/format-figure.js';
import type { FigureStatus } from '#domain/indicators/indicator-value.js';
import { quarterOf, trailingPeriods, yearOf, type Period } from '#domain/period/period.js';
import type { Values } from '#domain/return/values.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { blockSubtitle, figuresOf, notesOf, type BlockBuilder } from '../block-builder.js';
import { markOf, MONTHS, placeOf, REGULARITY, rhythmIn, rhythmSaid, surgeSaid, type Rhythm } from './theme-day-rhythm.js';

/** Branches, on whose number the activity rests. */
const BRANCHES = 'O03';
const QUARTERS = 4;

/** Of more units those with something to say of them come first, and the rest are counted. */
const SHOWN = 40;

interface Row {
  unit: PeriodUnit;
  figures: JudgedFigures;
  elementsIn: (period: Period) => Values;
}
interface Judged extends Row {
  rhythm: Rhythm;
}

export const monthsHeat: BlockBuilder = (data, language) => {
  const [regularity] = figuresOf(data, [REGULARITY]);
  const { appraisal } = data.catalogue;
  if (!regularity || !appraisal) return null;
  const periods = shownPeriods(data);
  const nodes: Row[] = data.children.length > 0 ? data.children : [ownRow(data)];
  const rows = nodes.map(({ unit, figures, elementsIn }): Judged => {
    const now = elementsIn(data.period);
    const counts = MONTHS.map((month) => now[month]);
    return { unit, figures, elementsIn, rhythm: rhythmIn(counts, figures, appraisal.surge) };
  });
  const areSums = data.children.some(({ expected }) => expected > 1);
  const known = rows.filter(({ elementsIn }) => periods.some((period) => elementsIn(period)['L07a'] !== undefined));
  if (known.length === 0) return null;
  const shown = known.length <= SHOWN ? known : known.toSorted((a, b) => placeOf(a.rhythm) - placeOf(b.rhythm)).slice(0, SHOWN);
  const left = known.length - shown.length;
  const months = periods.flatMap((period) => [1, 2, 3].map((nth) => monthOf(period, nth, language)));
  return {
    kind: 'months',
    id: 'months',
    title: data.children.length > 0 ? titleOf(rows, areSums, language) : titleOfOne(rows[0]!, language),
    subtitle: blockSubtitle(data, language),
    codes: [REGULARITY],
    notes: notesOf(
      data,
      language,
      CELLS[language],
      surgeSaid(appraisal.surge, language),
      areSums ? SUMS[language] : null,
      left > 0
        ? language === 'zh'
          ? `突击、不均的在前，另有${left}个单位未列出`
          : `Rush and uneven first; ${left} more units are not listed`
        : null,
    ),
    unit: language === 'zh' ? '场/支部' : 'per branch',
    months,
    rows: shown.map(({ unit, figures, elementsIn, rhythm }) => ({
      key: unit.code,
      name: unit.shortName,
      cells: periods.flatMap((period) => {
        const elements = elementsIn(period);
        const isOpen = period === data.period;
        return MONTHS.map((month) =>
          cellOf(elements, month, { isOpen: isOpen && data.provisional, unsaid: isOpen ? unsaidOf(figures) : null }, language),
        );
      }),
      mark: markOf(figures, rhythm, language),
      drill: unit.code === data.unit.code ? null : { unit: unit.code },
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

function monthOf(period: Period, nth: number, language: Language): MonthsBlock['months'][number] {
  const month = (quarterOf(period) - 1) * 3 + nth;
  const name = language === 'zh' ? `${yearOf(period)}年${month}月` : `${yearOf(period)}-${String(month).padStart(2, '0')}`;
  return { key: `${yearOf(period)}-${String(month).padStart(2, '0')}`, name, period };
}

/** Theme days a branch, so that a unit of forty branches and one of a single branch have one scale. */
function cellOf(elements: Values, month: string, now: { isOpen: boolean; unsaid: FigureStatus | null }, language: Language): Figure {
  const [held, branches] = [elements[month], elements[BRANCHES]];
  const blank = (display: string): Figure => ({ value: null, display, ratio: '', coverage: '', uncertain: false });
  if (held === undefined || now.unsaid === 'withheld')
    return blank(formatValue({ unit: { zh: '', en: '' }, decimals: 0 }, null, now.unsaid ?? 'missing', language));
  if (!branches) return blank(NO_VALUE);
  const value = held / branches;
  return { value, display: formatNumber(value, 1), ratio: formatRatio(held, branches), coverage: '', uncertain: now.isOpen };
}

/** Why the quarter has no index; null where it has one. */
function unsaidOf(figures: JudgedFigures): FigureStatus | null {
  const figure = figures.judged(REGULARITY);
  return figure?.value === null ? figure.status : null;
}

/** Sums of many say nothing of each: so it is said what was looked at. */
function titleOf(rows: readonly Judged[], areSums: boolean, language: Language): string {
  const said = rhythmSaid(rows, { zh: '单位', en: 'unit' }, language);
  if (language === 'zh') return `主题党日${areSums ? '（按下一级合计）' : ''}：${said ?? '单位本期尚无可评数据'}`;
  return `Theme days${areSums ? ', summed one level down' : ''}: ${said ?? 'nothing to judge yet'}`;
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

const CELLS: Text = {
  zh: '每格为当月主题党日场次÷支部数；经常性指数＝1−(最多月−最少月)÷全季场次',
  en: 'A cell is theme days of the month over branches; regularity = 1 − (busiest − quietest month) ÷ the quarter',
};
const SUMS: Text = {
  zh: '下一级单位按其所属各单位的合计判定，合计看不出单个基层单位的突击；基层单位逐个判定，见“形势分析”',
  en: 'Units one level down are judged by sums, which hide the rush of a single one; each of the lowest is judged on “Situation”',
};
