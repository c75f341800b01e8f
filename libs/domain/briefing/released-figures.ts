/** Every figure a briefing prints, in words, tables and charts: frozen with a release, and compared with later figures. */
import { blockTable } from '../dashboard/block-table.js';
import type { Briefing } from './briefing.js';
import { figureKey } from './figure-index.js';
import { formatNumber } from '../indicators/format-figure.js';
import type { FigureDifference, ReleasedFigure } from './release.js';
import { type BoundFigure, figuresOf, type Sentence } from './sentence.js';
import { walk } from './walk.js';

/** A figure where it is printed. */
export interface PrintedFigure {
  /** The same figure in a later draft has the same. */
  id: string;
  figure: BoundFigure;
  /** n/d printed beside it; empty without. */
  basis: string;
  /** Of a cell: what its row and column say; of a figure in words null, for the catalogue to name. */
  name: string | null;
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
  figuresOf(sentence).map((figure) => {
    const basis = figuresOf(sentence).find((one) => figureKey(one) === figureKey(basisOf(figure)))?.display ?? '';
    return { id: `${figureKey(figure)}@${node}`, figure, basis: basis || sharesOf(figure, sentence), name: null, place };
  });

/** A share whose two sides are said one by one: 应报118份，78份已审核通过，占66.1%. */
function sharesOf({ code }: BoundFigure, sentence: Sentence): string {
  if (code !== 'reported.share') return '';
  const sides = ['reported', 'expected'].map((side) => figuresOf(sentence).find((one) => one.code === side)?.display);
  return sides.every((side) => side !== undefined) ? sides.join('/') : '';
}

const SIDE = '.ratio';
/** The n/d of a rate is a figure of its own, and shown with it; a share has that of what it is a share of. */
export const basisOf = (figure: BoundFigure): BoundFigure => ({
  ...figure,
  code: `${figure.code.replace(/\.share$/, '')}${SIDE}`,
  display: '',
});
export const isBasis = ({ figure }: PrintedFigure): boolean => figure.code.endsWith(SIDE);
/** 97.2% (454/467). */
export const withBasis = (display: string, basis: string): string => (basis === '' ? display : `${display} (${basis})`);

/** Texts have no number behind them: dates and names in a table are no figures. */
function inBlock({ block }: { block: Parameters<typeof blockTable>[0] }, place: string, { language }: Briefing): PrintedFigure[] {
  const { columns, rows } = blockTable(block, language);
  const ratioAt = block.kind === 'table' ? block.columns.findIndex(({ key }) => key === 'ratio') : -1;
  return rows.flatMap(({ key, drill, cells }) =>
    cells.flatMap((cell, i): PrintedFigure[] => {
      const column = columns[i]?.name ?? '';
      if (cell.isText || columns[i]?.isText || !DIGIT.test(cell.display)) return [];
      const code = i === ratioAt ? `${block.id}/${key}/${i - 1}${SIDE}` : `${block.id}/${key}/${i}`;
      const display = cell.display.replace(`${column} `, '');
      const figure: BoundFigure = { code, display, value: cell.value ?? null, ...(drill?.unit && { unit: drill.unit }) };
      const basis = cell.ratio ?? (i + 1 === ratioAt ? (cells[ratioAt]?.display ?? '') : '');
      return [{ id: code, figure, basis, name: nameOf(cells[0]?.display ?? '', column, drill?.unit === key), place }];
    }),
  );
}

const VALUE = new Set(['数值', 'Value']);
/** The unit of a row is said beside the name, and that a value is a value goes without saying. */
const nameOf = (row: string, column: string, isOfUnit: boolean): string =>
  isOfUnit ? column : VALUE.has(column) ? row : `${row} ${column}`.trim();

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

/** By how much a number reads otherwise, as precisely as it is printed; null where it reads the same, or is no number by itself. */
export function differenceOf(before: string, after: string): FigureDifference | null {
  const [old, now] = [NUMBER.exec(before), NUMBER.exec(after)];
  if (!old || !now || old[3] !== now[3]) return null;
  const decimals = Math.max(old[2]?.length ?? 0, now[2]?.length ?? 0);
  const by = numberIn(now[1]!) - numberIn(old[1]!);
  const shown = formatNumber(Math.abs(by), decimals);
  return DIGIT_BUT_ZERO.test(shown) ? { by: `${by < 0 ? '−' : '+'}${shown}`, isPoints: now[3] === '%' } : null;
}
const NUMBER = /^([-−]?[\d,]+(?:\.(\d+))?)(\D*)$/;
const DIGIT_BUT_ZERO = /[1-9]/;
const numberIn = (shown: string): number => Number(shown.replaceAll(',', '').replace('−', '-'));
