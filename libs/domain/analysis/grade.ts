/** Grades (分档): where a unit stands by the share of its judged indicators on target; the one rule behind dashboards and briefing. */
import type { Appraisal } from '../catalogue/catalogue.js';
import type { Text } from '../errors.js';
import { reaches, type Tally } from './judged.js';

export type Grade = Appraisal['grades'][number];
type Rule = Pick<Appraisal, 'grades' | 'fewestJudged'>;

/** Null: it carries none. */
export function gradeOf({ grades, fewestJudged }: Rule, tally: Tally): Grade | null {
  if (tally.isThin || tally.judged < fewestJudged) return null;
  return grades.find(({ from }) => reaches(tally, from)) ?? null;
}

/** The rule as it is printed beside every result. */
export function gradeRule({ grades, fewestJudged }: Rule): Text {
  const steps = grades.map(({ name, from }, i) => {
    const above = grades[i - 1]?.from;
    const isLast = from === 0 && above !== undefined;
    return {
      zh: isLast ? `不足${above}%为${name.zh}` : `${above === undefined ? `${from}%及以上` : `${from}%以上不足${above}%`}为${name.zh}`,
      en: isLast ? `${name.en} below` : `${name.en} from ${from}%`,
    };
  });
  return {
    zh: `按达标指标数占参评指标数的比例，${steps.map(({ zh }) => zh).join('，')}；参评指标不足${fewestJudged}项、或因已审核单位过少有指标未公布的不分档`,
    en: `Bands go by the share of judged figures on target: ${steps.map(({ en }) => en).join(', ')}; fewer than ${fewestJudged} judged figures, or figures withheld for few returns, carry no band`,
  };
}
