/** A parsed and typed expression as plain functions: what the library walks through for every return is decided once, when it is compiled. No eval. */
import type { ASTNode } from '@marcbachmann/cel-js';
import type { ElementCode, Operands } from '#domain/catalogue/catalogue.js';

/** The figures an expression looks at; whatever it reads of them is known to be there. */
export interface Frame extends Omit<Operands, 'period'> {
  quarter: number;
}
type Figure = (frame: Frame) => number;
type Truth = (frame: Frame) => boolean;
type Closure = (frame: Frame) => number | boolean;

/** Of the expression language; the library runs the same ones. */
export const FIGURE_FUNCTIONS = {
  abs: Math.abs,
  floor: Math.floor,
  ceil: (n: number) => Math.ceil(Number(n.toFixed(9))),
  min: Math.min,
  max: Math.max,
};
const FUNCTIONS: Record<string, (...figures: number[]) => number> = FIGURE_FUNCTIONS;

/** `restartsInQ1`: elements whose growth in the first quarter is themselves. Null for a kind of node that is not known here: the library runs it. */
export function closureOf(ast: ASTNode, restartsInQ1: (code: ElementCode) => boolean): Closure | null {
  try {
    return build(ast, restartsInQ1);
  } catch (error) {
    if (error instanceof UnknownNode) return null;
    throw error;
  }
}

class UnknownNode extends Error {}

function build(node: ASTNode, restartsInQ1: (code: ElementCode) => boolean): Closure {
  const figure = (part: unknown): Figure => build(part as ASTNode, restartsInQ1) as Figure;
  const truth = (part: unknown): Truth => build(part as ASTNode, restartsInQ1) as Truth;
  const { op, args } = node as { op: string; args: unknown };
  if (op === 'value') {
    if (typeof args !== 'number' && typeof args !== 'boolean') throw new UnknownNode(op);
    return () => args;
  }
  if (op === 'id') {
    const code = args as string;
    return code === 'Q' ? (frame) => frame.quarter : (frame) => frame.values[code]!;
  }
  if (op === 'call') {
    const [name, parts] = args as [string, ASTNode[]];
    return TIMES[name]?.(parts[0]?.args as ElementCode, restartsInQ1) ?? called(name, parts.map(figure));
  }
  if (op === '!_') {
    const of = truth(args);
    return (frame) => !of(frame);
  }
  if (op === '-_') {
    const of = figure(args);
    return (frame) => -of(frame);
  }
  const parts = args as unknown[];
  if (op === '?:') {
    const [when, then, otherwise] = [truth(parts[0]), figure(parts[1]), figure(parts[2])];
    return (frame) => (when(frame) ? then(frame) : otherwise(frame));
  }
  if (op === '&&' || op === '||') {
    const [a, b] = [truth(parts[0]), truth(parts[1])];
    return op === '&&' ? (frame) => a(frame) && b(frame) : (frame) => a(frame) || b(frame);
  }
  const binary = BINARY[op];
  if (!binary || parts.length !== 2) throw new UnknownNode(op);
  return binary(figure(parts[0]), figure(parts[1]));
}

function called(name: string, parts: Figure[]): Figure {
  const run = FUNCTIONS[name];
  if (!run || parts.length === 0 || parts.length > 3) throw new UnknownNode(name);
  const [a, b, c] = parts;
  if (!b) return (frame) => run(a!(frame));
  return c ? (frame) => run(a!(frame), b(frame), c(frame)) : (frame) => run(a!(frame), b(frame));
}

const BINARY: Record<string, (a: Figure, b: Figure) => Closure> = {
  '+': (a, b) => (frame) => a(frame) + b(frame),
  '-': (a, b) => (frame) => a(frame) - b(frame),
  '*': (a, b) => (frame) => a(frame) * b(frame),
  '/': (a, b) => (frame) => a(frame) / b(frame),
  '==': (a, b) => (frame) => a(frame) === b(frame),
  '!=': (a, b) => (frame) => a(frame) !== b(frame),
  '<': (a, b) => (frame) => a(frame) < b(frame),
  '<=': (a, b) => (frame) => a(frame) <= b(frame),
  '>': (a, b) => (frame) => a(frame) > b(frame),
  '>=': (a, b) => (frame) => a(frame) >= b(frame),
};

const TIMES: Record<string, (code: ElementCode, restartsInQ1: (code: ElementCode) => boolean) => Figure> = {
  prev: (code) => (frame) => frame.previous![code]!,
  yoy: (code) => (frame) => frame.yearAgo![code]!,
  delta(code, restartsInQ1) {
    const growth: Figure = (frame) => frame.values[code]! - frame.previous![code]!;
    if (!restartsInQ1(code)) return growth;
    return (frame) => (frame.quarter === 1 ? frame.values[code]! : growth(frame));
  },
};
