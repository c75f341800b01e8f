/** Contract of accounts and sessions. */
import { OFFICER_ROLES } from '#domain/access/actor.js';
import type { Database } from '#domain/ports/database.port.js';
import type { NewUser } from '#domain/ports/user-store.port.js';
import { after, codeOf, newUser, NOW } from './fixtures.js';

const user = (id: string, username = id): NewUser => newUser(id, { username });

export function peopleContract(database: () => Database): void {
  describe('users and sessions', () => {
    it('keeps accounts, whose names differ in more than case and width', async () => {
      const { users } = database();
      await users.create(user('u1', 'Zhang.San'), [{ role: 'clerk', unit: 'B' }]);
      const stored = { ...user('u1', 'Zhang.San'), failedSignIns: 0, lockedUntil: null, lastSignInAt: null };
      expect(await users.byUsername(' zhang.ｓａｎ')).toEqual(stored);
      expect(await users.byId('u1')).toEqual(stored);
      expect(await users.byUsername('zhang')).toBeNull();
      expect(await codeOf(users.create(user('u1b', 'ZHANG.SAN'), []))).toBe('conflict');
      await users.update('u1', { disabled: true, displayName: '张三' });
      expect(await users.byId('u1')).toEqual({ ...stored, disabled: true, displayName: '张三' });
      expect((await users.list()).filter((u) => u.id === 'u1')).toHaveLength(1);
    });

    it('keeps how to reach somebody, his one-use code and his last sign-in', async () => {
      const { users } = database();
      const code = { firstCodeHash: 'argon2id$code', firstCodeExpiresAt: after(1_000) };
      await users.create(newUser('r1', { phone: '0571-1234', email: 'r1@example.cn', pending: true, ...code, passwordHash: '' }), []);
      expect(await users.byId('r1')).toMatchObject({
        phone: '0571-1234',
        email: 'r1@example.cn',
        pending: true,
        ...code,
        lastSignInAt: null,
      });
      await users.update('r1', { pending: false, phone: null, firstCodeHash: null, firstCodeExpiresAt: null, lastSignInAt: after(2_000) });
      const changed = { pending: false, phone: null, firstCodeHash: null, firstCodeExpiresAt: null, lastSignInAt: after(2_000) };
      expect(await users.byId('r1')).toMatchObject({ email: 'r1@example.cn', ...changed });
      await users.update('r1', {});
      expect((await users.byIds(['r1', 'nobody'])).map((u) => u.id)).toEqual(['r1']);
      expect(await users.byIds([])).toEqual([]);
    });

    it('lets a one-use code be used once', async () => {
      const { users } = database();
      await users.create(newUser('o2', { firstCodeHash: 'code-hash', firstCodeExpiresAt: after(1_000), passwordHash: '' }), []);
      await users.recordFailure('o2', 5, after(1));
      expect(await users.redeemCode('o2', 'another', 'p')).toBe(false);
      const tries = await Promise.all(['p1', 'p2', 'p3'].map((password) => users.redeemCode('o2', 'code-hash', password)));
      expect(tries.filter(Boolean)).toHaveLength(1);
      const winner = `p${tries.indexOf(true) + 1}`;
      expect(await users.byId('o2')).toMatchObject({
        passwordHash: winner,
        firstCodeHash: null,
        firstCodeExpiresAt: null,
        failedSignIns: 0,
      });
    });

    it('replaces roles whole, and lists those of accounts that may sign in', async () => {
      const { users } = database();
      for (const [id, more] of [
        ['g1', {}],
        ['g2', { disabled: true }],
        ['g3', { pending: true }],
      ] as const)
        await users.create(newUser(id, more), [{ role: 'clerk', unit: 'AX1' }]);
      await users.setGrants('g1', [
        { role: 'reviewer', unit: 'B' },
        { role: 'clerk', unit: 'AX1' },
      ]);
      expect(await users.grantsIn(['AX1', 'nowhere'])).toEqual([{ userId: 'g1', role: 'clerk', unit: 'AX1' }]);
      expect((await users.allGrants()).filter((g) => g.userId.startsWith('g'))).toEqual([
        { userId: 'g1', role: 'clerk', unit: 'AX1' },
        { userId: 'g1', role: 'reviewer', unit: 'B' },
      ]);
      expect(await users.grantsIn([])).toEqual([]);
      expect(await users.grantsOf(['g2', 'g3', 'nobody'])).toEqual([
        { userId: 'g2', role: 'clerk', unit: 'AX1' },
        { userId: 'g3', role: 'clerk', unit: 'AX1' },
      ]);
      expect(await users.grantsOf([])).toEqual([]);
      const officers = OFFICER_ROLES.slice(0, 2).map((role) => ({ role, unit: '/' }));
      expect(await codeOf(users.setGrants('g1', officers))).toBe('conflict');
      expect(await codeOf(users.setGrants('g1', [{ role: 'clerk', unit: 'nowhere' }]))).toBe('not_found');
      expect(await users.grants('g1')).toHaveLength(2);
      await users.setGrants('g1', []);
      expect(await users.grants('g1')).toEqual([]);
    });

    it("answers grants with the paths of today's tree, and refuses an unknown unit whole", async () => {
      const { users } = database();
      await users.create(user('u2'), [
        { role: 'reviewer', unit: 'B' },
        { role: 'clerk', unit: 'B1' },
      ]);
      expect(await users.grants('u2')).toEqual([
        { role: 'reviewer', unit: 'B', path: '/A/B/' },
        { role: 'clerk', unit: 'B1', path: '/A/B/B1/' },
      ]);
      expect(await users.grants('nobody')).toEqual([]);
      expect(await codeOf(users.create(user('u3'), [{ role: 'clerk', unit: 'nowhere' }]))).toBe('not_found');
      expect(await users.byId('u3')).toBeNull();
    });

    it('refuses a second officer role to anybody, and allows an officer before there is a tree', async () => {
      const { users } = database();
      for (const first of OFFICER_ROLES)
        for (const second of OFFICER_ROLES.filter((role) => role !== first)) {
          const id = `${first}-${second}`;
          const grants = [first, second].map((role) => ({ role, unit: 'A' }));
          expect(await codeOf(users.create(user(id), grants))).toBe('conflict');
          expect(await users.byId(id)).toBeNull();
        }
      await users.create(user('u4'), [{ role: 'auditor', unit: '/' }]);
      expect(await users.grants('u4')).toEqual([{ role: 'auditor', unit: '/', path: '/' }]);
    });

    it('counts failures one by one and locks at the limit', async () => {
      const { users } = database();
      await users.create(user('u5'), []);
      await Promise.all([1, 2, 3, 4].map(() => users.recordFailure('u5', 5, after(900_000))));
      expect(await users.byId('u5')).toMatchObject({ failedSignIns: 4, lockedUntil: null });
      await users.recordFailure('u5', 5, after(900_000));
      expect(await users.byId('u5')).toMatchObject({ failedSignIns: 5, lockedUntil: after(900_000) });
      await users.clearFailures('u5');
      expect(await users.byId('u5')).toMatchObject({ failedSignIns: 0, lockedUntil: null });
    });

    it('keeps sessions until they end', async () => {
      const { users, sessions } = database();
      await users.create(user('u6'), []);
      const session = (n: number) => ({
        tokenHash: String(n).repeat(64),
        userId: 'u6',
        createdAt: NOW,
        lastSeenAt: NOW,
        expiresAt: after(n * 1_000),
        address: '127.0.0.1',
      });
      for (const n of [1, 2, 3, 4]) await sessions.create(session(n));
      await sessions.touch(session(2).tokenHash, after(500));
      expect(await sessions.find(session(2).tokenHash)).toEqual({ ...session(2), lastSeenAt: after(500) });
      await sessions.delete(session(2).tokenHash);
      expect(await sessions.find(session(2).tokenHash)).toBeNull();
      expect(await sessions.deleteExpired(after(1_000))).toBe(1);
      expect(await sessions.find(session(1).tokenHash)).toBeNull();
      await sessions.deleteOfUser('u6');
      expect(await sessions.find(session(3).tokenHash)).toBeNull();
      expect(await codeOf(sessions.create({ ...session(5), userId: 'nobody' }))).toBe('not_found');
    });
  });
}
