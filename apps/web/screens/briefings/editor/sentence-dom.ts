/** A sentence in the page: words as text, figures as chips nothing can be typed into; drawn, read back, and places found, by hand. */
import type { BoundFigure, Sentence } from '#domain/briefing/sentence.js';
import { joined, type Span } from './sentence-edit.js';

/** Where a chip stands alone at an edge or beside another, the caret needs something to stand in. */
const FOOTHOLD = '\u200b';

export function draw(root: HTMLElement, sentence: Sentence, describe: (figure: BoundFigure) => string): void {
  const nodes: Node[] = [];
  const last = sentence.length - 1;
  for (const [i, part] of sentence.entries()) {
    if (typeof part === 'string') {
      nodes.push(document.createTextNode(part));
      continue;
    }
    if (typeof sentence[i - 1] !== 'string') nodes.push(document.createTextNode(FOOTHOLD));
    nodes.push(chipOf(part, describe(part)));
    if (i === last) nodes.push(document.createTextNode(FOOTHOLD));
  }
  root.replaceChildren(...nodes);
}

function chipOf(figure: BoundFigure, title: string): HTMLElement {
  const chip = document.createElement('span');
  chip.className = 'chip';
  chip.contentEditable = 'false';
  chip.title = title;
  chip.textContent = figure.display;
  figures.set(chip, figure);
  return chip;
}
const figures = new WeakMap<Node, BoundFigure>();
const isChip = (node: Node): node is HTMLElement => node instanceof HTMLElement && node.classList.contains('chip');

const wordsOf = (node: Node): string => (node.textContent ?? '').replaceAll(FOOTHOLD, '').replaceAll('\u00a0', ' ');
const lengthOfNode = (node: Node): number => (isChip(node) ? 1 : wordsOf(node).length);

/** Whatever a browser or an input method has made of it: words are words, chips are figures, nothing else is kept. */
export const readFrom = (root: HTMLElement): Sentence =>
  joined([...leaves(root)].map((node) => figures.get(node) ?? wordsOf(node).replaceAll('\n', '')));

function* leaves(root: Node): Generator<Node> {
  for (const node of root.childNodes) {
    if (isChip(node) || node instanceof Text) yield node;
    else yield* leaves(node);
  }
}

export const chipsOf = (root: HTMLElement): HTMLElement[] => [...leaves(root)].filter(isChip);

/** Null while the selection is elsewhere. */
export function spanIn(root: HTMLElement): Span | null {
  const selection = document.getSelection();
  if (!selection?.anchorNode || !selection.focusNode || !root.contains(selection.anchorNode) || !root.contains(selection.focusNode))
    return null;
  const ends = [
    placeOf(root, selection.anchorNode, selection.anchorOffset),
    placeOf(root, selection.focusNode, selection.focusOffset),
  ].toSorted((a, b) => a - b);
  return { from: ends[0]!, to: ends[1]! };
}

/** The place of a point of the page: as much as stands before it. */
export function placeOf(root: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange();
  before.setStart(root, 0);
  before.setEnd(node, offset);
  return [...leaves(before.cloneContents())].reduce((sum, leaf) => sum + lengthOfNode(leaf), 0);
}

/** The point of the page at a place; of a place between words and a chip, the end of the words. */
function pointAt(root: HTMLElement, place: number): [Node, number] {
  let at = 0;
  let last: [Node, number] = [root, 0];
  for (const leaf of leaves(root)) {
    const length = lengthOfNode(leaf);
    if (leaf instanceof Text) {
      if (place <= at + length) return [leaf, pastFootholds(leaf, place - at)];
      last = [leaf, leaf.data.length];
    } else last = [root, [...root.childNodes].indexOf(leaf as ChildNode) + 1];
    at += length;
  }
  return last;
}
function pastFootholds(text: Text, words: number): number {
  let [at, seen] = [0, 0];
  while (seen < words && at < text.data.length) if (text.data[at++] !== FOOTHOLD) seen++;
  return text.data === FOOTHOLD ? 1 : at;
}

export function rangeOf(root: HTMLElement, { from, to }: Span): Range {
  const range = document.createRange();
  range.setStart(...pointAt(root, from));
  range.setEnd(...pointAt(root, to));
  return range;
}

export function select(root: HTMLElement, span: Span): void {
  const range = rangeOf(root, span);
  document.getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
}
