/** What a table of units says otherwise than the tree: one request for each thing that differs, in the order of the table. */
import { addDays } from '#domain/period/working-days.js';
import type { Text } from '#domain/errors.js';
import type { PlanLine } from '#domain/ports/import-store.port.js';
import type { UnitChangeRequest } from '#domain/unit/unit-change.js';
import { SECTORS, UNIT_TYPES, type Unit } from '#domain/unit/unit.js';
import type { TreeUnit } from '#workbook/exports/tree-workbook.js';
import { alike, listed } from '../plan-words.js';

export interface RowChange {
  request: UnitChangeRequest;
  unit: TreeUnit;
}

/** A unit the table leaves out stays: only its last day, entered, closes it. */
export function changesOf(units: readonly TreeUnit[], known: readonly Unit[], when: { day: string; reason: string }): RowChange[] {
  const before = new Map(known.map((unit) => [unit.code, unit]));
  return units.flatMap((unit) => requestsOf(unit, before.get(unit.code), when).map((request) => ({ request, unit })));
}

function requestsOf(unit: TreeUnit, old: Unit | undefined, { day, reason }: { day: string; reason: string }): UnitChangeRequest[] {
  const at = { effectiveOn: day, reason, unit: unit.code };
  const { name, shortName, type, sector, parent, reviewLevels } = unit;
  const requests: UnitChangeRequest[] = [];
  if (!old) requests.push({ ...at, effectiveOn: unit.validFrom, kind: 'add', name, shortName, type, sector, parent, reviewLevels });
  else {
    if (name !== old.name || shortName !== old.shortName) requests.push({ ...at, kind: 'rename', name, shortName });
    const altered = {
      ...(type === old.type ? {} : { type }),
      ...(sector === old.sector ? {} : { sector }),
      ...(reviewLevels === old.reviewLevels ? {} : { reviewLevels }),
    };
    if (Object.keys(altered).length > 0) requests.push({ ...at, kind: 'alter', ...altered });
    // Nothing becomes a root by losing its parent in a table: that is far more often a cell emptied by mistake.
    if (parent !== old.parent) requests.push({ ...at, kind: 'move', parent: parent ?? '' });
  }
  if (unit.validTo !== null && unit.validTo !== old?.validTo)
    requests.push({ ...at, kind: 'close', effectiveOn: addDays(unit.validTo, 1) });
  return requests;
}

/** One line a person reads. */
export function lineOf({ request, unit }: RowChange, known: readonly Unit[]): PlanLine {
  const old = known.find((each) => each.code === request.unit);
  const subject = alike(`${unit.code} ${unit.name}`);
  const nameOf = (code: string | null): string => known.find((each) => each.code === code)?.shortName ?? code ?? '';
  switch (request.kind) {
    case 'add':
      return {
        act: { zh: '新增', en: 'Added' },
        subject,
        before: null,
        after: listed([parentWords(nameOf(request.parent) || null), since(request.effectiveOn)]),
      };
    case 'rename':
      return { act: { zh: '改名', en: 'Renamed' }, subject, before: old ? namesOf(old) : null, after: namesOf(request) };
    case 'move':
      return {
        act: { zh: '移动', en: 'Moved' },
        subject,
        before: alike(nameOf(old?.parent ?? null)),
        after: alike(nameOf(request.parent)),
      };
    case 'alter':
      return { act: { zh: '变更', en: 'Changed' }, subject, before: old ? attributesOf(old) : null, after: attributesOf(unit) };
    default:
      return { act: { zh: '撤销', en: 'Closed' }, subject, before: null, after: since(request.effectiveOn) };
  }
}

const attributesOf = ({ type, sector, reviewLevels }: Pick<Unit, 'type' | 'sector' | 'reviewLevels'>): Text =>
  listed([
    UNIT_TYPES[type],
    SECTORS[sector],
    reviewLevels === 2 ? { zh: '两级审核', en: 'two levels of review' } : { zh: '一级审核', en: 'one level of review' },
  ]);
const namesOf = ({ name, shortName }: Pick<Unit, 'name' | 'shortName'>): Text => ({
  zh: `${name}（${shortName}）`,
  en: `${name} (${shortName})`,
});
const since = (day: string): Text => ({ zh: `自 ${day}`, en: `from ${day}` });
export const parentWords = (name: string | null): Text => ({ zh: `上级 ${name ?? '无'}`, en: `below ${name ?? 'nothing'}` });
