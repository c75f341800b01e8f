import fc from 'fast-check';
import { SYSTEM, type Actor } from '#domain/access/actor.js';
import { CATALOGUES } from '#catalogue/catalogues.js';
import { DomainError } from '#domain/errors.js';
import { addDays } from '#domain/period/working-days.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { tree } from '#domain/unit/testing/small-tree.js';
import { faultOf } from '#domain/unit/tree-rules.js';
import type { UnitChangeRequest } from '#domain/unit/unit-change.js';
import type { UnitType } from '#domain/unit/unit.js';
import { ClosePeriod } from '../periods/close-period.js';
import { OpenPeriod } from '../periods/open-period.js';
import { ChangeUnits } from './change-units.js';
import { ReadTree } from './read-tree.js';
import { SettleUnits } from './settle-units.js';
import { WithdrawUnitChange } from './withdraw-unit-change.js';

const TODAY = '2026-10-09';
const CLERK: Actor = { ...SYSTEM, userId: 'c', username: 'clerk', grants: [{ role: 'clerk', unit: 'A', path: '/J/A/' }] };
const open = (period: string) => ({ actor: SYSTEM, period, opensOn: '2026-06-20', dueOn: '2026-10-13', locksOn: '2026-10-15' });

/** 2026Q2 closed, 2026Q3 open, and it is October. */
async function bureau() {
  const clock = { at: `${TODAY}T01:00:00Z`, now: () => new Date(clock.at) };
  const database = new MemoryDatabase();
  await database.units.save(tree());
  const ports = { database, catalogues: CATALOGUES, clock, doorbell: { ring: () => undefined } };
  const opening = new OpenPeriod(ports);
  await opening.run(open('2026Q2'));
  await new ClosePeriod(ports).run({ actor: SYSTEM, period: '2026Q2' });
  await opening.run(open('2026Q3'));
  return {
    clock,
    database,
    change: (request: UnitChangeRequest) => new ChangeUnits(ports).run({ actor: SYSTEM, request }),
    changing: new ChangeUnits(ports),
    withdraw: (id: string, actor: Actor = SYSTEM) => new WithdrawUnitChange(ports).run({ actor, id }),
    settle: new SettleUnits(ports),
    read: new ReadTree(ports),
  };
}
type House = Awaited<ReturnType<typeof bureau>>;
const at = (effectiveOn: string) => ({ effectiveOn, reason: '机构调整' });
const pathsOf = async ({ database }: House, period: string) => (await database.periods.units(period)).map((u) => u.path);

async function file({ database }: House, period: string, unit: string) {
  await database.returns.create({
    ...{ period, unit, status: 'draft', version: 1, acceptedVersion: null, firstSubmittedAt: null, submittedAt: null },
    ...{ acceptedAt: null, returnedCount: 0, returnReason: null, reviewLevel: 0, reviewedVersion: null },
  });
}

