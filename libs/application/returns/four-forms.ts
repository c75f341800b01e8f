/** Keeps the cells shown as bureau totals only from everybody but the unit's own people (decision on small figures). */
import type { Actor } from '#domain/access/actor.js';
import { may } from '#domain/access/policy.js';
import type { Catalogue, ElementCode } from '#domain/catalogue/catalogue.js';
import { DomainError, type Text } from '#domain/errors.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { Finding } from '#domain/validation/finding.js';

/** Whether this reader may see this cell of this unit; a finding or thread about no cell is everybody's. */
export function cellsSeenBy(actor: Actor, catalogue: Catalogue, unit: Pick<PeriodUnit, 'path'>): (element: string | null) => boolean {
  if (may(actor, 'four_forms.read', unit.path)) return () => true;
  return (element) => element === null || !catalogue.hasElement(element) || !catalogue.element(element).bureauTotalOnly;
}

export const seenOf = <T>(values: Record<string, T>, isSeen: (element: string) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(values).filter(([code]) => isSeen(code)));

/** Cells of the unit's form that are kept from this reader. Whoever may not see a cell does not write it either: it stays as it is. */
export function cellsKeptFrom(actor: Actor, catalogue: Catalogue, unit: Pick<PeriodUnit, 'path' | 'type'>): ElementCode[] {
  const isSeen = cellsSeenBy(actor, catalogue, unit);
  return catalogue.elementsFor(unit.type).flatMap(({ code, bureauTotalOnly }) => (bureauTotalOnly && !isSeen(code) ? [code] : []));
}
export const isKeptFrom = (...who: Parameters<typeof cellsKeptFrom>): boolean => cellsKeptFrom(...who).length > 0;

/** Throws `forbidden` for cells typed by somebody they are kept from. */
export function assertNoneKept(kept: readonly ElementCode[], written: Record<string, unknown>): void {
  const codes = kept.filter((code) => code in written);
  if (codes.length === 0) return;
  throw new DomainError(
    'forbidden',
    {
      zh: `${codes.join('、')} 只显示全局合计，由本单位人员填写；本次没有保存`,
      en: `${codes.join(', ')}: shown as bureau totals only and filled in by the unit itself; nothing was saved`,
    },
    { errors: codes.map((field) => ({ field, message: '由本单位人员填写' })) },
  );
}

/**
 * What this reader is told of what was found. Nobody is held up by what he cannot see: of kept cells warnings are left out, and their
 * errors, whatever they are, come down to one: that the unit itself has to fill these cells in.
 */
export function toldFindings(actor: Actor, catalogue: Catalogue, unit: PeriodUnit, findings: readonly Finding[]): Finding[] {
  const isSeen = cellsSeenBy(actor, catalogue, unit);
  const seen = findings.filter(({ element }) => isSeen(element));
  return owesKept(findings, isSeen) ? [...seen, owedByUnit(catalogue, unit, cellsKeptFrom(actor, catalogue, unit))] : seen;
}

/** Whether cells this reader does not see are still to be filled in or corrected. */
export const owesKept = (findings: readonly Finding[], isSeen: (element: string | null) => boolean): boolean =>
  findings.some(({ severity, element }) => severity === 'error' && !isSeen(element));

/** The return is held up by cells that only its own unit can fill in. */
export const OWED = 'F24';
function owedByUnit(catalogue: Catalogue, unit: PeriodUnit, codes: readonly ElementCode[]): Finding {
  const sheet = catalogue.sheets.find(({ code }) => code === catalogue.element(codes[0]!).sheet)!.name;
  return {
    key: `${OWED}:*`,
    severity: 'error',
    code: OWED,
    element: null,
    sheet: null,
    cell: null,
    value: null,
    message: {
      zh: `“${sheet.zh}”表的 ${codes.join('、')} 只显示全局合计，须由${unit.name}的填报员填写无误后，这份季报才能报送`,
      en: `${codes.join(', ')} of the sheet "${sheet.en}" are shown as bureau totals only: a clerk of ${unit.name} has to fill them in correctly before the return can be submitted`,
    },
    expected: { zh: '请该单位填报员登录后补填', en: 'A clerk of the unit signs in and fills them in' },
  };
}

/** That something is wrong at a cell, for whoever may not see what stands in it. */
export const withheld = (finding: Finding): Finding => ({ ...finding, value: null, expected: null, message: WITHHELD });
const WITHHELD: Text = {
  zh: '这一项有待改正或说明；它只显示全局合计，请由本单位人员核对',
  en: 'Something is to be corrected or explained here; the figure is shown as a bureau total only: its own unit has to look at it',
};
