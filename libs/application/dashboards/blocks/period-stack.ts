/** Counts of the last quarters as stacked columns: what several blocks of elements share. */
import type { StackBlock, Tone } from '#domain/dashboard/block.js';
import type { Language, Text } from '#domain/errors.js';
import type { CollectedFigures } from '#domain/indicators/collected-figures.js';
import type { JudgedIndicatorValue } from '#domain/indicators/indicator-value.js';
import { isUncertain } from '#domain/indicators/coverage-floor.js';
import { coveragePhrase, formatCoverage, formatValue } from '#domain/indicators/format-figure.js';
import { blockSubtitle, notesOf } from '../block-builder.js';

const SHOWN = 9;

export interface PeriodStack {
  id: string;
  title: string;
  unit: Text;
  /** Element codes, bottom first; with a tone where one is better than another. */
  series: { element: string; name: Text; tone?: Tone }[];
  /** Whose coverage the columns have. */
  coverageOf: string;
  codes: string[];
}

/** A quarter without anything accepted shows as such: its column says why, not 0. */
export function periodStack(data: CollectedFigures, stack: PeriodStack, language: Language): StackBlock {
  const shown = data.trend.slice(-SHOWN);
  return {
    kind: 'stack',
    id: stack.id,
    title: stack.title,
    subtitle: blockSubtitle(data, language),
    codes: stack.codes,
    notes: notesOf(
      data,
      language,
      ...data.trendNotes.map((note) => note[language]),
      partSaid(shown.at(-1)?.figures.get(stack.coverageOf), language),
    ),
    unit: stack.unit[language],
    decimals: 0,
    categories: shown.map((point) => point.period),
    series: stack.series.map(({ element, name, tone }) => ({
      name: name[language],
      ...(tone && { tone }),
      figures: shown.map((point) => {
        const behind = point.figures.get(stack.coverageOf);
        // Of too few returns the parts are as little told as what is made of them.
        const isWithheld = behind?.status === 'withheld';
        const value = isWithheld ? null : (point.elements[element] ?? null);
        return {
          value,
          display: formatValue(
            { unit: stack.unit, decimals: 0 },
            value,
            value !== null ? 'final' : behind?.value === null ? behind.status : 'missing',
            language,
          ),
          ratio: '',
          coverage: behind ? formatCoverage(behind.reported, behind.expected) : '',
          uncertain: value !== null && behind !== undefined && isUncertain(behind),
        };
      }),
    })),
  };
}

/** A last column of fewer returns is hatched, and lower for that reason alone. */
function partSaid(behind: JudgedIndicatorValue | undefined, language: Language): string | null {
  if (!behind || behind.value === null || behind.reported >= behind.expected) return null;
  const phrase = coveragePhrase(behind.reported, behind.expected, language);
  return language === 'zh' ? `末列仅${phrase}，不与前期比高低` : `The last column: only ${phrase}, not to be read against those before`;
}
