/** Goes over every number that was read back from a finished file: each must be one the document prints there, and none may be missing. */
import type { Block } from '../../dashboard/block.js';
import { formatNumber } from '../../indicators/format-figure.js';
import type { Briefing } from '../briefing.js';
import { contentOf, squeezed } from '../content.js';
import type { GateProblem } from '../gate.js';
import type { Drawing, PrintedContent } from '../printed.js';
import { placesOf, problem, WHOLE, within } from './places.js';
import type { Looked } from './prove-figures.js';

const NUMBER = /\p{Nd}(?:[\p{Nd},.，]*\p{Nd})?/gu;
export const numbersOf = (text: string): string[] => text.match(NUMBER) ?? [];

/** What is in one bag and not in the other, as often as it is. */
export function leftOver(from: readonly string[], without: readonly string[]): string[] {
  const bag = new Map<string, number>();
  for (const one of without) bag.set(one, (bag.get(one) ?? 0) + 1);
  return from.filter((one) => {
    const left = bag.get(one) ?? 0;
    bag.set(one, left - 1);
    return left <= 0;
  });
}

/** `file`: PDF, Word. `drawn`: the charts of the document as they are drawn, for a file whose charts can be read. */
export function sweepNumbers(
  document: Briefing,
  found: PrintedContent,
  { file, fonts, drawn }: { file: string; fonts: string; drawn: readonly Drawing[] | null },
): Looked {
  const expected = contentOf(document);
  const { blocks } = placesOf(document);
  const [tables, charts] = [blocks.filter((one) => one.isTable), blocks.filter((one) => !one.isTable)];
  const around = new Set([...frameOf(document), fonts].flatMap(numbersOf));
  const problems: GateProblem[] = [];
  let looked = 0;
  const compare = (wanted: string[], got: string[], where: { zh: string; en: string }, isAround: (number: string) => boolean) => {
    looked += got.length;
    const [strange, lost] = [leftOver(got, wanted).filter((number) => !isAround(number)), leftOver(wanted, got)];
    if (strange.length > 0) problems.push(foreign(where, strange));
    if (lost.length > 0) problems.push(missing(where, lost));
  };
  const at = (place: { zh: string; en: string }) => ({ zh: `${file}：${place.zh}`, en: `${file}: ${place.en}` });
  compare(
    expected.texts.flatMap(numbersOf),
    found.texts.flatMap(numbersOf),
    at(placeOfText(expected.texts, found.texts, around)),
    (number) => around.has(number),
  );
  for (const [i, { place }] of tables.entries()) compare(cellsOf(expected.tables[i]), cellsOf(found.tables[i]), at(place), never);
  if (drawn)
    for (const [i, { place }] of charts.entries())
      compare(
        (drawn[i]?.labels ?? []).flatMap(({ text }) => numbersOf(text)),
        (found.drawings[i]?.labels ?? []).flatMap(numbersOf),
        at(place),
        never,
      );
  return { looked, problems };
}
const never = (): boolean => false;
/** Files break the lines of a cell where they like, and say nothing of it. */
const cellsOf = (rows: string[][] | undefined): string[] => (rows ?? []).flat().flatMap((cell) => numbersOf(squeezed(cell)));

/** The first text that says a number the document does not say there. */
function placeOfText(expected: readonly string[], found: readonly string[], around: ReadonlySet<string>): { zh: string; en: string } {
  const strange = leftOver(found.flatMap(numbersOf), expected.flatMap(numbersOf)).filter((number) => !around.has(number));
  const said = found.find((text) => numbersOf(text).some((number) => strange.includes(number)));
  if (said === undefined) return WHOLE;
  const short = said.length > 40 ? `${said.slice(0, 40)}…` : said;
  return { zh: `“${short}”`, en: `"${short}"` };
}

/** Numbers that frame the text: issue, dates, copies, annexes, the code by which it is verified. */
function frameOf(document: Briefing): string[] {
  const { masthead, issue, issuingOffice, issuedOn, title, addressees, distribution, verification, colophon, annexes } = document;
  const { report, send, issue: sent, copies } = distribution;
  return [
    ...[masthead, issue, issuingOffice, issuedOn, title, addressees ?? '', ...colophon, ...report, ...send, ...sent],
    ...[String(copies ?? ''), verification?.code ?? '', verification?.url ?? ''],
    ...annexes.flatMap((annex, i) => [annex.title, String(i + 1)]),
  ];
}

/** A drawing says the figures of its block, and on its axes steps of one size. */
export function sweepDrawings(document: Briefing, drawn: readonly Drawing[]): Looked {
  const { blocks } = placesOf(document);
  const problems: GateProblem[] = [];
  let looked = 0;
  for (const { block, place } of blocks) {
    const drawing = drawn.find((one) => one.block === block.id);
    if (!drawing) continue;
    const numbers = drawing.labels.flatMap(({ text }) => numbersOf(text));
    looked += numbers.length;
    const own = new Set([...figuresIn(block), ...reckoned(block)]);
    const strange = [...new Set(numbers.filter((number) => !own.has(number)))];
    if (!areSteps(strange)) problems.push(foreign(within(place, '图中文字', 'labels'), strange));
  }
  return { looked, problems };
}

/** As they may be written: everything the block says, and its plain numbers rounded. */
function figuresIn(value: unknown): string[] {
  if (typeof value === 'string') return numbersOf(value);
  if (typeof value === 'number') return [0, 1, 2].flatMap((decimals) => numbersOf(formatNumber(value, decimals)));
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(figuresIn) : [];
}

/** What a chart reckons itself: the gap between two figures, the height of a column. */
function reckoned(block: Block): string[] {
  const numbers =
    block.kind === 'gap'
      ? block.rows.map(({ from, to }) => (from.value ?? 0) - (to.value ?? 0))
      : block.kind === 'stack'
        ? block.categories.map((_, i) => block.series.reduce((sum, { figures }) => sum + (figures[i]?.value ?? 0), 0))
        : [];
  return figuresIn(numbers);
}

/** 0 20 40 60: multiples of a round step, as few as an axis has. */
function areSteps(texts: readonly string[]): boolean {
  if (texts.length === 0) return true;
  const numbers = texts.map((text) => Number(text.replaceAll(/[,，]/g, '')));
  const [low, high] = [numbers.length > 1 ? Math.min(...numbers) : 0, Math.max(...numbers)];
  const isMultiple = (number: number, step: number): boolean => Math.abs(number / step - Math.round(number / step)) < 1e-6;
  return ROUND_STEPS.some((step) => (high - low) / step <= MOST_STEPS && numbers.every((number) => isMultiple(number, step)));
}
const MOST_STEPS = 10;
const ROUND_STEPS = [-3, -2, -1, 0, 1, 2, 3, 4, 5, 6].flatMap((power) => [1, 2, 2.5, 3, 5].map((step) => step * 10 ** power));

const foreign = (where: { zh: string; en: string }, numbers: readonly string[]): GateProblem =>
  problem(where, `数字“${numbers.join('”“')}”没有来源`, `nothing proves the numbers ${numbers.map((one) => `"${one}"`).join(', ')}`);
const missing = (where: { zh: string; en: string }, numbers: readonly string[]): GateProblem =>
  problem(where, `缺少数字“${numbers.join('”“')}”`, `the numbers ${numbers.map((one) => `"${one}"`).join(', ')} are missing`);
