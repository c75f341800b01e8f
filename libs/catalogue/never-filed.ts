/** Refuses an expression over one return whose operands no type of unit files together: it would be silent for ever. */
import type { Element } from '#domain/catalogue/catalogue.js';
import { UNIT_TYPES, type UnitType } from '#domain/unit/unit.js';
import type { Problem } from './catalogue-error.js';
import type { DefinitionFile, Path } from './definition-file.js';
import type { CompiledExpression } from './expression.js';

export function refuseNeverFiled(
  file: DefinitionFile<unknown>,
  path: Path,
  code: string,
  expressions: CompiledExpression<unknown>[],
  elements: Element[],
  problems: Problem[],
): void {
  const read = [...new Set(expressions.flatMap((expression) => expression.all))];
  const filedBy = (type: UnitType) =>
    read.every((operand) => elements.find((element) => element.code === operand)?.appliesTo.includes(type));
  if (!(Object.keys(UNIT_TYPES) as UnitType[]).some(filedBy))
    problems.push(file.problem(path, `${code}: no type of unit files all of ${read.join(', ')}`));
}
