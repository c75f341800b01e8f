/** How the theme days of one unit lie in the quarter, judged and worded alike wherever it is said: all year round, uneven, or a rush at the end. */
import { FEWEST_EVENTS, rhythmOf, type SurgeRule } from '#domain/analysis/surge.js';
import type { Tone } from '#domain/dashboard/block.js';
import { plural } from '#domain/dashboard/finding-title.js';
import type { Language, Text } from '#domain/errors.js';
import type { JudgedFigures } from '#domain/indicators/collected-figures.js';
import { formatValue } from '#domain/indicators/format-figure.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { namesOf } from './standing-units.js';

export const REGULARITY = 'LIF07';
export const MONTHS = ['L07a', 'L07b', 'L07c'] as const;

export type Rhythm = ReturnType<typeof rhythmOf>;
export interface Judged {
  unit: Pick<PeriodUnit, 'shortName'>;
  rhythm: Rhythm;
}
type Counts = readonly (number | undefined)[];

/** Too few of the unit's returns are in: what the index does not say the months do not either. */
const isWithheld = (figures: JudgedFigures): boolean => figures.judged(REGULARITY)?.status === 'withheld';

export function rhythmIn(counts: Counts, figures: JudgedFigures, rule: SurgeRule): Rhythm {
  if (isWithheld(figures) || counts.some((count) => count === undefined)) return null;
  const months = counts as [number, number, number];
  if (months.reduce((sum, each) => sum + each, 0) < FEWEST_EVENTS) return null;
  return rhythmOf({ months, regularity: figures.judged(REGULARITY)?.value ?? null }, rule);
}

const MARKS: Record<Exclude<Rhythm, null>, { word: Text; tone: Tone }> = {
  rush: { word: { zh: '突击', en: 'rush' }, tone: 'bad' },
  uneven: { word: { zh: '不均', en: 'uneven' }, tone: 'warn' },
  steady: { word: { zh: '未见突击', en: 'no rush' }, tone: 'neutral' },
};

/** Those with something to say of them come first. */
export const placeOf = (rhythm: Rhythm): number => (rhythm ? Object.keys(MARKS).indexOf(rhythm) : Object.keys(MARKS).length);

export function markOf(figures: JudgedFigures, rhythm: Rhythm, language: Language): { display: string; tone: Tone } {
  const figure = figures.judged(REGULARITY)!;
  const index = formatValue({ unit: { zh: '指数', en: 'index' }, decimals: 2 }, figure.value, figure.status, language);
  if (!rhythm) return { display: index, tone: 'muted' };
  const { word, tone } = MARKS[rhythm];
  return { display: `${index} ${word[language]}`, tone };
}

/** 63个基层单位中5个季末突击（甲、乙、丙等5个），3个月份不均（…），另有36个未评; null where nothing can be judged. */
export function rhythmSaid(units: readonly Judged[], noun: Text, language: Language): string | null {
  const judged = units.filter(({ rhythm }) => rhythm !== null);
  if (judged.length === 0) return null;
  const [rushing, uneven] = (['rush', 'uneven'] as const).map((kind) => judged.filter(({ rhythm }) => rhythm === kind)) as [
    Judged[],
    Judged[],
  ];
  const left = units.length - judged.length;
  const names = (some: readonly Judged[]): string => namesOf(some, 3, language);
  if (language === 'zh') {
    const said = [
      rushing.length ? `${rushing.length}个季末突击（${names(rushing)}）` : '',
      uneven.length ? `${uneven.length}个月份不均（${names(uneven)}）` : '',
    ].filter(Boolean);
    return `${judged.length}个${noun.zh}${said.length ? `中${said.join('，')}` : '均未见季末突击'}${left ? `，另有${left}个未评` : ''}`;
  }
  const said = [
    rushing.length ? `${rushing.length} in a rush at the end (${names(rushing)})` : '',
    uneven.length ? `${uneven.length} uneven (${names(uneven)})` : '',
  ].filter(Boolean);
  const of = plural(judged.length, noun.en);
  const found = said.length ? `of ${of}, ${said.join(', ')}` : `none of ${of} in a rush at the end`;
  return found + (left ? `; ${left} not judged` : '');
}

export const surgeSaid = ({ lastMonth, regularity }: SurgeRule, language: Language): string =>
  language === 'zh'
    ? `突击：本季第三个月超过全季${lastMonth}%；不均：经常性指数低于${regularity}；全季不足${FEWEST_EVENTS}场、尚无已审核数据或不公布的不评`
    : `Rush: more than ${lastMonth}% of the quarter in its third month; uneven: regularity below ${regularity}; fewer than ${FEWEST_EVENTS} in the quarter, nothing accepted or withheld: not judged`;
