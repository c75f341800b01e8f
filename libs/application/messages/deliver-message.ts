/** Delivers one message over one channel: leased, tried again after growing pauses, and recorded with what became of it. */
import { randomUUID } from 'node:crypto';
import { SYSTEM } from '#domain/access/actor.js';
import type { DeliveryRecord, MessageRecord, NotificationSettings } from '#domain/message/message.js';
import { addressOf, refusalOf } from '#domain/message/reach.js';
import type { Delivery, DeliveryOutcome } from '#domain/ports/channel.port.js';
import type { UserRecord } from '#domain/ports/user-store.port.js';
import { carryBriefing } from '../briefings/carry-briefing.js';
import type { Language } from '#domain/errors.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';

/** Counted in MariaDB, where no crash forgets them. */
export const MAX_ATTEMPTS = 5;
/** When each attempt is due, from the moment the message was made: an hour's outage of the other side is waited out. */
const DUE_MS = [0, 10_000, 60_000, 10 * 60_000, 60 * 60_000];
/** A channel has its own, shorter limits; this one holds whatever it does, and ends well before the lease. */
const SEND_MS = 15_000;
const LEASE_MS = 25_000;
/** How soon to look again at a delivery somebody else holds. */
const HELD_MS = 10_000;
/** Accounts carry no language of their own yet. */
const LANGUAGE: Language = 'zh';

/** When the next attempt of a waiting delivery is due; the sweep asks it too. */
export const nextAttemptAt = (delivery: Pick<DeliveryRecord, 'createdAt' | 'attempts'>): number =>
  Date.parse(delivery.createdAt) + DUE_MS[Math.min(delivery.attempts, DUE_MS.length - 1)]!;

interface Result extends Pick<DeliveryRecord, 'status' | 'outcome' | 'sentAt'> {
  /** What nobody foresaw: recorded in plain words, and thrown for the log. */
  cause?: unknown;
}
type Outcome = DeliveryOutcome & { cause?: unknown };

export class DeliverMessage {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'channels' | 'files'>) {}

  /**
   * Answers null when it is over, otherwise in how many milliseconds to come back. Every outcome is written under the lease: a second
   * worker with the same job does nothing. Between sending and writing lies one moment in which a crash leaves a message sent but
   * not known to be; the next attempt then repeats it, under the same delivery id.
   */
  async run(input: { deliveryId: string }): Promise<number | null> {
    const { database, clock } = this.ports;
    const id = input.deliveryId;
    const waiting = await database.messages.delivery(id);
    if (waiting?.status !== 'waiting') return null;
    const now = clock.now();
    const early = nextAttemptAt(waiting) - now.getTime();
    // Rung again before its time, by the sweep or by a second job.
    if (waiting.attempts > 0 && early > 0) return early;
    const lease = randomUUID();
    const until = new Date(now.getTime() + LEASE_MS).toISOString();
    if (!(await database.messages.claimDelivery(id, lease, now.toISOString(), until))) return HELD_MS;
    const claimed = await database.messages.delivery(id);
    if (!claimed) return null;
    const result = await this.attempt(claimed);
    const kept = await this.finish(claimed, lease, result);
    if (result.cause !== undefined) throw result.cause;
    return kept && result.status === 'waiting' ? Math.max(1_000, nextAttemptAt(claimed) - clock.now().getTime()) : null;
  }

  private async attempt(delivery: DeliveryRecord): Promise<Result> {
    if (delivery.attempts > MAX_ATTEMPTS) return ended('failed', `发送 ${MAX_ATTEMPTS} 次均中断，未能确认是否送达`);
    const { database } = this.ports;
    const message = await database.messages.get(delivery.messageId);
    if (!message) return ended('skipped', '消息已不存在');
    if (message.userId === null) return this.toOutside(delivery, message);
    const user = await database.users.byId(message.userId);
    if (!user) return ended('skipped', '账号已不存在');
    const settings: NotificationSettings | null = (await database.messages.settings([user.id]))[0] ?? null;
    const refusal = refusalOf(delivery.channel, message.kind, user, settings);
    if (refusal !== null) return ended('skipped', refusal);
    const result = await this.send(delivery, message, user, settings, user);
    if (result.status !== 'sent') return result;
    const address = addressOf(delivery.channel, user, settings) ?? '';
    return { ...result, outcome: address === delivery.address ? null : `实际发往 ${address}` };
  }

  /** Nobody with an account: an address the office named for what it releases, and for nothing else. */
  private toOutside(delivery: DeliveryRecord, message: MessageRecord): Promise<Result> | Result {
    if (delivery.channel !== 'email' || message.briefing === null) return ended('skipped', '没有登记邮箱');
    return this.send(delivery, message, { displayName: '', email: delivery.address }, null, delivery.address);
  }

  private async send(
    delivery: DeliveryRecord,
    message: MessageRecord,
    user: Delivery['user'],
    settings: NotificationSettings | null,
    reader: UserRecord | string,
  ): Promise<Result> {
    const { channels, clock } = this.ports;
    const channel = channels.find((each) => each.name === delivery.channel);
    if (!channel) return ended('skipped', delivery.channel === 'email' ? '本系统没有设置邮件服务' : '本系统没有开通群机器人');
    const carried = message.briefing && (await carryBriefing(this.ports, message.briefing, reader));
    if (carried && carried.refusal !== null) return ended('skipped', carried.refusal);
    const { attachment } = carried ?? {};
    const outcome = await inTime(channel.deliver({ message, user, settings, attachment, language: LANGUAGE, deliveryId: delivery.id }));
    if (outcome.status === 'sent') return { status: 'sent', outcome: null, sentAt: clock.now().toISOString() };
    if (outcome.status !== 'again') return ended(outcome.status, outcome.reason);
    const tried = delivery.attempts;
    const again =
      tried >= MAX_ATTEMPTS
        ? ended('failed', `${outcome.reason}；已试 ${tried} 次，不再重试`)
        : ended('waiting', `${outcome.reason}；稍后重试（已试 ${tried} 次）`);
    return { ...again, cause: outcome.cause };
  }

  /** False when the lease was lost meanwhile: then the other one's word counts. What failed for good is an act worth a row in the log. */
  private finish(delivery: DeliveryRecord, lease: string, result: Result): Promise<boolean> {
    const { database, clock } = this.ports;
    const { status, outcome, sentAt } = result;
    return database.transaction(async (stores) => {
      if (!(await stores.messages.finishDelivery(delivery.id, lease, { status, outcome, sentAt }))) return false;
      if (status !== 'waiting')
        await recordAct(stores, {
          at: clock.now(),
          actor: SYSTEM,
          action: 'message.deliver',
          object: delivery.messageId,
          outcome: status === 'failed' ? 'failed' : 'ok',
          detail: { channel: delivery.channel, status, attempts: delivery.attempts },
        });
      return true;
    });
  }
}

const ended = (status: Result['status'], outcome: string): Result => ({ status, outcome, sentAt: null });

/** A channel that throws or never answers is one that is away. */
async function inTime(work: Promise<DeliveryOutcome>): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<DeliveryOutcome>((resolve) => {
    timer = setTimeout(() => resolve({ status: 'again', reason: '没有在时限内完成发送' }), SEND_MS);
  });
  try {
    return await Promise.race([work, limit]);
  } catch (cause) {
    return { status: 'again', reason: '发送时出现意外错误', cause };
  } finally {
    clearTimeout(timer);
  }
}
