/** How has the unit filed, quarter after quarter? */
import type { TableBlock, Tone } from '#domain/dashboard/block.js';
import { plural } from '#domain/dashboard/finding-title.js';
import type { Language, Text } from '#domain/errors.js';
import type { TrendPoint } from '#domain/indicators/collected-figures.js';
import { formatNumber, formatRatio } from '#domain/indicators/format-figure.js';
import { periodName } from '#domain/period/period.js';
import { blockSubtitle, notesOf, type BlockBuilder } from '../block-builder.js';

const SHOWN = 9;
const COLUMNS: { code: string; name: Text; toneOf: (numerator: number, denominator: number) => Tone }[] = [
  { code: 'RSP14', name: { zh: '按时', en: 'On time' }, toneOf: (n, d) => (n === d ? 'good' : 'bad') },
  { code: 'RSP14.late', name: { zh: '迟报', en: 'Late' }, toneOf: (n) => (n > 0 ? 'bad' : 'neutral') },
  { code: 'RSP14.returned', name: { zh: '退回', en: 'Sent back' }, toneOf: (n) => (n > 0 ? 'warn' : 'neutral') },
  { code: 'RSP14.first', name: { zh: '一次通过', en: 'Accepted first time' }, toneOf: () => 'neutral' },
];

export const filingByQuarter: BlockBuilder = (data, language) => {
  const columns = COLUMNS.filter(({ code }) => data.catalogue.hasIndicator(code));
  const points = data.trend.slice(-SHOWN).filter((point) => dueOf(point) > 0);
  if (columns.length === 0 || points.length === 0) return null;
  return {
    kind: 'table',
    id: 'filing-by-quarter',
    title: titleOf(points, language),
    subtitle: blockSubtitle(data, language),
    codes: columns.map(({ code }) => code),
    notes: notesOf(
      data,
      language,
      {
        zh: '按时、迟报为占已报或到期份数，退回为占已报份数，一次通过为占已有审核结论的份数',
        en: 'On time and late are of returns filed or due, sent back of those filed, accepted first time of those decided',
      }[language],
    ),
    columns: [
      { key: 'period', name: { zh: '报告期', en: 'Period' }[language], align: 'left' },
      ...columns.map(({ code, name }) => ({ key: code, name: name[language], align: 'right' as const })),
    ],
    rows: points.toReversed().map((point): TableBlock['rows'][number] => ({
      key: point.period,
      drill: { period: point.period },
      cells: [
        { display: periodName(point.period)[language], tone: 'neutral' },
        ...columns.map(({ code, toneOf }) => {
          const { numerator, denominator } = point.figures.get(code) ?? { numerator: null, denominator: null };
          if (numerator === null || !denominator) return { display: '—', tone: 'muted' as const };
          return {
            display: formatRatio(numerator, denominator),
            tone: toneOf(numerator, denominator),
            hint: `${formatNumber((numerator / denominator) * 100, 1)}%`,
          };
        }),
      ],
    })),
  };
};

const dueOf = ({ figures }: TrendPoint): number => figures.get('RSP14')?.denominator ?? 0;

function titleOf(points: readonly TrendPoint[], language: Language): string {
  const sum = (code: string, part: 'numerator' | 'denominator'): number =>
    points.reduce((total, { figures }) => total + (figures.get(code)?.[part] ?? 0), 0);
  const [onTime, due, returned] = [sum('RSP14', 'numerator'), sum('RSP14', 'denominator'), sum('RSP14.returned', 'numerator')];
  if (language === 'zh')
    return `近${points.length}个季度${onTime === due ? `${formatNumber(due, 0)}份季报全部按时报送` : `按时报送${formatRatio(onTime, due)}份`}${returned ? `，被退回${formatNumber(returned, 0)}份` : ''}`;
  const back = returned ? `, ${formatNumber(returned, 0)} sent back` : '';
  return `${onTime === due ? `All ${formatNumber(due, 0)}` : formatRatio(onTime, due)} returns on time in the last ${plural(points.length, 'quarter')}${back}`;
}
