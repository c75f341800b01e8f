/** Contract of units and periods. */
import type { Database } from '#domain/ports/database.port.js';
import { codeOf, NOW, openPeriod, periodRecord, periodUnits, returnRecord, UNITS } from './fixtures.js';

export function calendarContract(database: () => Database): void {
  describe('units and periods', () => {
    it('answers the units valid on a day, by path, and takes changes by code', async () => {
      const { units } = database();
      expect((await units.validOn('2026-09-30')).map((u) => u.code)).toEqual(['A', 'AX1', 'A_1', 'B', 'B1']);
      expect((await units.validOn('2026-06-30')).map((u) => u.code)).toContain('A2');
      expect(await units.validOn('2019-12-31')).toEqual([]);
      expect(await units.byCode('A2')).toEqual(UNITS[3]);
      expect(await units.byCode('a2')).toBeNull();
      await units.save([{ ...UNITS[3]!, name: '改名' }]);
      expect((await units.byCode('A2'))?.name).toBe('改名');
      expect(await units.count()).toBe(UNITS.length);
      expect(await codeOf(units.save([{ ...UNITS[1]!, code: 'Z', parent: 'nowhere', path: '/nowhere/Z/' }]))).toBe('not_found');
    });

    it('keeps a period, never letting its data version go back', async () => {
      const { periods } = database();
      await periods.save(periodRecord('2021Q1'));
      await periods.bumpDataVersion('2021Q1');
      await periods.bumpDataVersion('2021Q1');
      await periods.save(periodRecord('2021Q1', { dueOn: '2026-10-16', dataVersion: 1 }));
      await periods.setState('2021Q1', 'closed');
      const expected = periodRecord('2021Q1', { dueOn: '2026-10-16', dataVersion: 2, state: 'closed' });
      expect(await periods.get('2021Q1')).toEqual(expected);
      expect(await database().transaction((stores) => stores.periods.lock('2021Q1'))).toEqual(expected);
      expect(await periods.get('2021Q2')).toBeNull();
      await periods.save(periodRecord('2021Q2'));
      const all = (await periods.all()).map((p) => p.period).filter((p) => p.startsWith('2021'));
      expect(all).toEqual(['2021Q2', '2021Q1']);
    });

    it('freezes the tree, finds units under path prefixes literally, and is immutable once closed', async () => {
      const { periods, units, returns } = database();
      await openPeriod(database(), '2021Q3');
      const codes = async (prefixes?: string[]) => (await periods.units('2021Q3', prefixes)).map((u) => u.code);
      expect(await codes()).toEqual(['A', 'A2', 'AX1', 'A_1', 'B', 'B1']);
      expect(await codes(['/'])).toHaveLength(6);
      expect(await codes(['/A/A_1/'])).toEqual(['A_1']);
      expect(await codes(['/A/B/', '/A/A2/'])).toEqual(['A2', 'B', 'B1']);
      expect(await codes(['/A/%/'])).toEqual([]);
      expect(await codes([])).toEqual([]);
      expect(await periods.unit('2021Q3', 'B1')).toEqual(periodUnits('2021Q3')[5]);
      expect(await periods.unit('2021Q4', 'B1')).toBeNull();
      expect((await periods.children('2021Q3', 'A')).map((u) => u.code)).toEqual(['A2', 'AX1', 'A_1', 'B']);
      expect(await periods.children('2021Q3', 'a')).toEqual([]);
      expect(await periods.parentsAmong('2021Q3', ['B1', 'B', 'A', 'nobody'])).toEqual(['A', 'B']);
      expect(await periods.parentsAmong('2021Q3', [])).toEqual([]);
      const found = async (text: string, prefixes = ['/'], limit = 9) =>
        (await periods.search('2021Q3', text, prefixes, limit)).map((u) => u.code);
      expect(await found('b')).toEqual(['B', 'B1']);
      expect(await found('b', ['/'], 1)).toEqual(['B']);
      expect(await found('b', ['/A/B/B1/'])).toEqual(['B1']);
      expect(await found('_')).toEqual(['A_1']);
      expect([await found('%'), await found('b', []), await found('B', ['/%/'])]).toEqual([[], [], []]);
      await openPeriod(database(), '2020Q3');
      const several = await periods.unitsOf(['2021Q3', '2020Q3', '2019Q3'], ['B1', 'A', 'nobody']);
      expect(several.map((u) => [u.period, u.code])).toEqual([
        ['2020Q3', 'A'],
        ['2020Q3', 'B1'],
        ['2021Q3', 'A'],
        ['2021Q3', 'B1'],
      ]);
      expect(several[3]).toEqual(periodUnits('2021Q3')[5]);
      expect([await periods.unitsOf([], ['A']), await periods.unitsOf(['2021Q3'], [])]).toEqual([[], []]);

      await units.save([{ ...UNITS[5]!, parent: 'A', path: '/A/B1/' }]);
      expect((await periods.unit('2021Q3', 'B1'))?.path).toBe('/A/B/B1/');
      expect(await periods.strayed('2021Q3', '/A/', ['/A/B/', '/A/A2/'])).toEqual(['A', 'AX1', 'A_1', 'B1']);
      expect(await periods.strayed('2021Q3', '/A/B/', ['/A/B/'])).toEqual(['B1']);
      expect(await periods.strayed('2021Q3', '/A/B/', [])).toEqual(['B', 'B1']);
      expect(await periods.strayed('2021Q3', '/A/', ['/'])).toEqual([]);
      await units.save([UNITS[5]!]);

      await periods.freezeUnits(
        '2021Q3',
        periodUnits(
          '2021Q3',
          UNITS.filter((u) => u.code !== 'A2'),
        ),
      );
      expect(await codes()).toEqual(['A', 'AX1', 'A_1', 'B', 'B1']);
      await returns.create(returnRecord('2021Q3', 'B1'));
      expect(await codeOf(periods.freezeUnits('2021Q3', periodUnits('2021Q3', UNITS.slice(0, 3))))).toBe('conflict');
      expect(await codes()).toHaveLength(5);
      await periods.setState('2021Q3', 'closed');
      expect(await codeOf(periods.freezeUnits('2021Q3', periodUnits('2021Q3')))).toBe('conflict');
    });

    it('grants single units days of their own', async () => {
      const { periods } = database();
      await openPeriod(database(), '2021Q4');
      const own = (unit: string) => ({
        ...{ period: '2021Q4', unit, dueOn: '2026-10-20', locksOn: '2026-10-25', reason: '机构调整', grantedBy: 'office', grantedAt: NOW },
      });
      await periods.saveException({ ...own('B1'), reason: '先前' });
      await periods.saveException(own('B1'));
      await periods.saveException(own('A2'));
      expect(await periods.exceptions('2021Q4')).toEqual([own('A2'), own('B1')]);
      expect(await periods.exception('2021Q4', 'B1')).toEqual(own('B1'));
      expect(await periods.exception('2021Q4', 'B')).toBeNull();
      expect(await codeOf(periods.saveException(own('nowhere')))).toBe('not_found');
      await periods.removeException('2021Q4', 'B1');
      const kept = UNITS.filter((u) => u.code !== 'A2').map((u) => ({ ...u, reviewLevels: 2 as const }));
      await periods.freezeUnits('2021Q4', periodUnits('2021Q4', kept));
      expect(await periods.exceptions('2021Q4')).toEqual([]);
      expect((await periods.unit('2021Q4', 'B1'))?.reviewLevels).toBe(2);
    });
  });
}
