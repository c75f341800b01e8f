/** Rules of the documents → rules of the domain, with their checks compiled; refuses what could never be reported or never fire. */
import type { Element, Rule, RuleCheck, RuleMessage, Severity } from '#domain/catalogue/catalogue.js';
import type { Text } from '#domain/errors.js';
import { tokensOf } from '#domain/validation/fill-message.js';
import { SYSTEM_RULES } from '#domain/validation/system-rules.js';
import type { Problem } from './catalogue-error.js';
import type { DefinitionFile, Path } from './definition-file.js';
import type { ExpressionCompiler } from './expression.js';
import { refuseNeverFiled } from './never-filed.js';
import type { CheckDefinition, RuleDefinition } from './schema.js';
import type { SourceList } from './source-list.js';
import { tryCompile } from './try-compile.js';

type File = DefinitionFile<RuleDefinition[]>;

export function compileRules(
  file: File,
  severity: Severity,
  elements: Element[],
  compiler: ExpressionCompiler,
  sources: SourceList,
  problems: Problem[],
): Rule[] {
  const letter = severity === 'error' ? 'H' : 'W';
  return file.data.map((definition, i): Rule => {
    const { code, kind } = definition;
    const refuse = (path: Path, message: string) => problems.push(file.problem([i, ...path], `${code}: ${message}`));
    if (!code.startsWith(letter)) refuse(['code'], `rules of this file begin with ${letter}`);
    if (kind === 'cell' && !definition.checks.length) refuse(['kind'], 'a cell rule needs checks');
    if (kind !== 'cell' && definition.checks.length) refuse(['checks'], `a rule of kind ${kind} has messages, not checks`);
    if (kind !== 'cell' && !Object.keys(definition.messages).length) refuse(['kind'], `a rule of kind ${kind} needs messages`);
    if ((kind === 'system' || kind === 'peer') && !definition.examples.length) refuse(['kind'], 'a rule that is code needs examples');
    if ((kind === 'system' || kind === 'peer') !== code in SYSTEM_RULES)
      refuse(['kind'], `kind ${kind}, but the code for it ${code in SYSTEM_RULES ? 'exists' : 'does not exist'}`);
    const checks = definition.checks
      .map((check, c) => compileCheck(file, [i, 'checks', c], code, check, elements, compiler, problems))
      .filter((check) => check !== null);
    const messages: Record<string, RuleMessage> = {};
    for (const [name, { message, expected_text: expectedText }] of Object.entries(definition.messages)) {
      refuseUnlikeTexts(file, [i, 'messages', name], code, message, problems);
      messages[name] = { message, ...(expectedText ? { expectedText } : {}) };
    }
    return {
      code,
      severity,
      kind,
      name: definition.name,
      source: sources.resolve(file, [i, 'source'], code, definition.source, problems),
      checks,
      messages,
      parameters: definition.parameters,
    };
  });
}

function compileCheck(
  file: File,
  path: Path,
  code: string,
  check: CheckDefinition,
  elements: Element[],
  compiler: ExpressionCompiler,
  problems: Problem[],
): RuleCheck | null {
  const at = elements.find((element) => element.code === check.at);
  if (!at) problems.push(file.problem([...path, 'at'], `${code}: unknown code "${check.at}"`));
  const holds = tryCompile(compiler, file, [...path, 'holds'], code, check.holds, 'boolean', problems);
  const expected =
    check.expected === undefined ? null : tryCompile(compiler, file, [...path, 'expected'], code, check.expected, 'number', problems);
  for (const key of ['message', 'expected_text'] as const) {
    const text = check[key];
    if (!text) continue;
    refuseUnlikeTexts(file, [...path, key], code, text, problems);
    for (const language of ['zh', 'en'] as const)
      refuseUnknownTokens(file, [...path, key, language], code, text[language], elements, expected !== null, problems);
  }
  if (!holds || !at) return null;
  refuseNeverFiled(file, [...path, 'holds'], code, [holds], elements, problems);
  return {
    holds,
    at: check.at,
    message: check.message,
    ...(check.severity ? { severity: check.severity } : {}),
    ...(expected ? { expected } : {}),
    ...(check.expected_text ? { expectedText: check.expected_text } : {}),
  };
}

/** Both languages say the same figures. */
function refuseUnlikeTexts(file: File, path: Path, code: string, text: Text, problems: Problem[]): void {
  const [zh, en] = [text.zh, text.en].map((t) => [...new Set(tokensOf(t))].sort().join(' '));
  if (zh !== en) problems.push(file.problem(path, `${code}: the Chinese text fills in {${zh}}, the English {${en}}`));
}

const TIMED = /^(?:prev|yoy|delta)\((.+)\)$/;

function refuseUnknownTokens(
  file: File,
  path: Path,
  code: string,
  text: string,
  elements: Element[],
  hasExpected: boolean,
  problems: Problem[],
): void {
  for (const token of tokensOf(text)) {
    const named = TIMED.exec(token)?.[1] ?? token;
    const known = token === 'Q' || (token === 'expected' && hasExpected) || elements.some((element) => element.code === named);
    if (!known) problems.push(file.problem(path, `${code}: the text fills in "{${token}}", which is nothing here`));
  }
}
