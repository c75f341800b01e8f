/** Every figure a briefing prints, in words, tables and charts: frozen with a release, and compared with later figures. */
import { blockTable } from '../dashboard/block-table.js';
import type { Briefing } from './briefing.js';
import { figureKey } from './figure-index.js';
import type { ReleasedFigure } from './release.js';
import { type BoundFigure, figuresOf, type Sentence, textOf } from './sentence.js';
import { walk } from './walk.js';

/** A figure where it is printed. */
export interface PrintedFigure {
  /** The same figure in a later draft has the same. */
  id: string;
  figure: BoundFigure;
  /** n/d printed beside it; empty without. */
  basis: string;
  /** Of a cell: its row and column; of a figure in words null, for the catalogue to name. */
  name: string | null;
  /** The words a figure stands in: 其中逾期报送3份; empty for a cell. */
  clause: string;
  /** 一、总体情况; 一、总体情况，表2. */
  place: string;
}

const DIGIT = /\d/;
const WORDS = {
  zh: { table: '表', drawing: '图', annex: '附件', comma: '，' },
  en: { table: 'table ', drawing: 'chart ', annex: 'Annex ', comma: ', ' },
} as const;

export function printedFigures(briefing: Briefing): PrintedFigure[] {
  const say = WORDS[briefing.language];
  const count = { table: 0, drawing: 0 };
  return [...walk(briefing)].flatMap(({ node, title, annex }): PrintedFigure[] => {
    const place = annex === null ? title || briefing.title : `${say.annex}${annex} ${title}`;
    if (node.type === 'paragraph') return inWords(node.id, node.sentence, place);
    if (node.type === 'list') return node.items.flatMap((item) => inWords(item.id, item.sentence, place));
    if (node.type !== 'block') return [];
    const kind = node.block.kind === 'table' || node.block.kind === 'kpi' ? 'table' : 'drawing';
    return inBlock(node, `${place}${say.comma}${say[kind]}${++count[kind]}`, briefing);
  });
}

const inWords = (node: string, sentence: Sentence, place: string): PrintedFigure[] =>
  sentence.flatMap((figure, i): PrintedFigure[] => {
    if (typeof figure === 'string') return [];
    const basis = figuresOf(sentence).find((one) => figureKey(one) === figureKey(basisOf(figure)))?.display ?? '';
    return [{ id: `${figureKey(figure)}@${node}`, figure, basis, name: null, clause: clauseAt(sentence, i), place }];
  });

const SIDE = '.ratio';
/** The n/d of a rate is a figure of its own, and shown with it. */
export const basisOf = (figure: BoundFigure): BoundFigure => ({ ...figure, code: `${figure.code}${SIDE}`, display: '' });
export const isBasis = ({ figure }: PrintedFigure): boolean => figure.code.endsWith(SIDE);
/** 97.2% (454/467). */
export const withBasis = (display: string, basis: string): string => (basis === '' ? display : `${display} (${basis})`);

/** From the stop before the figure to the one after it. */
function clauseAt(sentence: Sentence, at: number): string {
  const before = textOf(sentence.slice(0, at)).split(STOP).at(-1) ?? '';
  const after = textOf(sentence.slice(at + 1)).split(STOP)[0] ?? '';
  return `${before}${textOf([sentence[at]!])}${after}`.trim();
}
const STOP = /[，。；：]|[,.;:] /;

/** Texts have no number behind them: dates and names in a table are no figures. */
function inBlock({ block }: { block: Parameters<typeof blockTable>[0] }, place: string, { language }: Briefing): PrintedFigure[] {
  const { columns, rows } = blockTable(block, language);
  return rows.flatMap(({ key, drill, cells }) =>
    cells.flatMap((cell, i): PrintedFigure[] => {
      const column = columns[i]?.name ?? '';
      if (cell.isText || columns[i]?.isText || !DIGIT.test(cell.display)) return [];
      const code = `${block.id}/${key}/${i}`;
      const figure: BoundFigure = { code, display: cell.display, value: cell.value ?? null, ...(drill?.unit && { unit: drill.unit }) };
      return [{ id: code, figure, basis: cell.ratio ?? '', name: `${cells[0]?.display ?? ''} ${column}`.trim(), clause: '', place }];
    }),
  );
}

/** Once each, with every place. */
export function releasedFigures(printed: readonly PrintedFigure[]): ReleasedFigure[] {
  const found = new Map<string, ReleasedFigure>();
  for (const { figure, place } of printed) {
    const key = `${figureKey(figure)}=${figure.display}`;
    const known = found.get(key);
    if (!known) found.set(key, { ...figure, places: [place] });
    else if (!known.places.includes(place)) known.places.push(place);
  }
  return [...found.values()];
}
