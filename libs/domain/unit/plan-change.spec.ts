import { planChange, type TreeDay } from './plan-change.js';
import { tree } from './testing/small-tree.js';
import type { UnitChangeRequest } from './unit-change.js';

const DAY = '2026-09-01';
const at = { effectiveOn: DAY, reason: '机构调整' };
const add = {
  ...at,
  kind: 'add',
  unit: 'A3',
  name: '第三党支部',
  shortName: '三支部',
  type: 'branch',
  sector: 'organ',
  reviewLevels: 1,
} as const;

function plan(request: UnitChangeRequest, later: TreeDay[] = []) {
  const units = tree();
  return planChange(request, {
    trees: [{ day: request.effectiveOn, units }, ...later],
    isTaken: (code) => code === 'OLD' || units.some((u) => u.code === code),
    earliest: '2026-07-01',
  });
}
const paths = (request: UnitChangeRequest) => plan(request).units.map((u) => `${u.path}${u.validTo ? `!${u.validTo}` : ''}`);

describe('a planned change', () => {
  it('adds a unit below its parent', () => {
    expect(plan({ ...add, parent: 'A' }).units).toEqual([
      expect.objectContaining({ code: 'A3', path: '/J/A/A3/', validFrom: DAY, validTo: null, name: '第三党支部' }),
    ]);
    expect(paths({ ...add, type: 'committee', parent: null })).toEqual(['/A3/']);
  });

  it('moves a unit with everything below it', () =>
    expect(paths({ ...at, kind: 'move', unit: 'B1', parent: 'A' })).toEqual(['/J/A/B1/', '/J/A/B1/G1/']));

  it('renames, alters and closes', () => {
    expect(plan({ ...at, kind: 'rename', unit: 'A1', name: ' 新名 ', shortName: '新' }).units[0]).toMatchObject({
      name: '新名',
      shortName: '新',
    });
    expect(plan({ ...at, kind: 'alter', unit: 'A1', sector: 'soe', reviewLevels: 2 }).units[0]).toMatchObject({
      sector: 'soe',
      reviewLevels: 2,
    });
    expect(paths({ ...at, kind: 'close', unit: 'A2' })).toEqual(['/J/A/A2/!2026-08-31']);
  });

  it('splits a unit into new ones under its parent', () => {
    const into = [
      { code: 'A4', name: '四', shortName: '四' },
      { code: 'A5', name: '五', shortName: '五' },
    ];
    const { units, successions } = plan({ ...at, kind: 'split', unit: 'A1', into });
    expect(units.map((u) => [u.path, u.validTo])).toEqual([
      ['/J/A/A4/', null],
      ['/J/A/A5/', null],
      ['/J/A/A1/', '2026-08-31'],
    ]);
    expect(successions).toEqual([
      { from: 'A1', to: 'A4', effectiveOn: DAY },
      { from: 'A1', to: 'A5', effectiveOn: DAY },
    ]);
  });

  it('gives a unit another code, its subtree going with it', () =>
    expect(paths({ ...at, kind: 'split', unit: 'B', into: [{ code: 'C', name: '丙', shortName: '丙' }] })).toEqual([
      '/J/C/',
      '/J/B/!2026-08-31',
      '/J/C/B1/',
      '/J/C/B1/G1/',
    ]));

  it('merges into one of the units or into a new one, taking over what stands below', () => {
    const into = plan({ ...at, kind: 'merge', units: ['A1', 'B1'], unit: 'A1', name: '合并', shortName: '合并' });
    expect(into.units.map((u) => [u.path, u.validTo])).toEqual([
      ['/J/A/A1/', null],
      ['/J/B/B1/', '2026-08-31'],
      ['/J/A/A1/G1/', null],
    ]);
    expect(into.successions).toEqual([{ from: 'B1', to: 'A1', effectiveOn: DAY }]);
    const anew = plan({ ...at, kind: 'merge', units: ['A', 'B'], unit: 'AB', name: '合并总支', shortName: '合并' });
    expect(anew.units.filter((u) => u.validTo === null).map((u) => u.path)).toEqual([
      '/J/AB/',
      '/J/AB/A1/',
      '/J/AB/A2/',
      '/J/AB/B1/',
      '/J/AB/B1/G1/',
    ]);
    expect(anew.successions.map((s) => s.from)).toEqual(['A', 'B']);
  });

  it.each<[string, UnitChangeRequest, 'invalid' | 'conflict', RegExp]>([
    ['a day of a closed quarter', { ...add, parent: 'A', effectiveOn: '2026-06-30' }, 'invalid', /2026-07-01/],
    ['a code that is used', { ...add, unit: 'A1', parent: 'A' }, 'conflict', /A1/],
    ['a code that was used', { ...add, unit: 'OLD', parent: 'A' }, 'conflict', /OLD/],
    ['a code with a space', { ...add, unit: 'A 4', parent: 'A' }, 'invalid', /编码/],
    ['a parent that is not there', { ...add, parent: 'X' }, 'invalid', /X/],
    ['a branch below a branch', { ...add, parent: 'A1' }, 'invalid', /党支部“A1”下不能设党支部/],
    ['a general branch below a group', { ...add, type: 'general_branch', parent: 'G1' }, 'invalid', /不能设/],
    ['an empty name', { ...add, parent: 'A', name: '  ' }, 'invalid', /名称不能为空/],
    ['a name with a bidi mark', { ...add, parent: 'A', name: 'A\u202Ecod' }, 'invalid', /控制字符/],
    ['a name with a control character', { ...at, kind: 'rename', unit: 'A1', name: 'A\u0007', shortName: 'A' }, 'invalid', /控制字符/],
    ['a name too long', { ...at, kind: 'rename', unit: 'A1', name: '长'.repeat(101), shortName: 'A' }, 'invalid', /超过100/],
    ['a ring', { ...at, kind: 'move', unit: 'B', parent: 'B1' }, 'conflict', /下级/],
    ['a unit below itself', { ...at, kind: 'move', unit: 'B', parent: 'B' }, 'conflict', /下级/],
    ['a move to where it is', { ...at, kind: 'move', unit: 'B1', parent: 'B' }, 'conflict', /没有变化/],
    ['an alteration of nothing', { ...at, kind: 'alter', unit: 'A1', sector: 'organ' }, 'conflict', /没有变化/],
    ['a type that cannot hold what is below', { ...at, kind: 'alter', unit: 'B', type: 'branch' }, 'invalid', /不能设/],
    ['an end with units below', { ...at, kind: 'close', unit: 'B1' }, 'conflict', /还有 1 个下级单位（G1）/],
    ['an end before the beginning', { ...at, kind: 'close', unit: 'A1', effectiveOn: '2026-07-01' }, 'conflict', /才有效/],
    [
      'a split of a unit with units below',
      {
        ...at,
        kind: 'split',
        unit: 'B',
        into: [
          { code: 'C', name: 'C', shortName: 'C' },
          { code: 'D', name: 'D', shortName: 'D' },
        ],
      },
      'conflict',
      /下级单位/,
    ],
    [
      'a split into one code twice',
      {
        ...at,
        kind: 'split',
        unit: 'A1',
        into: [
          { code: 'C', name: 'C', shortName: 'C' },
          { code: 'C', name: 'D', shortName: 'D' },
        ],
      },
      'conflict',
      /C/,
    ],
    ['a merger of one', { ...at, kind: 'merge', units: ['A1', 'A1'], unit: 'A1', name: 'A', shortName: 'A' }, 'invalid', /至少/],
    ['a merger with a unit below', { ...at, kind: 'merge', units: ['B', 'B1'], unit: 'B', name: 'A', shortName: 'A' }, 'conflict', /下级/],
    ['a merger into a stranger', { ...at, kind: 'merge', units: ['A1', 'A2'], unit: 'B1', name: 'A', shortName: 'A' }, 'conflict', /B1/],
  ])('refuses %s', (_, request, code, words) => {
    const units = tree().map((unit) =>
      unit.code === 'A1' && request.effectiveOn === '2026-07-01' ? { ...unit, validFrom: '2026-07-01' } : unit,
    );
    const world = {
      trees: [{ day: DAY, units }],
      isTaken: (c: string) => c === 'OLD' || units.some((u) => u.code === c),
      earliest: '2026-07-01',
    };
    let refusal: unknown;
    try {
      planChange(request, world);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toMatchObject({ code, text: { zh: expect.stringMatching(words) } });
  });

  describe('beside changes registered for later', () => {
    const later = (change: (units: ReturnType<typeof tree>) => ReturnType<typeof tree>): TreeDay[] => [
      { day: '2027-01-01', units: change(tree()) },
    ];

    it('stands where it concerns other units', () => {
      const renamed = later((units) => units.map((u) => (u.code === 'A2' ? { ...u, name: '改名' } : u)));
      expect(plan({ ...at, kind: 'close', unit: 'A1' }, renamed).units).toHaveLength(1);
    });

    it.each<[string, TreeDay[], UnitChangeRequest]>([
      [
        'the same unit changes later',
        later((us) => us.map((u) => (u.code === 'A1' ? { ...u, name: '改名' } : u))),
        { ...at, kind: 'rename', unit: 'A1', name: '他', shortName: '他' },
      ],
      [
        'its new parent ends later',
        later((us) => us.filter((u) => !['B', 'B1', 'G1'].includes(u.code))),
        { ...at, kind: 'move', unit: 'A1', parent: 'B' },
      ],
      [
        'a unit comes below it later',
        later((us) => [...us, { ...us[6]!, code: 'G2', parent: 'A1', path: '/J/A/A1/G2/' }]),
        { ...at, kind: 'close', unit: 'A1' },
      ],
    ])('is refused when %s, naming the day', (_, trees, request) =>
      expect(() => plan(request, trees)).toThrow(
        expect.objectContaining({ code: 'conflict', text: { zh: expect.stringContaining('2027-01-01'), en: expect.anything() } }),
      ),
    );
  });
});
