/** Contract of comments on figures, and of views kept by name. */
import type { FigureComment } from '#domain/indicators/figure-comment.js';
import type { Database } from '#domain/ports/database.port.js';
import type { SavedViewRecord } from '#domain/ports/figure-comment-store.port.js';
import { after, codeOf, newUser, NOW, openPeriod, UNITS } from './fixtures.js';

const comment = (id: string, more: Partial<FigureComment> = {}): FigureComment => ({
  id,
  period: '2019Q1',
  unit: 'B1',
  code: 'D1',
  thread: null,
  authorId: 'u',
  authorName: '张三',
  text: '请核对',
  createdAt: NOW,
  resolvedAt: null,
  resolvedBy: null,
  ...more,
});

const view = (id: string, more: Partial<SavedViewRecord> = {}): SavedViewRecord => ({
  id,
  userId: 'v1',
  name: '季度会',
  address: '/overview?unit=B',
  shared: false,
  savedAt: NOW,
  ...more,
});

export function figureTalkContract(database: () => Database): void {
  describe('comments on figures', () => {
    it('are found by unit and quarter, and are open until closed', async () => {
      const { figureComments, periods } = database();
      for (const period of ['2019Q1', '2019Q2']) await openPeriod(database(), period);
      const thread = comment('f1', { createdAt: after(1) });
      const answer = comment('f2', { thread: 'f1', createdAt: after(2) });
      const others = [comment('f0'), comment('f3', { unit: 'B' }), comment('f4', { period: '2019Q2' })];
      for (const one of [thread, answer, ...others]) await figureComments.add(one);
      expect((await figureComments.of('2019Q1', ['B1'])).map((c) => c.id)).toEqual(['f0', 'f1', 'f2']);
      expect((await figureComments.of('2019Q1', ['B1', 'B', 'nowhere'])).map((c) => c.id)).toEqual(['f0', 'f3', 'f1', 'f2']);
      expect(await figureComments.of('2019Q1', [])).toEqual([]);
      for (const id of ['f1', 'f2']) await figureComments.resolve(id, { at: after(3), by: '李四' });
      expect(await figureComments.get('f1')).toEqual({ ...thread, resolvedAt: after(3), resolvedBy: '李四' });
      expect(await figureComments.get('f2')).toEqual(answer);
      await figureComments.resolve('f1', null);
      expect(await figureComments.get('f1')).toEqual(thread);
      expect(await figureComments.get('f9')).toBeNull();
      for (const lost of [{ thread: 'f9' }, { unit: 'nowhere' }, { period: '1999Q1' }])
        expect(await codeOf(figureComments.add(comment('f5', lost)))).toBe('not_found');
      expect(await codeOf(figureComments.add(thread))).toBe('conflict');

      const trees = await periods.units('2019Q1');
      await periods.freezeUnits(
        '2019Q1',
        trees.filter((unit) => unit.code !== 'B1'),
      );
      expect(await figureComments.of('2019Q1', ['B1'])).toHaveLength(3);
    });

    it('go with a unit that never was', async () => {
      const { figureComments, units } = database();
      const fresh = { ...UNITS[1]!, code: 'F', path: '/A/F/', validFrom: '2029-01-01' };
      const request = { kind: 'add', effectiveOn: '2029-01-01', reason: '新设', ...fresh, unit: 'F' } as const;
      const change = { id: 'cf', request, successions: [], by: { id: 'u', name: '张三' }, at: NOW };
      await units.change(change, [fresh], '2026-11-21');
      for (const one of [comment('f6', { unit: 'F' }), comment('f7', { unit: 'F', thread: 'f6' })]) await figureComments.add(one);
      await units.withdraw('cf', '2029-01-01', { restored: [], gone: ['F'] });
      await units.forget(['F']);
      expect(await units.byCode('F')).toBeNull();
      expect(await figureComments.of('2019Q1', ['F'])).toEqual([]);
    });
  });

  describe('views kept by name', () => {
    it('are their owner’s own, and everybody’s when shared', async () => {
      const { savedViews, users } = database();
      for (const id of ['v1', 'v2']) await users.create(newUser(id), []);
      const shared = view('w2', { name: '党委', userId: 'v2', shared: true });
      for (const one of [view('w1'), shared, view('w3', { userId: 'v2' })]) await savedViews.save(one);
      const seen = async (userId: string) => (await savedViews.visibleTo(userId)).map((one) => one.id);
      expect(await seen('v1')).toEqual(['w2', 'w1']);
      expect(await seen('v2')).toEqual(['w2', 'w3']);
      expect(await seen('nobody')).toEqual(['w2']);
      expect(await savedViews.visibleTo('v1')).toContainEqual({ ...shared, ownerName: '用户 v2' });
      await savedViews.save({ ...shared, shared: false, address: '/analysis', savedAt: after(5) });
      expect(await savedViews.get('w2')).toEqual({ ...shared, shared: false, address: '/analysis', savedAt: after(5) });
      expect(await seen('v1')).toEqual(['w1']);
      await savedViews.remove('w1');
      expect(await savedViews.get('w1')).toBeNull();
    });

    it('have names that their owner has once', async () => {
      const { savedViews } = database();
      await savedViews.save(view('w4', { name: '甲' }));
      await savedViews.save(view('w5', { name: '乙' }));
      expect(await codeOf(savedViews.save(view('w6', { name: '甲' })))).toBe('conflict');
      expect(await codeOf(savedViews.save(view('w5', { name: '甲' })))).toBe('conflict');
      expect(await savedViews.get('w4')).toEqual(view('w4', { name: '甲' }));
      expect((await savedViews.get('w5'))?.name).toBe('乙');
      expect(await codeOf(savedViews.save(view('w7', { userId: 'nobody' })))).toBe('not_found');
    });
  });
}
