import type { Role } from '../access/actor.js';
import { checkTree } from './tree-checks.js';
import { tree } from './testing/small-tree.js';
import type { Unit } from './unit.js';

const grant = (role: Role, unit: string) => ({ userId: `${role}-${unit}`, role, unit });
const CLERKS = tree().map(({ code }) => grant('clerk', code));
const EVERYBODY = [grant('reviewer', 'J'), ...CLERKS];
const checksOf = (units: Unit[], grants = EVERYBODY) => checkTree(units, grants).map((c) => `${c.code} ${c.unit.code}`);

describe('checks of the tree', () => {
  it('finds the small tree in order but for a general branch of one branch', () =>
    expect(checksOf(tree())).toEqual(['too_few_branches B']));

  it('names a subtree without a reviewer once, at its top, and a single unit by itself', () => {
    expect(checksOf(tree(), [grant('reviewer', 'A'), ...CLERKS])).toEqual(['no_reviewer J', 'no_reviewer B', 'too_few_branches B']);
    expect(checkTree(tree(), [grant('reviewer', 'A'), ...CLERKS])[1]!.message.zh).toBe('本单位及下级共 2 个填报单位没有审核员');
    expect(checksOf(tree(), [grant('reviewer', 'J')])).toContain('no_clerk J');
    expect(checksOf(tree(), [grant('reviewer', 'J'), grant('clerk', 'A1')]).filter((c) => c.startsWith('no_clerk'))).toEqual([
      'no_clerk J',
      'no_clerk A',
      'no_clerk A2',
      'no_clerk B',
    ]);
  });

  it('asks for a reviewer above a unit that is reviewed twice', () => {
    const twice = tree().map((unit): Unit => (unit.code === 'A1' ? { ...unit, reviewLevels: 2 } : unit));
    const grants = [...CLERKS, ...['J', 'A2', 'A1', 'B'].map((code) => grant('reviewer', code))];
    expect(checksOf(twice, grants)).not.toContain('no_reviewer A1');
    expect(
      checksOf(
        twice,
        grants.filter((g) => g.unit !== 'J' || g.role === 'clerk'),
      ),
    ).toContain('no_reviewer A1');
  });

  it('finds an ended parent and a joint branch of six', () => {
    const units = tree();
    const joint: Unit = { ...units[2]!, type: 'joint_branch' };
    const six = Array.from({ length: 6 }, (_, i): Unit => ({
      ...joint,
      code: `N${i}`,
      type: 'no_organisation',
      parent: 'A1',
      path: `/J/A/A1/N${i}/`,
    }));
    expect(checksOf([...units.filter((u) => u.code !== 'A1'), joint, ...six])).toContain('too_many_units A1');
    expect(checksOf(units.filter((u) => u.code !== 'B'))).toEqual(['parent_ended B1']);
  });
});
