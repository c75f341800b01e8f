import { followTree } from './period-tree.js';
import { planChange } from './plan-change.js';
import type { UnitChangeRequest } from './unit-change.js';
import type { Unit } from './unit.js';
import { periodUnitOf } from './period-tree.js';
import { tree } from './testing/small-tree.js';

const LAST_DAY = '2026-09-30';
const NOTHING = { effectiveOn: '2026-09-01', reason: '机构调整' };

/** What the open quarter's tree becomes by one change, some units having filed. */
function after(request: UnitChangeRequest, filed: string[]) {
  const units = tree();
  const plan = planChange(request, {
    trees: [{ day: request.effectiveOn, units }],
    isTaken: (code) => units.some((u) => u.code === code),
    earliest: '2026-07-01',
  });
  const target = new Map(units.map((unit) => [unit.code, unit]));
  for (const unit of plan.units)
    if (unit.validTo === null) target.set(unit.code, unit);
    else target.delete(unit.code);
  const followed = followTree({
    period: '2026Q3',
    existing: units.map((unit: Unit) => periodUnitOf('2026Q3', unit)),
    target: [...target.values()],
    filed: new Set(filed),
    successions: plan.successions.filter((s) => s.effectiveOn <= LAST_DAY),
  });
  return { ...followed, codes: followed.units.map((u) => u.path).sort() };
}

describe('the tree of an open period', () => {
  const merge: UnitChangeRequest = { ...NOTHING, kind: 'merge', units: ['A1', 'A2'], unit: 'AM', name: '合并支部', shortName: '合并' };

  it('follows a merger while nobody filed', () => {
    const { codes, kept, changed } = after(merge, []);
    expect(codes).toEqual(['/J/', '/J/A/', '/J/A/AM/', '/J/B/', '/J/B/B1/', '/J/B/B1/G1/']);
    expect(kept).toEqual([]);
    expect(changed.toSorted()).toEqual(['A1', 'A2', 'AM']);
  });

  it('asks nobody twice: one of the merged filed, so both stay and the merged unit does not come in', () => {
    const { codes, kept } = after(merge, ['A2']);
    expect(codes).toEqual(['/J/', '/J/A/', '/J/A/A1/', '/J/A/A2/', '/J/B/', '/J/B/B1/', '/J/B/B1/G1/']);
    expect(kept).toEqual(['A1', 'A2']);
  });

  it('keeps a closed unit that filed, and drops one that did not', () => {
    expect(after({ ...NOTHING, kind: 'close', unit: 'A1' }, ['A1'])).toMatchObject({ kept: ['A1'], changed: [] });
    expect(after({ ...NOTHING, kind: 'close', unit: 'A1' }, ['A2']).codes).not.toContain('/J/A/A1/');
  });

  it('moves and renames units that filed: their figures go with them', () => {
    const { codes, kept } = after({ ...NOTHING, kind: 'move', unit: 'B1', parent: 'A' }, ['B1', 'G1']);
    expect(codes).toContain('/J/A/B1/G1/');
    expect(kept).toEqual([]);
  });

  it('keeps the type a unit filed as: it says which cells were asked', () => {
    const { units, kept } = after({ ...NOTHING, kind: 'alter', unit: 'A1', type: 'joint_branch', sector: 'soe' }, ['A1']);
    expect(units.find((u) => u.code === 'A1')).toMatchObject({ type: 'branch', sector: 'soe' });
    expect(kept).toEqual(['A1']);
  });

  it('leaves units where they were below a unit that does not come in', () => {
    const recode: UnitChangeRequest = { ...NOTHING, kind: 'split', unit: 'B', into: [{ code: 'BN', name: '新总支', shortName: '新总支' }] };
    expect(after(recode, []).codes).toContain('/J/BN/B1/G1/');
    const { codes, kept } = after(recode, ['B']);
    expect(codes).toEqual(['/J/', '/J/A/', '/J/A/A1/', '/J/A/A2/', '/J/B/', '/J/B/B1/', '/J/B/B1/G1/']);
    expect(kept).toContain('B');
  });
});
