/** The organisation tree from a workbook: what it says otherwise than the tree of the day becomes dated changes; the first tree is taken whole. */
import { DomainError } from '#domain/errors.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { ImportPlan } from '#domain/ports/import-store.port.js';
import type { Finding } from '#domain/validation/finding.js';
import type { UnitChangeRequest } from '#domain/unit/unit-change.js';
import type { Unit } from '#domain/unit/unit.js';
import { parseTree, type ParsedTree, type TreeUnit } from '#workbook/exports/tree-workbook.js';
import { tableFinding } from '#workbook/table-finding.js';
import { applyUnitChanges } from '../units/apply-unit-changes.js';
import { UnitPlanner } from '../units/unit-planner.js';
import { withPaths } from '../units/save-units.js';
import { defineImport } from './import.js';
import { planFirstTree } from './units/first-tree.js';
import { changesOf, lineOf, type RowChange } from './units/tree-changes.js';

/** `first`: there was no tree at all. */
export type UnitsContent = { first: TreeUnit[] } | { requests: UnitChangeRequest[] };

/** From when the units of a first tree are valid that say nothing: past quarters brought in later find them. */
const SINCE_EVER = '2000-01-01';

/** Option: `effectiveOn`, the day from which the changes hold; today without it. */
export const unitsImport = defineImport<UnitsContent>({
  purpose: 'units',
  needs: 'periods.manage',

  async plan({ database }, { at, options, source }) {
    const today = shanghaiDate(at);
    const day = options.effectiveOn ?? today;
    const isFirst = (await database.units.count()) === 0;
    const known = isFirst ? [] : await database.units.validOn(day);
    const parsed = parseTree(await source.table(), isFirst ? SINCE_EVER : day, known);
    if (parsed.units.length === 0 && parsed.findings.length === 0)
      parsed.findings.push(tableFinding('I10', null, { zh: '表中没有单位', en: 'The table holds no unit' }));
    if (isFirst) return planFirstTree(parsed);

    const changes = changesOf(parsed.units, known, { day, reason: `导入组织树：${source.fileName}`.slice(0, 500) });
    const { ordered, refused } = await inOrder(changes, await UnitPlanner.load(database, changes.map(requestOf), today), parsed);
    const plan: ImportPlan = {
      counts: countsOf(parsed.units, changes, known),
      lines: changes.map((change) => lineOf(change, known)),
      findings: [...parsed.findings, ...refused],
    };
    return { plan, content: { requests: ordered.map(requestOf) } };
  },

  async apply(_, { actor, at, content }) {
    return async (stores) => {
      if ('first' in content) {
        if ((await stores.units.count()) > 0)
          throw new DomainError('conflict', {
            zh: '读取表格之后已经有人建立了组织树，请重新上传',
            en: 'Somebody set up a tree since the table was read; upload it again',
          });
        await stores.units.save(withPaths(content.first));
        return {};
      }
      const { periods } = await applyUnitChanges(stores, { actor, at, requests: content.requests });
      return { periods };
    };
  },
});

const requestOf = (change: RowChange): UnitChangeRequest => change.request;

/** Tries what does not fit yet again after the rest: a parent may be added, altered or emptied further down the table. */
async function inOrder(
  changes: readonly RowChange[],
  planner: UnitPlanner,
  parsed: ParsedTree,
): Promise<{ ordered: RowChange[]; refused: Finding[] }> {
  const ordered: RowChange[] = [];
  let waiting = [...changes];
  for (;;) {
    const again: RowChange[] = [];
    const refused: Finding[] = [];
    for (const change of waiting)
      try {
        await planner.plan(change.request);
        ordered.push(change);
      } catch (error) {
        if (!(error instanceof DomainError) || !['invalid', 'conflict'].includes(error.code)) throw error;
        again.push(change);
        refused.push(tableFinding('I11', parsed.placeOf.get(change.request.unit) ?? null, error.text));
      }
    if (again.length === 0 || again.length === waiting.length) return { ordered, refused };
    waiting = again;
  }
}

function countsOf(units: readonly TreeUnit[], changes: readonly RowChange[], known: readonly Unit[]): Record<string, number> {
  const of = (...kinds: UnitChangeRequest['kind'][]) =>
    new Set(changes.filter(({ request }) => kinds.includes(request.kind)).map(({ request }) => request.unit)).size;
  const touched = new Set(changes.map(({ request }) => request.unit));
  const codes = new Set(known.map((unit) => unit.code));
  return {
    added: of('add'),
    changed: of('rename', 'move', 'alter'),
    closed: of('close'),
    unchanged: units.filter((unit) => codes.has(unit.code) && !touched.has(unit.code)).length,
  };
}
