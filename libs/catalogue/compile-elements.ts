/** Elements of the document → elements of the domain; refuses what does not fit together among them. */
import type { Element, ElementCode, ElementTime } from '#domain/catalogue/catalogue.js';
import { UNIT_TYPES, type UnitType } from '#domain/unit/unit.js';
import type { Problem } from './catalogue-error.js';
import type { DefinitionFile } from './definition-file.js';
import { ExpressionCompiler } from './expression.js';
import { refuseCycles, refuseDuplicates } from './graph-checks.js';
import type { ElementDefinition } from './schema.js';
import { tryCompile } from './try-compile.js';

export function compileElements(
  file: DefinitionFile<ElementDefinition[]>,
  groups: Record<string, UnitType[]>,
  problems: Problem[],
): { elements: Element[]; compiler: ExpressionCompiler } {
  const definitions = file.data;
  refuseDuplicates(file, definitions, problems);
  refuseRowGaps(file, problems);
  const compiler = new ExpressionCompiler(new Map<ElementCode, ElementTime>(definitions.map((d) => [d.code, d.time])));
  const known = new Set(definitions.map((d) => d.code));
  const reads = new Map<string, string[]>();
  const elements = definitions.map((definition, i): Element => {
    const { min, max, prefill } = definition;
    if (min > max) problems.push(file.problem([i, 'min'], `${definition.code}: min ${min} is greater than max ${max}`));
    if (prefill?.by === 'carry' && !known.has(prefill.from))
      problems.push(file.problem([i, 'prefill', 'from'], `${definition.code}: carries from unknown code "${prefill.from}"`));
    if (prefill?.by === 'formula' && !isPlainFormula(prefill.formula, known))
      problems.push(
        file.problem(
          [i, 'prefill', 'formula'],
          `${definition.code}: the formula may hold codes, numbers, + - * / ( ) and SUM, ROUND, MAX, MIN, IF only`,
        ),
      );
    const compute =
      prefill?.by === 'formula'
        ? tryCompile(compiler, file, [i, 'prefill', 'expression'], definition.code, prefill.expression, 'number', problems)
        : null;
    if (compute) reads.set(definition.code, compute.operands);
    return {
      code: definition.code,
      sheet: definition.sheet,
      name: definition.name,
      help: definition.help,
      type: definition.type,
      scale: definition.scale,
      ...(definition.step === undefined ? {} : { step: definition.step }),
      time: definition.time,
      unit: definition.unit,
      min,
      max,
      appliesTo: typesOf(file, i, groups, problems),
      ...(prefill ? { prefill: prefill.by === 'formula' && compute ? { ...prefill, compute } : prefill } : {}),
      allowsNotApplicable: definition.allows_not_applicable,
      bureauTotalOnly: definition.bureau_total_only,
      row: definition.row,
    };
  });
  refuseCycles(file, definitions, reads, problems);
  return { elements, compiler };
}

/** Names of unit types and of groups of them, as a set in the order of the types. */
function typesOf(
  file: DefinitionFile<ElementDefinition[]>,
  index: number,
  groups: Record<string, UnitType[]>,
  problems: Problem[],
): UnitType[] {
  const definition = file.data[index]!;
  const types = new Set<UnitType>();
  definition.applies_to.forEach((name, i) => {
    const group = Object.hasOwn(groups, name) ? groups[name]! : Object.hasOwn(UNIT_TYPES, name) ? [name as UnitType] : null;
    if (group) group.forEach((type) => types.add(type));
    else problems.push(file.problem([index, 'applies_to', i], `${definition.code}: unknown unit type or group "${name}"`));
  });
  return (Object.keys(UNIT_TYPES) as UnitType[]).filter((type) => types.has(type));
}

/** Rows of a sheet are 1, 2, 3 … in the order of the file, so that nothing is printed over and nothing left blank. */
function refuseRowGaps(file: DefinitionFile<ElementDefinition[]>, problems: Problem[]): void {
  const next = new Map<string, number>();
  file.data.forEach((definition, i) => {
    const due = next.get(definition.sheet) ?? 1;
    if (definition.row !== due)
      problems.push(
        file.problem([i, 'row'], `${definition.code}: row ${definition.row} of sheet "${definition.sheet}", but the next row is ${due}`),
      );
    next.set(definition.sheet, definition.row + 1);
  });
}

const FUNCTIONS = new Set(['SUM', 'ROUND', 'MAX', 'MIN', 'IF', 'ABS', 'AND', 'OR']);

/** It is written into workbooks as it stands: nothing that reaches out of them. */
function isPlainFormula(formula: string, known: ReadonlySet<string>): boolean {
  if (!/^=?[A-Za-z0-9+\-*/(),.<>= ]+$/.test(formula)) return false;
  return [...formula.matchAll(/[A-Za-z][A-Za-z0-9.]*/g)].every(([word]) => known.has(word) || FUNCTIONS.has(word));
}
