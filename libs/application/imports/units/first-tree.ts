/** The first tree of a bureau: taken whole, as the table has it, once it holds together. */
import { DomainError } from '#domain/errors.js';
import type { Finding } from '#domain/validation/finding.js';
import { assertFormation } from '#domain/unit/tree-rules.js';
import { checkedName, checkedShortName } from '#domain/unit/unit-name.js';
import type { ParsedTree, TreeUnit } from '#workbook/exports/tree-workbook.js';
import { tableFinding } from '#workbook/table-finding.js';
import { withPaths } from '../../units/save-units.js';
import type { Planned } from '../import.js';
import { alike } from '../plan-words.js';
import { parentWords } from './tree-changes.js';

export function planFirstTree(parsed: ParsedTree): Planned<{ first: TreeUnit[] }> {
  const findings: Finding[] = [...parsed.findings];
  const byCode = new Map(parsed.units.map((unit) => [unit.code, unit]));
  for (const unit of parsed.units)
    findings.push(
      ...refusalsOf(() => {
        checkedName(unit.name);
        checkedShortName(unit.shortName);
        const parent = unit.parent === null ? undefined : byCode.get(unit.parent);
        if (parent) assertFormation(unit, parent);
      }).map((text) => tableFinding('I11', parsed.placeOf.get(unit.code) ?? null, text)),
    );
  if (parsed.findings.length === 0) findings.push(...ringsOf(parsed));
  const lines = parsed.units.map(({ code, name, parent }) => ({
    act: { zh: '新增', en: 'Added' },
    subject: alike(`${code} ${name}`),
    before: null,
    after: parentWords(parent === null ? null : (byCode.get(parent)?.shortName ?? parent)),
  }));
  return { plan: { counts: { added: parsed.units.length }, lines, findings }, content: { first: parsed.units } };
}

function refusalsOf(check: () => void): DomainError['text'][] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof DomainError) return [error.text];
    throw error;
  }
}

/** Parents that are not in the table, and units above one another in a ring, each at its row. */
function ringsOf(parsed: ParsedTree): Finding[] {
  try {
    withPaths(parsed.units);
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return (error.options.errors ?? []).map(({ field, message }) =>
      tableFinding('I11', parsed.placeOf.get(field) ?? null, {
        zh: typeof message === 'string' ? message : message.zh,
        en: `The parent of ${field} is not in the table, or stands below it`,
      }),
    );
  }
}
