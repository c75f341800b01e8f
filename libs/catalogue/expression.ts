/** The expression language of the catalogue: CEL over element codes, with prev(X), delta(X), yoy(X) and the quarter Q. Compiled once, no eval. */
import { Environment, type ASTNode } from '@marcbachmann/cel-js';
import type { ElementCode, ElementTime, Expression, Operands } from '#domain/catalogue/catalogue.js';
import { quarterOf } from '#domain/period/period.js';
import { closureOf, FIGURE_FUNCTIONS, type Frame } from './closures.js';

/** A refusal by the expression itself; `at` is the 0-based character it starts at. */
export class ExpressionError extends Error {
  constructor(
    message: string,
    readonly at: number | null,
  ) {
    super(at === null ? message : `${message} (character ${at + 1})`);
  }
}

/** Every element code a compiled expression reads, of this return or of another quarter's. */
export interface CompiledExpression<T> extends Expression<T> {
  all: ElementCode[];
}

interface Context extends Record<string, unknown> {
  Q: number;
  previous: Operands['previous'];
  yearAgo: Operands['yearAgo'];
}

/** What a macro of the library sees while it evaluates. */
interface Scope {
  getValue(key: string): unknown;
}
type Macro = { code: ElementCode };

const TIME_FUNCTIONS = ['prev', 'delta', 'yoy'] as const;
type TimeFunction = (typeof TIME_FUNCTIONS)[number];

/** Compiles the expressions of one catalogue; the elements' codes are its only variables besides `Q`. */
export class ExpressionCompiler {
  private readonly environment = new Environment();

  constructor(private readonly times: ReadonlyMap<ElementCode, ElementTime>) {
    const env = this.environment;
    env.registerVariable('Q', 'double');
    for (const code of times.keys()) env.registerVariable(code, 'double');
    for (const name of TIME_FUNCTIONS) this.registerTimeFunction(name);
    for (const name of ['abs', 'floor', 'ceil'] as const) env.registerFunction(`${name}(double): double`, FIGURE_FUNCTIONS[name]);
    for (const name of ['min', 'max'] as const) {
      env.registerFunction(`${name}(double, double): double`, FIGURE_FUNCTIONS[name]);
      env.registerFunction(`${name}(double, double, double): double`, FIGURE_FUNCTIONS[name]);
    }
  }

  compile(source: string, result: 'number'): CompiledExpression<number>;
  compile(source: string, result: 'boolean'): CompiledExpression<boolean>;
  compile(source: string, result: 'number' | 'boolean'): CompiledExpression<number | boolean> {
    const run = this.parse(source);
    const reads = new Reads(this.times);
    reads.visit(run.ast);
    const checked = run.check();
    if (!checked.valid) throw readable(checked.error!);
    const wanted = result === 'number' ? 'double' : 'bool';
    if (checked.type !== wanted) throw new ExpressionError(`it yields a ${checked.type}, not a ${result}`, null);
    const current = [...reads.current];
    const previous = [...reads.previous];
    const yearAgo = [...reads.yearAgo];
    const deltas = [...reads.deltas];
    const compute = closureOf(run.ast, (code) => this.times.get(code) === 'ytd') ?? this.walked(run, current);
    const evaluate = (operands: Operands): number | boolean | null => {
      const { values, previous: before, yearAgo: then } = operands;
      for (const code of current) if (values[code] === undefined) return null;
      for (const code of previous) if (before?.[code] === undefined) return null;
      for (const code of yearAgo) if (then?.[code] === undefined) return null;
      const quarter = quarterOf(operands.period);
      for (const code of deltas) if (!restarts(this.times.get(code)!, quarter) && before?.[code] === undefined) return null;
      const value = compute({ values, previous: before, yearAgo: then, quarter });
      return typeof value === 'number' && !Number.isFinite(value) ? null : value;
    };
    return { source, operands: current, all: [...new Set([...current, ...previous, ...yearAgo])], evaluate };
  }

  /** By the library itself, node by node. */
  private walked(run: (context: Context) => unknown, current: readonly ElementCode[]): (frame: Frame) => number | boolean {
    return ({ values, previous, yearAgo, quarter }) => {
      const context: Context = { Q: quarter, previous, yearAgo };
      for (const code of current) context[code] = values[code];
      return run(context) as number | boolean;
    };
  }

