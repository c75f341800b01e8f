/** Compiles an expression of a document, turning its refusal into a problem at its line. */
import type { Problem } from './catalogue-error.js';
import type { DefinitionFile, Path } from './definition-file.js';
import { ExpressionError, type CompiledExpression, type ExpressionCompiler } from './expression.js';

export function tryCompile<R extends 'number' | 'boolean'>(
  compiler: ExpressionCompiler,
  file: DefinitionFile<unknown>,
  path: Path,
  code: string,
  source: string,
  result: R,
  problems: Problem[],
): CompiledExpression<R extends 'number' ? number : boolean> | null {
  type Wanted = CompiledExpression<R extends 'number' ? number : boolean>;
  try {
    return compiler.compile(source, result as 'number') as CompiledExpression<unknown> as Wanted;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    problems.push(file.problem(path, `${code}: in "${source}": ${error.message}`));
    return null;
  }
}
