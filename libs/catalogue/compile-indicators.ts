/** Indicators of the documents → indicators of the domain, with numerators, denominators and targets compiled. */
import type { Cumulation, Element, Family, Indicator, Target } from '#domain/catalogue/catalogue.js';
import { SYSTEM_INDICATORS } from '#domain/indicators/system-indicators.js';
import type { Problem } from './catalogue-error.js';
import type { DefinitionFile, Path } from './definition-file.js';
import type { CompiledExpression, ExpressionCompiler } from './expression.js';
import { refuseNeverFiled } from './never-filed.js';
import type { IndicatorDefinition } from './schema.js';
import type { SourceList } from './source-list.js';
import { tryCompile } from './try-compile.js';

type File = DefinitionFile<IndicatorDefinition[]>;

/** What each kind must and must not say. */
const PARTS: Record<Indicator['kind'], readonly ('numerator' | 'denominator' | 'of' | 'system')[]> = {
  ratio: ['numerator', 'denominator'],
  count: ['numerator'],
  node: ['numerator', 'denominator'],
  difference: ['of'],
  system: ['system'],
  ballot: [],
};

export function compileIndicators(
  file: File,
  family: Family,
  elements: Element[],
  compiler: ExpressionCompiler,
  sources: SourceList,
  problems: Problem[],
): Indicator[] {
  return file.data.map((definition, i): Indicator => {
    const { code, kind } = definition;
    const refuse = (path: Path, message: string) => problems.push(file.problem([i, ...path], `${code}: ${message}`));
    for (const part of ['numerator', 'denominator', 'of', 'system'] as const) {
      const wanted = PARTS[kind].includes(part);
      if (wanted && definition[part] === undefined) refuse(['kind'], `kind ${kind} needs "${part}"`);
      if (!wanted && definition[part] !== undefined) refuse([part], `kind ${kind} has no "${part}"`);
    }
    if (definition.system !== undefined && !Object.hasOwn(SYSTEM_INDICATORS, definition.system))
      refuse(['system'], `unknown system figure "${definition.system}"`);
    for (const word of Object.values(definition.to_do ?? {}))
      if (/\p{Nd}/u.test(word)) refuse(['to_do'], '"to_do" holds no digit: a number in a text is always a figure');
    const [numerator, denominator] = (['numerator', 'denominator'] as const).map((part) => {
      const source = definition[part];
      return source === undefined ? null : tryCompile(compiler, file, [i, part], code, source, 'number', problems);
    });
    const perReturn = [numerator, denominator].filter((e): e is CompiledExpression<number> => Boolean(e));
    if (perReturn.length) refuseNeverFiled(file, [i, 'numerator'], code, perReturn, elements, problems);
    const target = definition.target && compileTarget(file, i, code, definition.target, compiler, problems);
    return {
      code,
      ...(definition.parent ? { parent: definition.parent } : {}),
      name: definition.name,
      family,
      kind,
      unit: definition.unit,
      decimals: definition.decimals,
      direction: definition.direction,
      time: definition.time,
      cumulation: cumulationOf(definition, refuse),
      ...(numerator ? { numerator } : {}),
      ...(denominator ? { denominator } : {}),
      ...(definition.of ? { of: definition.of } : {}),
      ...(definition.system ? { system: definition.system } : {}),
      ...(definition.to_do ? { toDo: definition.to_do } : {}),
      bureauTotalOnly: definition.bureau_total_only,
      ...(target ? { target } : {}),
      source: sources.resolve(file, [i, 'source'], code, definition.source, problems),
      formula: definition.formula,
    };
  });
}

/** A flow must say how its quarters make a year (`none` is an answer); stocks and year-to-date counts simply take the last. */
function cumulationOf(definition: IndicatorDefinition, refuse: (path: Path, message: string) => void): Cumulation {
  if (definition.cumulation === undefined) {
    if (definition.time === 'flow') refuse(['code'], 'a flow needs "cumulation": sum_over_sum, sum_over_last, last or none');
    return 'last';
  }
  if (definition.time !== 'flow' && definition.cumulation.startsWith('sum'))
    refuse(['cumulation'], `a ${definition.time} figure is not summed over quarters`);
  return definition.cumulation;
}

function compileTarget(
  file: File,
  i: number,
  code: string,
  definition: NonNullable<IndicatorDefinition['target']>,
  compiler: ExpressionCompiler,
  problems: Problem[],
): Target {
  const { kind, value, pace, range, per, span, source } = definition;
  const path = [i, 'target'];
  const given = { fixed: value, pace, range, per };
  const key = kind === 'fixed' ? 'value' : kind;
  if (given[kind] === undefined) problems.push(file.problem([...path, 'kind'], `${code}: a target of kind ${kind} needs "${key}"`));
  if (pace?.some((due, q) => q > 0 && due < pace[q - 1]!))
    problems.push(file.problem([...path, 'pace'], `${code}: a pace does not fall from one quarter to the next`));
  if (range && range[0] > range[1]) problems.push(file.problem([...path, 'range'], `${code}: the range begins above its end`));
  if (file.data[i]!.direction === 'neutral') problems.push(file.problem(path, `${code}: a neutral indicator has no target`));
  const compiled = per === undefined ? null : tryCompile(compiler, file, [...path, 'per'], code, per, 'number', problems);
  return {
    kind,
    ...(value === undefined ? {} : { value }),
    ...(pace ? { pace } : {}),
    ...(range ? { range } : {}),
    ...(compiled ? { per: compiled } : {}),
    span,
    source,
  };
}
