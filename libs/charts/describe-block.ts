/** A block in one or two sentences: the aria-label on screen and the alternative text in documents. */
import type { Block, Figure } from '#domain/dashboard/block.js';
import type { Language } from '#domain/errors.js';

interface Named {
  name: string;
  figure: Figure;
}

/** Title, scope, the extremes and what is missing. */
export function describeBlock(block: Block, language: Language): string {
  const stop = language === 'zh' ? '。' : '. ';
  return [block.title, block.subtitle, ...details(block, language)].filter(Boolean).join(stop).concat(stop).trim();
}

function details(block: Block, language: Language): string[] {
  switch (block.kind) {
    case 'kpi':
      return [
        list(
          block.items.map((item) => ({ name: item.name, figure: item.figure })),
          language,
        ),
      ];
    case 'trend':
      return block.series.map((one) => {
        const points = one.figures.map((figure, i) => ({ name: block.periods[i] ?? '', figure }));
        const last = points.at(-1);
        const now = last ? `${one.name} ${last.name} ${last.figure.display}` : one.name;
        return joined([now, extremes(points, language), missing(points, language)], language);
      });
    case 'bar': {
      const bars = block.bars.map(({ name, figure }) => ({ name, figure }));
      return [joined([extremes(bars, language), missing(bars, language)], language)];
    }
    case 'stack':
      return block.series.map(
        (one) =>
          `${one.name} ${list(
            one.figures.map((figure, i) => ({ name: block.categories[i] ?? '', figure })),
            language,
          )}`,
      );
    case 'heat':
      return block.columns.map((column, i) => {
        const cells = block.rows.flatMap((row) => (row.cells[i] ? [{ name: row.name, figure: row.cells[i].figure }] : []));
        return `${column.name} ${joined([extremes(cells, language), missing(cells, language)], language)}`;
      });
    case 'gap':
      return block.rows.map(
        (row) => `${row.name} ${block.fromName} ${row.from.display}${comma(language)}${block.toName} ${row.to.display}`,
      );
    case 'bullet':
      return [
        list(
          block.rows.map(({ name, figure }) => ({ name, figure })),
          language,
        ),
      ];
    case 'table':
      return [
        language === 'zh'
          ? `表格，${block.rows.length} 行 ${block.columns.length} 列`
          : `table of ${block.rows.length} rows and ${block.columns.length} columns`,
      ];
  }
}

const comma = (language: Language): string => (language === 'zh' ? '，' : ', ');
const joined = (parts: string[], language: Language): string => parts.filter(Boolean).join(comma(language));
const list = (items: Named[], language: Language): string =>
  items.map(({ name, figure }) => `${name} ${figure.display}`).join(comma(language));

/** Highest and lowest; one of them when they are the same. */
function extremes(items: Named[], language: Language): string {
  const known = items.filter((item) => item.figure.value !== null).toSorted((a, b) => (b.figure.value ?? 0) - (a.figure.value ?? 0));
  const high = known[0];
  const low = known.at(-1);
  if (!high || !low || high === low || high.figure.value === low.figure.value) return '';
  const say = ({ name, figure }: Named) => `${name} ${figure.display}`;
  return language === 'zh' ? `最高 ${say(high)}，最低 ${say(low)}` : `highest ${say(high)}, lowest ${say(low)}`;
}

function missing(items: Named[], language: Language): string {
  const absent = items.filter((item) => item.figure.value === null);
  if (absent.length === 0) return '';
  const names = absent.map(({ name, figure }) => `${name} ${figure.display}`).join(language === 'zh' ? '、' : ', ');
  return language === 'zh' ? `无数值：${names}` : `no value: ${names}`;
}
