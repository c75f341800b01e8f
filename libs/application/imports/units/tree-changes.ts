/** What a table of units says otherwise than the tree: one request for each thing that differs, in the order of the table. */
import { addDays } from '#domain/period/working-days.js';
import type { ImportPlan } from '#domain/ports/import-store.port.js';
import type { UnitChangeRequest } from '#domain/unit/unit-change.js';
import { SECTORS, UNIT_TYPES, type Unit } from '#domain/unit/unit.js';
import type { TreeUnit } from '#workbook/exports/tree-workbook.js';

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
export function lineOf({ request, unit }: RowChange, known: readonly Unit[]): ImportPlan['lines'][number] {
  const old = known.find((each) => each.code === request.unit);
  const subject = `${unit.code} ${unit.name}`;
  const nameOf = (code: string | null): string => known.find((each) => each.code === code)?.shortName ?? code ?? '';
  switch (request.kind) {
    case 'add':
      return { act: '新增', subject, before: null, after: `上级 ${nameOf(request.parent) || '无'}，自 ${request.effectiveOn}` };
    case 'rename':
      return { act: '改名', subject, before: `${old?.name}（${old?.shortName}）`, after: `${request.name}（${request.shortName}）` };
    case 'move':
      return { act: '移动', subject, before: nameOf(old?.parent ?? null), after: nameOf(request.parent) };
    case 'alter':
      return { act: '变更', subject, before: old ? attributesOf(old) : null, after: attributesOf(unit) };
    default:
      return { act: '撤销', subject, before: null, after: `自 ${request.effectiveOn}` };
  }
}

const attributesOf = ({ type, sector, reviewLevels }: Pick<Unit, 'type' | 'sector' | 'reviewLevels'>): string =>
  `${UNIT_TYPES[type].zh}，${SECTORS[sector].zh}，${reviewLevels === 2 ? '两级审核' : '一级审核'}`;
