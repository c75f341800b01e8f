/** Who was told what in a period, over which channel, and what became of it. */
import type { Actor } from '#domain/access/actor.js';
import { may, mayForAll, scopeOf } from '#domain/access/policy.js';
import type { Language } from '#domain/errors.js';
import type { Period } from '#domain/period/period.js';
import type { SentView } from '#domain/views/administration-view.js';
import type { Ports } from '../ports.js';

const SHOWN = 500;

export class ListSent {
  constructor(private readonly ports: Pick<Ports, 'database'>) {}

  /** Newest first, at most 500; about units within the office's scope, and about the period as a whole for the office of the whole tree. */
  async run(input: { actor: Actor; period: Period; language: Language }): Promise<SentView[]> {
    const { database } = this.ports;
    const [sent, units] = [
      await database.messages.aboutPeriod(input.period, SHOWN),
      await database.periods.units(input.period, scopeOf(input.actor, 'periods.manage')),
    ];
    const isForAll = mayForAll(input.actor, 'periods.manage');
    const mine = new Map(units.filter((unit) => may(input.actor, 'periods.manage', unit.path)).map((unit) => [unit.code, unit.name]));
    const shown = sent.filter(({ message }) => (message.unit === null ? isForAll : mine.has(message.unit)));
    const users = await database.users.byIds([...new Set(shown.flatMap(({ message }) => message.userId ?? []))]);
    const nameOf = new Map(users.map((user) => [user.id, user.displayName]));
    return shown.map(({ message, deliveries }) => ({
      id: message.id,
      kind: message.kind,
      to: message.userId === null ? (deliveries[0]?.address ?? '') : (nameOf.get(message.userId) ?? message.userId),
      unit: message.unit,
      unitName: message.unit === null ? null : (mine.get(message.unit) ?? message.unit),
      subject: message.subject[input.language],
      createdAt: message.createdAt,
      deliveries: deliveries.map(({ channel, address, status, attempts, outcome, sentAt }) => ({
        channel,
        address,
        status,
        attempts,
        outcome,
        sentAt,
      })),
    }));
  }
}
