/** Traffic lights (红黄绿): one a unit and family, by the share of the family's judged indicators on target. */
import type { Appraisal } from '../catalogue/catalogue.js';
import type { Text } from '../errors.js';
import { reaches, type Tally } from './judged.js';

export type Light = 'green' | 'yellow' | 'red';

/** Null: nothing is judged, or too few returns stand behind it. */
export function lightOf({ green, yellow }: Appraisal['lights'], tally: Tally): Light | null {
  if (tally.isThin || tally.judged === 0) return null;
  if (reaches(tally, green)) return 'green';
  return reaches(tally, yellow) ? 'yellow' : 'red';
}

export const lightRule = ({ green, yellow }: Appraisal['lights']): Text => ({
  zh: `每类指标按达标数占参评数的比例亮灯：${green}%及以上为绿，${yellow}%以上不足${green}%为黄，不足${yellow}%为红；没有参评指标、或因已审核单位过少有指标未公布的不亮灯`,
  en: `A family is lit by the share of its judged figures on target: green from ${green}%, yellow from ${yellow}%, red below; nothing judged, or figures withheld for few returns, is not lit`,
});
