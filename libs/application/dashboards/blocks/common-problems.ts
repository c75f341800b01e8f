/** Which targets are missed by most organisations, and which by more of them than a quarter ago? (共性问题) */
import { comparedWithBefore, missedTargets, type CommonProblem } from '#domain/analysis/problems.js';
import type { BarBlock } from '#domain/dashboard/block.js';
import { plural } from '#domain/dashboard/finding-title.js';
import type { Language, Text } from '#domain/errors.js';
import { formatRatio, formatValue } from '#domain/indicators/format-figure.js';
import { SMALLEST_BASE } from '#domain/indicators/rank.js';
import { previousPeriod, periodName } from '#domain/period/period.js';
import { blockSubtitle, notesOf, UNIT_NOUN, type BlockBuilder } from '../block-builder.js';
import { filingUnits } from './standing-units.js';

const SHOWN = 15;
const COUNT: Text = { zh: '个', en: '' };
const RISING = '↑';

export const commonProblems: BlockBuilder = (data, language) => {
  const units = filingUnits(data);
  const missed = missedTargets(data.catalogue.indicators, units);
  if (missed.length === 0) return null;
  const problems = comparedWithBefore(missed, units);
  const zh = language === 'zh';
  return {
    kind: 'bar',
    id: 'common-problems',
    title: titleOf(problems, language),
    subtitle: blockSubtitle(data, language),
    codes: problems.map(({ indicator }) => indicator.code),
    notes: notesOf(
      data,
      language,
      zh
        ? `未达目标的单位数/参评单位数，只数最基层的填报单位；带${RISING}的比上季多，占参评单位的比例也上升；按场次计算的指数，场次不足${SMALLEST_BASE}的单位不参评`
        : `Units that miss the target / units judged, of the lowest units that file; ${RISING}: more of them than the quarter before, and a larger share; an index over fewer than ${SMALLEST_BASE} events judges nobody`,
    ),
    unit: zh ? UNIT_NOUN.zh : UNIT_NOUN.en,
    decimals: 0,
    bars: problems.map((problem) => barOf(problem, data.provisional, language)),
    compareName: problems.some(({ before }) => before !== null) ? periodName(previousPeriod(data.period))[language] : null,
    target: null,
    shown: SHOWN,
  };
};

function barOf(
  { indicator, missing, judged, before, isRising }: CommonProblem,
  provisional: boolean,
  language: Language,
): BarBlock['bars'][number] {
  return {
    key: indicator.code,
    name: `${isRising ? RISING : ''}${indicator.name[language]}`,
    figure: {
      value: missing,
      display: formatValue({ unit: COUNT, decimals: 0 }, missing, 'final', language),
      ratio: formatRatio(missing, judged),
      coverage: '',
      uncertain: provisional,
    },
    tone: isRising ? 'bad' : 'warn',
    compare: before?.missing ?? null,
    drill: null,
  };
}

function titleOf(problems: readonly CommonProblem[], language: Language): string {
  const [worst] = problems as [CommonProblem, ...CommonProblem[]];
  const rising = problems.filter(({ isRising }) => isRising).length;
  const ratio = formatRatio(worst.missing, worst.judged);
  if (language === 'zh')
    return `${problems.length}项目标有单位未达，最普遍的是${worst.indicator.name.zh}（${ratio}个单位）${rising > 0 ? `；其中${rising}项比上季增多` : ''}`;
  return `${plural(problems.length, 'target')} missed somewhere, most widely ${worst.indicator.name.en} (${ratio} units)${rising > 0 ? `; ${rising} of them by more units than the quarter before` : ''}`;
}
