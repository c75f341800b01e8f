/** What a finished briefing must say, from the document alone; compared with what is read back from its files. */
import { blockTable } from '../dashboard/block-table.js';
import type { Block, KpiBlock } from '../dashboard/block.js';
import type { Text } from '../errors.js';
import type { Briefing, BriefingNode } from './briefing.js';
import type { PrintedContent } from './printed.js';
import { textOf } from './sentence.js';
import { printedItems } from './walk.js';

/** Labels of a drawing are the figures behind it, drawn or not. */
export function contentOf(briefing: Pick<Briefing, 'title' | 'body' | 'annexes' | 'language'>): PrintedContent {
  const nodes = [...briefing.body, ...briefing.annexes.flatMap((annex) => annex.body)];
  const blocks = nodes.flatMap((node) => (node.type === 'block' ? [node.block] : []));
  return {
    texts: [
      briefing.title,
      ...briefing.body.flatMap(textsOf),
      ...briefing.annexes.flatMap((annex) => [annex.title, ...annex.body.flatMap(textsOf)]),
    ],
    tables: blocks.flatMap((block) => (block.kind === 'kpi' ? [kpiRows(block)] : block.kind === 'table' ? [tableRows(block)] : [])),
    drawings: blocks
      .filter(({ kind }) => kind !== 'kpi' && kind !== 'table')
      .map((block) => ({ alt: block.title, labels: drawnFigures(block, briefing.language) })),
  };
}

function textsOf(node: BriefingNode): string[] {
  switch (node.type) {
    case 'heading':
    case 'note':
      return [node.text];
    case 'paragraph':
      return [textOf(node.sentence)];
    case 'list':
      return printedItems(node);
    case 'block':
      return [node.block.title, node.block.subtitle, ...node.block.notes].filter(Boolean);
    case 'page_break':
      return [];
  }
}

const kpiRows = (block: KpiBlock): string[][] =>
  block.items.map((item) =>
    [
      item.name,
      item.figure.display,
      [item.figure.ratio, item.target, item.filed].filter(Boolean).join('   '),
      item.quarterChange.display,
      item.yearChange.display,
    ].filter(Boolean),
  );

const tableRows = (block: Extract<Block, { kind: 'table' }>): string[][] => [
  block.columns.map(({ name }) => name),
  ...block.rows.map(({ cells }) => cells.map(({ display }) => display)),
];

const drawnFigures = (block: Block, language: Briefing['language']): string[] =>
  blockTable(block, language).rows.flatMap(({ cells }) =>
    cells.filter((cell) => typeof cell.value === 'number').map(({ display }) => display),
  );

export interface Difference {
  where: Text;
  said: Text;
}

/**
 * Everything expected must be found, in the same order; a file may say more (its frame). Of drawings the words that describe them count;
 * their labels are looked at by whoever has them.
 */
export function differences(expected: PrintedContent, found: PrintedContent): Difference[] {
  return [...missingTexts(expected.texts, found.texts), ...otherTables(expected.tables, found.tables), ...otherDrawings(expected, found)];
}

/** Files break lines and columns where they like: blanks do not count. */
export const squeezed = (text: string): string => text.replaceAll(/[\s\u00a0\u200b]+/g, '');

function missingTexts(expected: string[], found: string[]): Difference[] {
  const whole = squeezed(found.join(''));
  let from = 0;
  return expected.flatMap((text, i) => {
    const wanted = squeezed(text);
    const at = whole.indexOf(wanted, from);
    if (at >= 0) from = at + wanted.length;
    return at >= 0 ? [] : [difference(`第${i + 1}段文字`, `text ${i + 1}`, text, whole.slice(from, from + wanted.length))];
  });
}

function otherTables(expected: string[][][], found: string[][][]): Difference[] {
  if (expected.length !== found.length) return [difference('表格数量', 'number of tables', String(expected.length), String(found.length))];
  return expected.flatMap((rows, t) =>
    Array.from({ length: Math.max(rows.length, found[t]!.length) }, (_, r) => r).flatMap((r) => {
      const [wanted, got] = [rows[r] ?? [], found[t]![r] ?? []];
      return squeezed(wanted.join('|')) === squeezed(got.join('|'))
        ? []
        : [difference(`第${t + 1}个表第${r + 1}行`, `table ${t + 1}, row ${r + 1}`, wanted.join(' | '), got.join(' | '))];
    }),
  );
}

function otherDrawings({ drawings: expected }: PrintedContent, { drawings: found }: PrintedContent): Difference[] {
  if (expected.length !== found.length) return [difference('图的数量', 'number of charts', String(expected.length), String(found.length))];
  return expected.flatMap(({ alt }, i) =>
    squeezed(found[i]!.alt).startsWith(squeezed(alt)) ? [] : [difference(`第${i + 1}个图`, `chart ${i + 1}`, alt, found[i]!.alt)],
  );
}

const difference = (zh: string, en: string, wanted: string, got: string): Difference => ({
  where: { zh, en },
  said: { zh: `应为“${wanted}”，实为“${got}”`, en: `"${wanted}" was expected, "${got}" was found` },
});
