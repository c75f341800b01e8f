/** Opens a period: its dates are set and the tree of its last day is copied for it. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import { firstDayOf, lastDayOf, periodName, type Period } from '#domain/period/period.js';
import { movePeriod } from '#domain/period/period-state.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import { periodUnitOf } from '#domain/unit/period-tree.js';
import { tellAboutOpening } from '../messages/tell-about-opening.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { lockTree } from '../units/apply-unit-changes.js';
import { assertInOrder, assertOffice, type FilingDates } from './office-only.js';

export class OpenPeriod {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues' | 'clock' | 'doorbell'>) {}

  /** Days are `YYYY-MM-DD`; `opensOn ≤ dueOn ≤ locksOn`. Throws `conflict` when it was opened before, or has not begun. */
  async run(input: { actor: Actor; period: Period } & FilingDates): Promise<void> {
    const { database, catalogues, clock, doorbell } = this.ports;
    assertOffice(input.actor, { zh: '开放报告期', en: 'opens a period' });
    assertInOrder(input);
    const { period, opensOn, dueOn, locksOn } = input;
    if (firstDayOf(period) > shanghaiDate(clock.now()))
      throw new DomainError('conflict', {
        zh: `${periodName(period).zh}还没有开始，不能开放`,
        en: `${period} has not begun and cannot be opened`,
      });
    await database.transaction(async (stores) => {
      // Whoever changes the tree, or opens the same period, has done so before or finds this one.
      await lockTree(stores);
      const existing = await stores.periods.lock(period);
      const state = movePeriod(period, existing?.state ?? 'planned', 'open');
      const units = await stores.units.validOn(lastDayOf(period));
      if (units.length === 0)
        throw new DomainError('conflict', {
          zh: `${lastDayOf(period)} 的组织树是空的，请先建立组织树`,
          en: `The tree of ${lastDayOf(period)} is empty; set up the tree first`,
        });
      // One that was brought into force a moment ago must not be missed by a process that has not heard of it.
      for (const known of await stores.catalogueVersions.versions()) catalogues.ofVersion(known);
      const { version } = catalogues.forPeriod(period);
      await stores.periods.save({ period, state, opensOn, dueOn, locksOn, catalogueVersion: version, dataVersion: 0 });
      const tree = units.map((unit) => periodUnitOf(period, unit));
      await stores.periods.freezeUnits(period, tree);
      await stores.outbox.add('period.recompute', { period }, clock.now().toISOString());
      await tellAboutOpening(stores, { actor: input.actor, at: clock.now(), period: { period, dueOn, locksOn }, units: tree });
      const detail = { units: units.length, opensOn, dueOn, locksOn, catalogueVersion: version };
      await recordAct(stores, { at: clock.now(), actor: input.actor, action: 'period.open', object: period, detail });
    });
    doorbell.ring();
  }
}