  /** The same expression run by the library alone: what the closures are compared with. */
  reference(source: string): (operands: Operands) => unknown {
    const run = this.parse(source);
    const reads = new Reads(this.times);
    reads.visit(run.ast);
    const compute = this.walked(run, [...reads.current]);
    return ({ period, ...figures }) => compute({ ...figures, quarter: quarterOf(period) });
  }

  private parse(source: string) {
    try {
      const run = this.environment.parse(source);
      numbersAsDoubles(run.ast);
      return run;
    } catch (error) {
      throw readable(error);
    }
  }

  /** prev(M09) and its like take an element code, not a number, so they are macros of the library: it parses, types and runs them. */
  private registerTimeFunction(name: TimeFunction): void {
    const read: Record<TimeFunction, (code: ElementCode, scope: Scope) => unknown> = {
      prev: (code, scope) => (scope.getValue('previous') as Context['previous'])![code],
      yoy: (code, scope) => (scope.getValue('yearAgo') as Context['yearAgo'])![code],
      delta: (code, scope) => {
        const now = scope.getValue(code) as number;
        if (restarts(this.times.get(code)!, scope.getValue('Q') as number)) return now;
        return now - (scope.getValue('previous') as NonNullable<Context['previous']>)[code]!;
      },
    };
    this.environment.registerFunction(`${name}(ast): double`, ({ args }: { args: ASTNode[] }) => {
      const code = args[0]?.op === 'id' ? args[0].args : null;
      if (code === null) throw new ExpressionError(`${name}() takes one element code`, args[0]?.start ?? 0);
      return {
        code,
        async: false,
        typeCheck: (checker: { getType(name: string): unknown }) => checker.getType('double'),
        evaluate: (_: unknown, macro: Macro, scope: Scope) => read[name](macro.code, scope),
      };
    });
  }
}

/** A distinct count since 1 January starts again in the first quarter: its growth there is itself. */
const restarts = (time: ElementTime, quarter: number): boolean => time === 'ytd' && quarter === 1;

/** CEL tells 7 from 7.0 and has no `double * int`; figures here are all of one kind, so whole literals become doubles in the parsed tree. */
function numbersAsDoubles(node: unknown): void {
  if (Array.isArray(node)) return node.forEach(numbersAsDoubles);
  if (!isNode(node)) return;
  if (node.op === 'value') {
    if (typeof node.args === 'bigint') (node as { args: unknown }).args = Number(node.args);
    return;
  }
  numbersAsDoubles(node.args);
}

const isNode = (node: unknown): node is ASTNode => typeof node === 'object' && node !== null && 'op' in node && 'args' in node;

/** Collects, before anything is evaluated, which figures of which quarter an expression reads. */
class Reads {
  readonly current = new Set<ElementCode>();
  readonly previous = new Set<ElementCode>();
  readonly yearAgo = new Set<ElementCode>();
  readonly deltas = new Set<ElementCode>();

  constructor(private readonly known: ReadonlyMap<ElementCode, ElementTime>) {}

  visit(node: unknown): void {
    if (Array.isArray(node)) return node.forEach((each) => this.visit(each));
    if (!isNode(node)) return;
    if (node.op === 'id') {
      if (node.args !== 'Q') this.add(this.current, node.args, node.start);
      return;
    }
    const call = node.op === 'call' ? node.args : null;
    const argument = call?.[1][0];
    if (call && argument?.op === 'id' && (TIME_FUNCTIONS as readonly string[]).includes(call[0])) {
      if (call[0] === 'prev') this.add(this.previous, argument.args, argument.start);
      if (call[0] === 'yoy') this.add(this.yearAgo, argument.args, argument.start);
      if (call[0] === 'delta') {
        this.add(this.current, argument.args, argument.start);
        this.deltas.add(argument.args);
      }
      return;
    }
    if (node.op !== 'value') this.visit(node.args);
  }

  private add(set: Set<ElementCode>, code: ElementCode, at: number): void {
    if (!this.known.has(code)) throw new ExpressionError(`unknown code "${code}"`, at);
    set.add(code);
  }
}

/** The library's own error as one line with its position. */
function readable(error: unknown): ExpressionError {
  if (error instanceof ExpressionError) return error;
  const { summary, range, message } = error as { summary?: string; range?: { start: number }; message: string };
  return new ExpressionError(summary ?? message.split('\n')[0] ?? message, range?.start ?? null);
}
