/** What the colours of judged marks mean, said once above them: an entry for each tone that occurs. */
import type { EChartsOption, SeriesOption } from 'echarts';
import type { Figure, Tone } from '#domain/dashboard/block.js';
import type { Language, Text } from '#domain/errors.js';
import { type Frame, legend } from './chart.js';
import type { Theme } from './theme.js';

interface Judged {
  figure: Figure;
  tone: Tone;
}
type ToneWords = Partial<Record<Tone, Text>>;
export const BY_TARGET: ToneWords = {
  good: { zh: '达到目标', en: 'on target' },
  bad: { zh: '未达目标', en: 'off target' },
  neutral: { zh: '不作评价', en: 'not judged' },
};
export const BY_PACE: ToneWords = {
  good: { zh: '达到进度', en: 'on pace' },
  bad: { zh: '落后进度', en: 'behind pace' },
  neutral: { zh: '不作评价', en: 'not judged' },
};
const ORDER: Tone[] = ['good', 'bad', 'neutral'];

/** The tones of marks that are drawn, in the order of the legend, each with its meaning. */
export const tonesOf = (marks: Judged[], words: ToneWords, language: Language): { tone: Tone; name: string }[] =>
  ORDER.flatMap((tone) => {
    const word = words[tone];
    return word && marks.some((one) => one.figure.value !== null && one.tone === tone) ? [{ tone, name: word[language] }] : [];
  });

export interface LegendEntry {
  name: string;
  icon: string;
  fill: object & { color: string };
}

/** A legend that only explains: nothing is switched off by it. ECharts shows an entry where a series has its name. */
export function explained(entries: LegendEntry[], frame: Frame): { legend: NonNullable<EChartsOption['legend']>; series: SeriesOption[] } {
  return {
    legend: { ...legend(entries, frame), selectedMode: false },
    series: entries.map(({ name, fill }) => ({
      type: 'scatter',
      name,
      silent: true,
      data: [],
      itemStyle: { color: fill.color, opacity: 1 },
    })),
  };
}

/** A short upright stroke, as targets are drawn. */
export const tickIcon = ({ line }: Theme): string => `path://M0 0h${line}v12h${-line}z`;
/** A target as lines have it: a short level line. */
export const dashIcon = ({ line }: Theme): string => `path://M0 0h12v${line}h-12z`;
