/** Nobody finds a unit outside his reach, and nobody has to read the whole tree to find one within. */
import { SYSTEM, type Actor } from '#domain/access/actor.js';
import { CATALOGUES } from '#catalogue/catalogues.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { tree } from '#domain/unit/testing/small-tree.js';
import { OpenPeriod } from '../periods/open-period.js';
import { FindUnits, type UnitQuest } from './find-units.js';

const reader = (unit: string, path: string): Actor => ({ ...SYSTEM, userId: 'r', grants: [{ role: 'reviewer', unit, path }] });
const WHOLE = reader('J', '/J/');
const PART = reader('A', '/J/A/');

describe('finding units', () => {
  const database = new MemoryDatabase();
  const find = async (actor: Actor, quest: UnitQuest) =>
    (await new FindUnits({ database }).run({ actor, period: '2026Q3', quest })).map((unit) =>
      unit.hasBelow ? `${unit.code}+` : unit.code,
    );
  beforeAll(async () => {
    await database.units.save(tree());
    const clock = { now: () => new Date('2026-09-20T01:00:00Z') };
    const opening = new OpenPeriod({ database, catalogues: CATALOGUES, clock, doorbell: { ring: () => undefined } });
    await opening.run({ actor: SYSTEM, period: '2026Q3', opensOn: '2026-09-20', dueOn: '2026-10-13', locksOn: '2026-10-15' });
  });

  it('begins at the top of what one may see and goes down to the unit asked for', async () => {
    expect(await find(WHOLE, { at: '' })).toEqual(['J+']);
    expect(await find(WHOLE, { at: 'A1' })).toEqual(['J+', 'A+', 'A1']);
    expect(await find(PART, { at: 'A1' })).toEqual(['A+', 'A1']);
    expect(await find(PART, { at: 'B1' })).toEqual(['A+']);
    expect(await find(PART, { at: 'nowhere' })).toEqual(['A+']);
  });

  it('lists one level, and finds by name or code, within reach only', async () => {
    const below = await find(WHOLE, { parent: 'J' });
    expect(below).toEqual(expect.arrayContaining(['A+', 'B+']));
    expect(await find(PART, { parent: 'J' })).toEqual(['A+']);
    expect(await find(PART, { parent: 'B' })).toEqual([]);
    expect(await find(WHOLE, { q: 'b1' })).toEqual(['B1+']);
    expect(await find(PART, { q: 'b1' })).toEqual([]);
    expect(await find(WHOLE, { q: ' ' })).toEqual([]);
  });
});
