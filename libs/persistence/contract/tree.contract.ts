/** Contract of the dated tree: what a unit was, is and will be, and the acts between. */
import type { Database } from '#domain/ports/database.port.js';
import type { Unit } from '#domain/unit/unit.js';
import type { UnitChange, UnitChangeRequest } from '#domain/unit/unit-change.js';
import { after, codeOf, NOW, UNITS } from './fixtures.js';

const TODAY = '2026-11-21';
const unit = (code: string, parent: string | null, path: string): Unit => ({ ...UNITS[1]!, code, parent, path, name: `单位 ${code}` });
const TREE = [unit('T', null, '/T/'), unit('T1', 'T', '/T/T1/'), unit('T11', 'T1', '/T/T1/T11/'), unit('T2', 'T', '/T/T2/')];

const change = (id: string, request: UnitChangeRequest, more: Partial<UnitChange> = {}): UnitChange => ({
  id,
  request,
  successions: [],
  by: { id: 'office-1', name: '党建办' },
  at: NOW,
  ...more,
});
const rename = (code: string, effectiveOn: string): UnitChangeRequest => ({
  kind: 'rename',
  effectiveOn,
  reason: '更名',
  unit: code,
  name: '新名',
  shortName: '新',
});

export function treeContract(database: () => Database): void {
  describe('the dated tree', () => {
    const onDay = async (day: string) => (await database().units.validOn(day)).filter((u) => u.path.startsWith('/T/'));
    const one = async (day: string, code: string) => (await onDay(day)).find((u) => u.code === code);

    it('answers what was before a change and what is after it', async () => {
      const { units, users } = database();
      await units.save(TREE);
      const before = unit('T1', 'T', '/T/T1/');
      const after1 = { ...before, name: '新名', shortName: '新', reviewLevels: 2 as const, validFrom: '2026-10-01' };
      await units.change(change('c1', rename('T1', '2026-10-01')), [after1], TODAY);
      expect(await one('2026-09-30', 'T1')).toEqual(before);
      expect(await one('2026-10-01', 'T1')).toEqual({ ...after1, validFrom: before.validFrom });
      expect(await units.byCode('T1')).toEqual({ ...after1, validFrom: before.validFrom });
      expect(users).toBeDefined();
    });

    it('lets a change of a day to come wait until the tree is settled', async () => {
      const { units } = database();
      const moved = [
        { ...unit('T11', 'T2', '/T/T2/T1/T11/'), parent: 'T1' },
        { ...(await units.byCode('T1'))!, parent: 'T2', path: '/T/T2/T1/' },
      ];
      const request: UnitChangeRequest = { kind: 'move', effectiveOn: '2027-01-01', reason: '归并', unit: 'T1', parent: 'T2' };
      await units.change(change('c2', request, { at: after(1_000) }), moved, TODAY);
      expect((await onDay('2026-12-31')).map((u) => u.path)).toEqual(['/T/', '/T/T1/', '/T/T1/T11/', '/T/T2/']);
      expect((await onDay('2027-01-01')).map((u) => u.path)).toEqual(['/T/', '/T/T2/', '/T/T2/T1/', '/T/T2/T1/T11/']);
      expect((await units.byCode('T11'))?.path).toBe('/T/T1/T11/');
      expect((await units.byCodes(['T11', 'nobody'])).map((unit) => unit.path)).toEqual(['/T/T1/T11/']);
      expect(await units.settle('2026-12-31')).toBe(0);
      expect(await units.settle('2027-01-01')).toBe(2);
      expect(await units.settle('2027-01-01')).toBe(0);
      expect((await units.byCode('T11'))?.path).toBe('/T/T2/T1/T11/');
      expect((await units.byCode('T11'))?.name).toBe('单位 T11');
    });

    it('refuses to slip a change in before a later one', async () => {
      const { units } = database();
      const early = units.change(change('c3', rename('T1', '2026-12-01')), [unit('T1', 'T', '/T/T1/')], TODAY);
      expect(await codeOf(early)).toBe('conflict');
      const add: UnitChangeRequest = {
        kind: 'add',
        effectiveOn: '2026-12-01',
        reason: '新设',
        ...unit('T12', 'T1', '/T/T1/T12/'),
        unit: 'T12',
      };
      expect(await codeOf(units.change(change('c4', add), [unit('T12', 'T1', '/T/T1/T12/')], TODAY))).toBe('conflict');
      expect(await units.byCode('T12')).toBeNull();
      expect(await codeOf(units.change(change('c1', rename('T2', '2026-12-01')), [TREE[3]!], TODAY))).toBe('conflict');
    });

    it('knows a new unit at once, valid from its day on, and an end that came', async () => {
      const { units } = database();
      const fresh = { ...unit('T3', 'T', '/T/T3/'), validFrom: '2027-04-01' };
      const closed = { ...unit('T2', 'T', '/T/T2/'), validTo: '2027-03-31' };
      const successions = [{ from: 'T2', to: 'T3', effectiveOn: '2027-04-01' }];
      const request: UnitChangeRequest = {
        kind: 'split',
        effectiveOn: '2027-04-01',
        reason: '拆分',
        unit: 'T2',
        into: [{ code: 'T3', name: '单位 T3', shortName: 'T3' }],
      };
      await units.change(change('c5', request, { successions, at: after(2_000) }), [closed, fresh], TODAY);
      expect(await units.byCode('T3')).toEqual(fresh);
      expect((await units.byCode('T2'))?.validTo).toBeNull();
      expect((await onDay('2027-03-31')).map((u) => u.code)).toEqual(['T', 'T2', 'T1', 'T11']);
      expect((await onDay('2027-04-01')).map((u) => u.code)).toEqual(['T', 'T1', 'T11', 'T3']);
      await units.settle('2027-04-01');
      expect((await units.byCode('T2'))?.validTo).toBe('2027-03-31');
      expect((await units.changes(2)).map((c) => c.id)).toEqual(['c5', 'c2']);
      expect((await units.changes(9)).find((c) => c.id === 'c5')).toEqual(change('c5', request, { successions, at: after(2_000) }));
      expect(await units.successions()).toEqual(successions);
    });

    it('takes a change of a day to come back, with the codes it gave', async () => {
      const { units } = database();
      await units.save([unit('T4', 'T', '/T/T4/')]);
      const fresh = { ...unit('T5', 'T4', '/T/T4/T5/'), validFrom: '2028-01-01' };
      const renamed = { ...unit('T4', 'T', '/T/T4/'), name: '新名', shortName: '新' };
      const add: UnitChangeRequest = { kind: 'add', effectiveOn: '2028-01-01', reason: '新设', ...fresh, unit: 'T5' };
      await units.change(change('c6', rename('T4', '2028-01-01'), { at: after(3_000) }), [renamed], TODAY);
      await units.change(change('c7', add, { at: after(4_000) }), [renamed, fresh], TODAY);
      await units.forget(['T4', 'T5']);
      expect((await onDay('2028-01-01')).map((u) => u.code)).toContain('T5');
      await units.withdraw('c7', '2028-01-01', { restored: [renamed], gone: ['T5'] });
      await units.forget(['T5']);
      expect(await units.byCode('T5')).toBeNull();
      expect(await one('2028-01-01', 'T4')).toEqual(renamed);
      await units.withdraw('c6', '2028-01-01', { restored: [], gone: ['T4'] });
      expect(await one('2028-01-01', 'T4')).toEqual(unit('T4', 'T', '/T/T4/'));
      expect((await units.changes(9)).map((c) => c.id)).not.toEqual(expect.arrayContaining(['c6']));
      await units.forget([]);
    });

    it('forgets later states of what is saved as a whole', async () => {
      const { units } = database();
      await units.save(TREE);
      const later = (await onDay('2030-01-01')).filter((u) => u.code !== 'T4');
      expect(later).toEqual([...TREE, expect.objectContaining({ code: 'T3' })]);
    });
  });

  describe('the calendar of the office', () => {
    it('keeps one entry a day', async () => {
      const { calendar } = database();
      await calendar.save({ day: '2027-02-06', kind: 'holiday', name: '春节' });
      await calendar.save({ day: '2027-01-01', kind: 'holiday', name: '元旦' });
      await calendar.save({ day: '2027-02-06', kind: 'workday', name: '春节调休' });
      expect(await calendar.all()).toEqual([
        { day: '2027-01-01', kind: 'holiday', name: '元旦' },
        { day: '2027-02-06', kind: 'workday', name: '春节调休' },
      ]);
      await calendar.remove('2027-02-06');
      await calendar.remove('2027-02-07');
      expect((await calendar.all()).map((d) => d.day)).toEqual(['2027-01-01']);
    });
  });
}
