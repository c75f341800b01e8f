import { MemoryDatabase } from '#persistence/memory-database.js';
import { filingBureau, type FilingBureau, type Person } from '../returns/testing/filing-bureau.js';
import { MOST_VIEWS } from './save-view.js';

describe('views kept by name', () => {
  let bureau: FilingBureau;
  beforeEach(async () => {
    bureau = await filingBureau(new MemoryDatabase());
  });
  const actor = (who: Person) => bureau.actors[who];
  const save = (who: Person, name: string, more: { id?: string; address?: string; shared?: boolean } = {}) =>
    bureau.use.saveView.run({ actor: actor(who), id: null, name, address: '/overview?unit=A', shared: false, ...more });
  const list = async (who: Person) => bureau.use.listViews.run({ actor: actor(who) });
  const remove = (who: Person, id: string) => bureau.use.removeView.run({ actor: actor(who), id });
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: { code: string }) => error.code,
    );

  it('are their owner’s own; the office shares', async () => {
    await save('clerk1', '我的');
    const shared = await save('office', '季度会', { shared: true, address: '/standing?quota=1' });
    await save('office', '草稿');
    expect(await list('clerk1')).toEqual([
      expect.objectContaining({ id: shared, name: '季度会', address: '/standing?quota=1', shared: true, owner: 'office某', mine: false }),
      expect.objectContaining({ name: '我的', owner: 'clerk1某', mine: true }),
    ]);
    expect((await list('office')).map((view) => view.name)).toEqual(['季度会', '草稿']);
    expect(await refusal(save('reviewer', '共享', { shared: true }))).toBe('forbidden');
  });

  it('name the units a reader may see, and lead to no other', async () => {
    await save('office', '两支部', { shared: true, address: '/compare?unit=J&units=A1%2CB1&rows=units&columns=periods' });
    await save('office', '全局', { shared: true, address: '/overview?unit=J' });
    const told = async (who: Person) => (await list(who)).map(({ address, units }) => [decodeURIComponent(address), units]);
    expect(await told('office')).toEqual([
      ['/compare?unit=J&units=A1,B1&rows=units&columns=periods', ['J', 'A1', 'B1']],
      ['/overview?unit=J', ['J']],
    ]);
    expect(await told('clerk1')).toEqual([
      ['/compare?units=A1&rows=units&columns=periods', ['A1']],
      ['/overview', []],
    ]);
    const own = await save('clerk1', '我的', { address: '/overview?unit=B1' });
    expect((await list('clerk1')).find(({ id }) => id === own)).toMatchObject({ address: '/overview?unit=B1', units: [] });
  });

  it('are changed and thrown away by their owner, shared ones also by the office', async () => {
    const own = await save('clerk1', '我的');
    const shared = await save('office', '季度会', { shared: true });
    expect(await save('clerk1', '改名', { id: own, address: '/wall' })).toBe(own);
    expect((await list('clerk1')).find((view) => view.mine)).toMatchObject({ id: own, name: '改名', address: '/wall' });
    for (const who of ['clerk2', 'office'] as const) {
      expect(await refusal(save(who, 'x', { id: own }))).toBe('not_found');
      expect(await refusal(remove(who, own))).toBe('not_found');
    }
    expect(await refusal(save('clerk1', 'x', { id: shared }))).toBe('forbidden');
    expect(await refusal(remove('clerk1', shared))).toBe('forbidden');
    await remove('clerk1', own);
    await remove('office', shared);
    expect(await list('clerk1')).toEqual([]);
    expect(await refusal(remove('office', shared))).toBe('not_found');
    const acts = (await bureau.database.audit.list(99)).map((entry) => entry.action);
    expect(acts.filter((action) => action.startsWith('view.'))).toEqual([
      'view.remove',
      'view.remove',
      'view.alter',
      'view.save',
      'view.save',
    ]);
  });

  it('have one name each, an address of this app, and an end', async () => {
    const first = await save('clerk1', '甲');
    expect(await refusal(save('clerk1', '甲'))).toBe('conflict');
    expect(await refusal(save('clerk2', '甲'))).toBeNull();
    expect(await refusal(save('clerk1', '乙', { address: 'https://elsewhere.example/overview' }))).toBe('invalid');
    for (let i = 1; i < MOST_VIEWS; i++) await save('clerk1', `视图${i}`);
    expect(await refusal(save('clerk1', '再一个'))).toBe('conflict');
    expect(await refusal(save('clerk1', '甲甲', { id: first }))).toBeNull();
  });
});
