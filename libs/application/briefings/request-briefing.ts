/** Asks for a briefing of a period: one row, one job; the schedule and the office come through here alike. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/access/actor.js';
import { assertMay, scopeOf } from '#domain/access/policy.js';
import type { BriefingKind, BriefingRecord } from '#domain/briefing/briefing.js';
import { assertDraftableOn } from '#domain/briefing/draftable-on.js';
import { DomainError } from '#domain/errors.js';
import type { Period } from '#domain/period/period.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { noSuchPeriod } from '../returns/find-return.js';

export class RequestBriefing {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'doorbell'>) {}

  /**
   * `runKey` makes it happen at most once (the schedule's key); without it every call makes a new draft, but for one that is still being
   * drafted: whoever asks for the same meanwhile gets that.
   * `unit` defaults to the root of the period's tree.
   */
  async run(input: {
    actor: Actor;
    period: Period;
    unit?: string;
    kind?: BriefingKind;
    meetingId?: string | null;
    runKey?: string;
  }): Promise<BriefingRecord> {
    const { database, clock, doorbell } = this.ports;
    if (!(await database.periods.get(input.period))) throw noSuchPeriod(input.period);
    const units = await database.periods.units(input.period, scopeOf(input.actor, 'briefings.manage'));
    const unit = input.unit ? (units.find((u) => u.code === input.unit) ?? null) : (units[0] ?? null);
    assertMay(input.actor, 'briefings.manage', unit, input.unit ?? input.period);
    const id = randomUUID();
    const kind = input.kind ?? 'quarterly';
    assertDraftableOn(kind, input.period);
    const now = clock.now();
    const runKey = input.runKey ?? `request:${id}`;
    const meetingId =
      input.meetingId ?? (await database.meetings.all()).find((m) => m.period === input.period && m.unit === unit.code)?.id ?? null;
    try {
      const underWay = await database.transaction(async (stores) => {
        const series = input.runKey ? [] : await stores.briefings.lockSeries(unit.code, kind);
        const same = series.find(({ period, status }) => period === input.period && (status === 'queued' || status === 'rendering'));
        if (same) return same;
        await stores.briefings.create({
          id,
          period: input.period,
          unit: unit.code,
          kind,
          meetingId,
          origin: input.runKey ? 'schedule' : 'request',
          createdAt: now.toISOString(),
          runKey,
        });
        await stores.outbox.add('briefing.draft', { briefingId: id }, now.toISOString());
        await recordAct(stores, {
          at: now,
          actor: input.actor,
          action: 'briefing.request',
          object: `${input.period}/${unit.code}`,
          detail: { briefing: id, runKey },
        });
        return null;
      });
      if (underWay) return underWay;
    } catch (error) {
      const existing = error instanceof DomainError && error.code === 'conflict' ? await database.briefings.byRunKey(runKey) : null;
      if (!existing) throw error;
      return existing;
    }
    doorbell.ring();
    return (await database.briefings.get(id))!;
  }
}
