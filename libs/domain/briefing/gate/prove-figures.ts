/** Holds every figure of a briefing against the same briefing drafted from the second count: what differs, or has no counterpart, is unproven. */
import { blockTable, type TableCell } from '../../dashboard/block-table.js';
import type { Block } from '../../dashboard/block.js';
import type { Text } from '../../errors.js';
import type { Briefing, BriefingNode } from '../briefing.js';
import { saysTheSame, type FigureIndex } from '../figure-index.js';
import type { GateProblem } from '../gate.js';
import type { BoundFigure, Sentence } from '../sentence.js';
import { typedFigures, typedFiguresOf } from '../typed-figures.js';
import { sentencesOf, walk } from '../walk.js';
import { otherThan, placesOf, problem, WHOLE, within } from './places.js';

/** As drafted from the second count, and every figure one may bind there. */
export interface SecondCount {
  document: Briefing;
  index: FigureIndex;
}

export interface Looked {
  looked: number;
  problems: GateProblem[];
}

const DIGIT = /\p{Nd}/u;

/** `names`: what is called so with its digits; `ownWords`: what its generated sentences say by node, so that what units wrote may stay. */
export function proveFigures(document: Briefing, second: SecondCount, names: readonly string[]): Looked {
  const proof = new Proof(document, second, names);
  proof.frame();
  for (const { node } of walk(document)) proof.node(node);
  return { looked: proof.looked, problems: proof.problems };
}

class Proof {
  looked = 0;
  readonly problems: GateProblem[] = [];
  private readonly places;
  private readonly sentences: ReadonlyMap<string, Sentence>;
  private readonly nodes: ReadonlyMap<string, BriefingNode>;

  constructor(
    private readonly document: Briefing,
    private readonly second: SecondCount,
    private readonly names: readonly string[],
  ) {
    this.places = placesOf(document);
    this.sentences = new Map(sentencesOf(second.document).map(({ node, sentence }) => [node, sentence]));
    this.nodes = new Map([...walk(second.document)].map(({ node }) => [node.id, node]));
  }

  /** What is printed around the text. */
  frame(): void {
    const { document, second } = this;
    const pairs = [
      [document.title, second.document.title],
      [document.masthead, second.document.masthead],
      [document.issue, second.document.issue],
      [document.colophon.join(' '), second.document.colophon.join(' ')],
    ] as const;
    for (const [own, other] of pairs) this.words(own, other, WHOLE);
  }

  node(node: BriefingNode): void {
    const place = this.places.of(node.id);
    if (node.type === 'heading' || node.type === 'note') this.words(node.text, wordsOf(this.nodes.get(node.id)), place);
    if (node.type === 'paragraph') this.sentence(node.id, node.sentence);
    if (node.type === 'list') for (const item of node.items) this.sentence(item.id, item.sentence);
    if (node.type === 'block') {
      const other = this.nodes.get(node.id);
      if (other?.type === 'block') this.block(node.block, other.block, place);
      else this.lonely(node.block, place);
    }
  }

  private sentence(id: string, sentence: Sentence): void {
    const place = this.places.of(id);
    const generated = this.sentences.get(id);
    const isSame = generated !== undefined && saysTheSame(sentence, generated);
    for (const [i, part] of sentence.entries()) {
      if (typeof part === 'string') continue;
      this.looked++;
      const other = isSame ? (generated[i] as BoundFigure) : this.second.index.find(part);
      if (!other) this.problems.push(unproven(place, part.display));
      else if (other.display !== part.display) this.problems.push(otherThan(place, other.display, part.display));
    }
    // Words hold no figures, but for those a unit wrote itself.
    const allowed = generated ? typedFiguresOf(generated, this.names) : [];
    for (const typed of typedFiguresOf(sentence, this.names)) {
      this.looked++;
      const at = allowed.indexOf(typed);
      if (at === -1) this.problems.push(unproven(place, typed));
      else allowed.splice(at, 1);
    }
  }

  private words(own: string, other: string, place: Text): void {
    const [figures, others] = [typedFigures(own, this.names), typedFigures(other, this.names)];
    this.looked += figures.length;
    if (figures.join(' ') !== others.join(' ')) this.problems.push(otherThan(place, other, own));
  }

  private block(block: Block, other: Block, place: Text): void {
    const before = this.problems.length;
    this.words([block.title, block.subtitle, ...block.notes].join(' '), [other.title, other.subtitle, ...other.notes].join(' '), place);
    const { language } = this.document;
    const [own, second] = [blockTable(block, language), blockTable(other, language)];
    const rows = new Map(second.rows.map((row) => [row.key, row]));
    for (const { key, cells } of own.rows)
      for (const [i, cell] of cells.entries()) {
        const column = own.columns[i]!;
        const at = second.columns.findIndex(({ name }) => name === column.name);
        const there = rows.get(key)?.cells[at];
        const where = within(place, `“${cells[0]!.display}”行“${column.name}”`, `row "${cells[0]!.display}", "${column.name}"`);
        if (cell.isText || column.isText) this.words(cell.display, there?.display ?? '', where);
        else this.cell(cell, there, where);
      }
    if (this.problems.length > before || own.rows.length !== second.rows.length) return;
    const [numbers, others] = [numbersIn(block), numbersIn(other)];
    const at = numbers.findIndex((number, i) => number !== others[i]);
    if (at >= 0 || numbers.length !== others.length) this.problems.push(otherThan(place, String(others[at]), String(numbers[at])));
  }

  private cell(cell: TableCell, other: TableCell | undefined, where: Text): void {
    const [own, there] = [shown(cell), other && shown(other)];
    if (!DIGIT.test(own) && own === (there ?? own)) return;
    this.looked++;
    if (there === undefined) this.problems.push(unproven(where, own));
    else if (own !== there) this.problems.push(otherThan(where, there, own));
  }

  private lonely(block: Block, place: Text): void {
    const { rows } = blockTable(block, this.document.language);
    for (const { cells } of rows)
      for (const cell of cells) {
        if (typedFigures(shown(cell), this.names).length === 0) continue;
        this.looked++;
        this.problems.push(unproven(place, cell.display));
      }
  }
}

const wordsOf = (node: BriefingNode | undefined): string => (node?.type === 'heading' || node?.type === 'note' ? node.text : '');
const shown = ({ display, ratio, coverage }: TableCell): string =>
  [display, ratio, coverage].filter(Boolean).join(' ').replaceAll('\n', ' ');

const unproven = (where: Text, figure: string): GateProblem =>
  problem(
    where,
    `“${figure}”在重新计算中找不到来源；请按最新数据重新起草，或重新选取这个数字`,
    `"${figure}" is not found by the second count; draft it anew, or choose the figure again`,
  );

/** Everything drawn has a number behind it, whether it is written beside or not. By name: what was stored has lost the order it was made in. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  const parts = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return parts.flatMap(([, part]) => numbersIn(part));
}