describe('changes of the tree', () => {
  it('hold from their day: the open quarter follows, the closed one keeps its tree, and the act is kept', async () => {
    const house = await bureau();
    const before = await pathsOf(house, '2026Q2');
    const answer = await house.change({ ...at('2026-09-15'), kind: 'move', unit: 'B1', parent: 'A' });
    expect(answer).toMatchObject({
      by: { name: '系统' },
      periods: [{ period: '2026Q3', changed: expect.arrayContaining(['B1', 'G1']), kept: [] }],
    });
    expect(await pathsOf(house, '2026Q3')).toContain('/J/A/B1/G1/');
    expect(await pathsOf(house, '2026Q2')).toEqual(before);
    expect((await house.database.units.validOn('2026-09-14')).map((u) => u.path)).toContain('/J/B/B1/');
    expect((await house.database.units.byCode('B1'))?.path).toBe('/J/A/B1/');
    expect((await house.database.audit.list(1))[0]).toMatchObject({
      action: 'unit.move',
      object: 'B1',
      detail: { effectiveOn: '2026-09-15' },
    });
    expect(await house.database.facts.dirty('2026Q3')).toHaveLength(1);
  });

  it('of this quarter do not reach the last one', async () => {
    const house = await bureau();
    const before = await pathsOf(house, '2026Q3');
    expect((await house.change({ ...at('2026-10-01'), kind: 'close', unit: 'A2' })).periods).toEqual([]);
    expect(await pathsOf(house, '2026Q3')).toEqual(before);
  });

  it('leave who filed where it was, and say so', async () => {
    const house = await bureau();
    await file(house, '2026Q3', 'A2');
    const answer = await house.change({
      ...at('2026-08-01'),
      kind: 'merge',
      units: ['A1', 'A2'],
      unit: 'A1',
      name: '合并',
      shortName: '合并',
    });
    expect(answer.periods).toEqual([{ period: '2026Q3', changed: [], kept: ['A1', 'A2'] }]);
    expect(await house.database.periods.unit('2026Q3', 'A1')).toMatchObject({ name: 'A1单位' });
    expect((await house.database.units.byCode('A1'))?.name).toBe('合并');
    expect(await house.database.units.successions()).toEqual([{ from: 'A2', to: 'A1', effectiveOn: '2026-08-01' }]);
  });

  it('of the future wait for their day', async () => {
    const house = await bureau();
    await house.change({ ...at('2026-11-01'), kind: 'rename', unit: 'A1', name: '新名称', shortName: '新' });
    expect((await house.database.units.byCode('A1'))?.name).toBe('A1单位');
    expect(await house.settle.run()).toBe(0);
    house.clock.at = '2026-10-31T16:30:00Z';
    expect(await house.settle.run()).toBe(1);
    expect(await house.settle.run()).toBe(0);
    expect((await house.database.units.byCode('A1'))?.name).toBe('新名称');
    expect((await house.database.audit.list(1))[0]).toMatchObject({ action: 'units.settle' });
  });

  it('are refused for days of closed quarters, without a reason, for codes once used, and to everybody but the office', async () => {
    const house = await bureau();
    const close = { ...at('2026-06-30'), kind: 'close', unit: 'A2' } as const;
    await expect(house.change(close)).rejects.toMatchObject({ code: 'invalid', text: { zh: expect.stringContaining('2026-07-01') } });
    await expect(house.change({ ...close, ...at('2026-09-01'), reason: ' ' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(house.changing.run({ actor: CLERK, request: close })).rejects.toMatchObject({ code: 'forbidden' });
    await house.change({ ...close, ...at('2026-09-01') });
    const again = {
      ...at('2026-10-01'),
      kind: 'add',
      unit: 'A2',
      name: '又来',
      shortName: '又',
      type: 'branch',
      sector: 'organ',
      parent: 'A',
      reviewLevels: 1,
    } as const;
    await expect(house.change(again)).rejects.toMatchObject({ code: 'conflict' });
    expect(await house.database.units.changes(10)).toHaveLength(1);
  });

  it('of the future can be withdrawn until their day comes, and it is as if nobody had asked', async () => {
    const house = await bureau();
    const trees = async () => Promise.all(['2026-10-31', '2026-11-01', '2027-06-01'].map((day) => house.database.units.validOn(day)));
    const before = await trees();
    const { id } = await house.change({
      ...at('2026-11-01'),
      ...{ kind: 'merge', units: ['A1', 'A2'], unit: 'N1', name: '合并', shortName: '合' },
    });
    await expect(house.withdraw(id, CLERK)).rejects.toMatchObject({ code: 'forbidden' });
    await house.withdraw(id);
    expect(await trees()).toEqual(before);
    expect(await house.database.units.byCode('N1')).toBeNull();
    expect([await house.database.units.changes(9), await house.database.units.successions()]).toEqual([[], []]);
    expect((await house.database.audit.list(1))[0]).toMatchObject({
      action: 'unit.withdraw',
      object: 'N1',
      detail: { kind: 'merge', effectiveOn: '2026-11-01', reason: '机构调整' },
    });
    await expect(house.withdraw(id)).rejects.toMatchObject({ code: 'not_found' });
    const past = await house.change({ ...at('2026-10-09'), kind: 'close', unit: 'A2' });
    await expect(house.withdraw(past.id)).rejects.toMatchObject({ code: 'conflict', text: { zh: expect.stringContaining('2026-10-09') } });
  });

  it.each<[string, UnitChangeRequest, UnitChangeRequest, RegExp]>([
    [
      'the same unit later',
      { ...at('2026-11-01'), kind: 'rename', unit: 'A1', name: '新', shortName: '新' },
      { ...at('2026-12-01'), kind: 'alter', unit: 'A1', reviewLevels: 2 },
      /2026-12-01 起的“A1”调整类型/,
    ],
    [
      'a unit below it',
      { ...at('2026-11-01'), kind: 'move', unit: 'B1', parent: 'A' },
      { ...at('2026-12-01'), kind: 'rename', unit: 'G1', name: '新', shortName: '新' },
      /2026-12-01 起的“G1”更名/,
    ],
    [
      'that nothing is left below it',
      { ...at('2026-11-01'), kind: 'move', unit: 'B1', parent: 'A' },
      { ...at('2026-11-01'), kind: 'close', unit: 'B' },
      /2026-11-01 起的“B”撤销/,
    ],
  ])('are not withdrawn where another builds on %s', async (_, first, second, words) => {
    const house = await bureau();
    const { id } = await house.change(first);
    const { id: later } = await house.change(second);
    await expect(house.withdraw(id)).rejects.toMatchObject({ code: 'conflict', text: { zh: expect.stringMatching(words) } });
    await house.withdraw(later);
    await house.withdraw(id);
    expect(await house.database.units.validOn('2027-06-01')).toEqual(await house.database.units.validOn(TODAY));
  });

  it('leave standing what others of the same day made of the same unit', async () => {
    const house = await bureau();
    await house.change({ ...at('2026-11-01'), kind: 'rename', unit: 'A1', name: '新', shortName: '新' });
    const { id } = await house.change({ ...at('2026-11-01'), kind: 'alter', unit: 'A1', reviewLevels: 2 });
    await house.change({ ...at('2026-12-01'), kind: 'rename', unit: 'A2', name: '乙', shortName: '乙' });
    await house.withdraw(id);
    expect((await house.database.units.validOn('2026-11-01')).find(({ code }) => code === 'A1')).toMatchObject({
      name: '新',
      reviewLevels: 1,
    });
    expect((await house.database.units.validOn('2026-12-01')).find(({ code }) => code === 'A2')).toMatchObject({ name: '乙' });
  });

  it('are shown with the tree of today and as a workbook', async () => {
    const house = await bureau();
    await house.change({ ...at('2026-10-01'), kind: 'close', unit: 'A2' });
    const view = await house.read.run({ actor: SYSTEM, language: 'zh' });
    expect(view.units.map((u) => u.code)).not.toContain('A2');
    expect(view).toMatchObject({ today: TODAY, changes: [{ request: { kind: 'close' } }] });
    expect(view.checks.map((c) => c.code)).toEqual(expect.arrayContaining(['no_reviewer', 'no_clerk', 'too_few_branches']));
    expect((await house.read.workbook({ actor: SYSTEM })).bytes.length).toBeGreaterThan(1000);
  });

  it('are read and changed by the office of the whole tree, not by that of a part of it', async () => {
    const house = await bureau();
    const ofPart: Actor = { ...SYSTEM, userId: 'part', grants: [{ role: 'office', unit: 'A', path: '/J/A/' }] };
    const request = { ...at('2026-10-01'), kind: 'close' as const, unit: 'A2' };
    for (const act of [
      () => house.read.run({ actor: ofPart, language: 'zh' }),
      () => house.read.workbook({ actor: ofPart }),
      () => house.changing.run({ actor: ofPart, request }),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('any sequence of changes', () => {
  const codes = ['J', 'A', 'A1', 'A2', 'B', 'B1', 'G1', 'N1', 'N2', 'N3', 'N4'];
  const code = fc.constantFrom(...codes);
  const type = fc.constantFrom<UnitType>('second_committee', 'general_branch', 'branch', 'joint_branch', 'group');
  const named = fc.constantFrom('甲', '乙', '丙').map((name) => ({ name, shortName: name }));
  const dated = fc.integer({ min: -110, max: 60 }).map((days) => at(addDays(TODAY, days)));
  const request: fc.Arbitrary<UnitChangeRequest> = fc.oneof(
    fc.record({ dated, named, unit: code, type, parent: fc.option(code) }).map(({ dated: d, named: n, ...r }) => ({
      ...d,
      ...n,
      ...r,
      kind: 'add' as const,
      sector: 'organ' as const,
      reviewLevels: 1 as const,
    })),
    fc.record({ dated, named, unit: code }).map(({ dated: d, named: n, unit }) => ({ ...d, ...n, unit, kind: 'rename' as const })),
    fc.record({ dated, unit: code, parent: code }).map(({ dated: d, ...r }) => ({ ...d, ...r, kind: 'move' as const })),
    fc.record({ dated, unit: code, type }).map(({ dated: d, ...r }) => ({ ...d, ...r, kind: 'alter' as const })),
    fc.record({ dated, unit: code }).map(({ dated: d, unit }) => ({ ...d, unit, kind: 'close' as const })),
    fc
      .record({ dated, unit: code, named, into: fc.uniqueArray(code, { minLength: 1, maxLength: 2 }) })
      .map(({ dated: d, named: n, unit, into }) => ({
        ...d,
        unit,
        kind: 'split' as const,
        into: into.map((each) => ({ code: each, ...n })),
      })),
    fc
      .record({ dated, named, unit: code, units: fc.uniqueArray(code, { minLength: 2, maxLength: 3 }) })
      .map(({ dated: d, named: n, ...r }) => ({ ...d, ...n, ...r, kind: 'merge' as const })),
  );
  const takingBack = fc.nat(5).map((which) => ({ takesBack: which }));
  const filing = fc.constantFrom('A1', 'A2', 'B1', 'A', 'B').map((unit) => ({ filedBy: unit }));

  it('keeps the tree a tree on every day, the closed quarter as it was, and whoever filed in the open one', async () => {
    let made = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 6, arbitrary: request }, { weight: 1, arbitrary: filing }, { weight: 1, arbitrary: takingBack }), {
          minLength: 4,
          maxLength: 14,
        }),
        async (steps) => {
          const house = await bureau();
          const closed = await house.database.periods.units('2026Q2');
          const filed = new Set<string>();
          for (const step of steps)
            if ('filedBy' in step) {
              if (filed.has(step.filedBy) || !(await house.database.periods.unit('2026Q3', step.filedBy))) continue;
              await file(house, '2026Q3', step.filedBy);
              filed.add(step.filedBy);
            } else
              try {
                if ('takesBack' in step) {
                  const change = (await house.database.units.changes(9))[step.takesBack];
                  if (change) await house.withdraw(change.id);
                  continue;
                }
                await house.change(step);
                made++;
              } catch (error) {
                if (!(error instanceof DomainError) || !['invalid', 'conflict'].includes(error.code)) throw error;
              }
          const asked = steps.flatMap((step) => ('effectiveOn' in step ? [addDays(step.effectiveOn, -1), step.effectiveOn] : []));
          for (const day of new Set([...asked, TODAY, addDays(TODAY, 61)]))
            expect([day, faultOf(await house.database.units.validOn(day))]).toEqual([day, null]);
          expect(await house.database.periods.units('2026Q2')).toEqual(closed);
          const followed = await house.database.periods.units('2026Q3');
          expect(faultOf(followed)).toBeNull();
          for (const unit of filed) expect(followed.map((u) => u.code)).toContain(unit);
          house.clock.at = `${addDays(TODAY, 61)}T01:00:00Z`;
          await house.settle.run();
          for (const unit of await house.database.units.validOn(addDays(TODAY, 61)))
            expect(await house.database.units.byCode(unit.code)).toEqual(unit);
        },
      ),
      { seed: 20261121, numRuns: 60 },
    );
    expect(made).toBeGreaterThan(60);
  }, 60_000);
});
