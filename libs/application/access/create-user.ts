/** Creates an account from the console with its roles: it may sign in at once; the password is given once and only its hash is kept. */
import { randomUUID } from 'node:crypto';
import { OFFICER_ROLES, type Actor, type Role } from '#domain/access/actor.js';
import { MIN_PASSWORD_LENGTH } from '#domain/access/password-rules.js';
import { DomainError } from '#domain/errors.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';

export class CreateUser {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'hasher'>) {}

  async run(input: {
    actor: Actor;
    username: string;
    displayName: string;
    password: string;
    grants: { role: Role; unit: string }[];
    phone?: string;
    sample?: boolean;
  }): Promise<void> {
    const { database, clock, hasher } = this.ports;
    if (!input.sample && input.password.length < MIN_PASSWORD_LENGTH)
      throw new DomainError('invalid', {
        zh: `密码至少 ${MIN_PASSWORD_LENGTH} 位`,
        en: `A password has at least ${MIN_PASSWORD_LENGTH} characters`,
      });
    const officer = input.grants.filter((g) => (OFFICER_ROLES as readonly Role[]).includes(g.role));
    if (officer.length > 0 && input.grants.length > 1)
      throw new DomainError('invalid', {
        zh: '三员（系统管理员、安全管理员、审计员）不得兼任其他角色',
        en: 'A security officer holds no other role',
      });
    const passwordHash = await hasher.hash(input.password);
    await database.transaction(async (stores) => {
      await stores.users.create(
        {
          id: randomUUID(),
          username: input.username,
          displayName: input.displayName,
          passwordHash,
          disabled: false,
          sample: input.sample ?? false,
          phone: input.phone ?? null,
          email: null,
          firstCodeHash: null,
          firstCodeExpiresAt: null,
          pending: false,
        },
        input.grants,
      );
      await recordAct(stores, {
        at: clock.now(),
        actor: input.actor,
        action: 'user.create',
        object: input.username,
        detail: { roles: input.grants.map((g) => g.role) },
      });
    });
  }
}
