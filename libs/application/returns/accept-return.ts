/** Takes the next step of review on a submitted return: a level that is not the last passes it on, the last one makes its figures count. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import type { Period, PeriodRecord } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import { levelAfter, reviewStep, type ReviewStep } from '#domain/return/review-level.js';
import { moveReturn } from '#domain/return/return-state.js';
import type { ReturnRecord, ReturnVersion } from '#domain/return/return.js';
import { numbersOf } from '#domain/return/values.js';
import { makeFact } from '#domain/rollup/make-fact.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { hasErrors } from '#domain/validation/finding.js';
import { tellAboutReturn } from '../messages/tell-about-return.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { acceptedHistory } from './check-return.js';
import { assertOpen, findPeriodUnit, seenLatest } from './find-return.js';
import { laterPeriods, looksBack, remakeFacts } from './remake-facts.js';
import { reviewersAbove } from './review-context.js';
import { touchFigures } from './touch-figures.js';

/** Of two who accept at once the second looks again. */
const TRIES = 3;

export class AcceptReturn {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues' | 'clock' | 'doorbell'>) {}

  /** `version`: the one the actor looked at, where he looked at one. Answers with the step that was his to take. */
  async run(input: { actor: Actor; period: Period; unit: string; version?: number | undefined }): Promise<ReviewStep> {
    for (let tries = 1; ; tries++) {
      const { returns } = this.ports.database;
      const [found, latest] = await Promise.all([
        findPeriodUnit(this.ports.database, { ...input, action: 'returns.review' }),
        returns.latest(input.period, input.unit),
      ]);
      try {
        const step = await this.take(input, found, latest);
        this.ports.doorbell.ring();
        return step;
      } catch (error) {
        // Somebody was quicker: what he made of it decides what becomes of this.
        if (!(error instanceof DomainError && error.code === 'conflict') || tries === TRIES) throw error;
        if ((await returns.get(input.period, input.unit))?.revision === latest?.record.revision) throw error;
      }
    }
  }

  /** Decides on what was read, and writes it only while its revision stands: reviewers of one return do not wait for each other's reading. */
  private async take(
    input: { actor: Actor; period: Period; version?: number | undefined },
    { period, unit }: { period: PeriodRecord; unit: PeriodUnit },
    latest: { record: ReturnRecord; version: ReturnVersion } | null,
  ): Promise<ReviewStep> {
    const { database, clock } = this.ports;
    assertOpen(period);
    const { record, version } = seenLatest(latest, { period: input.period, unit, seen: input.version });
    // Whether anything is submitted at all comes before whose turn it is.
    moveReturn(record.status, 'accept');
    const hasReviewerAbove = await reviewersAbove(database, [unit]);
    const next = reviewStep(input.actor, { unit, record, hasReviewerAbove: hasReviewerAbove(unit) });
    if (!next) throw notYourTurn(record);
    if (hasErrors(version.findings)) throw stillWrong();
    const now = clock.now();
    await database.transaction(async (stores) => {
      if (next === 'pass')
        await stores.returns.update({ ...record, status: moveReturn(record.status, 'pass'), reviewLevel: levelAfter('pass', unit) });
      else await this.accept(stores, { record, version, now, level: levelAfter('accept', unit) });
      await recordAct(stores, {
        at: now,
        actor: input.actor,
        action: `return.${next}`,
        object: `${input.period}/${unit.code}`,
        detail: { version: version.version },
      });
      const news = { at: now, actor: input.actor, unit, version: version.version };
      if (next === 'pass') await tellAboutReturn(stores, { ...news, kind: 'return_passed' });
      else await tellAboutReturn(stores, { ...news, kind: 'return_accepted', submittedBy: version.submittedBy });
    });
    return next;
  }

  /** From this moment the figures of the version count, everywhere. */
  private async accept(stores: Stores, what: { record: ReturnRecord; version: ReturnVersion; now: Date; level: number }): Promise<void> {
    const { record, version, now } = what;
    const { period, unit } = record;
    const { catalogues } = this.ports;
    const catalogue = catalogues.ofVersion(version.catalogueVersion);
    await stores.returns.update({
      ...record,
      status: moveReturn(record.status, 'accept'),
      reviewLevel: what.level,
      reviewedVersion: version.version,
      acceptedVersion: version.version,
      acceptedAt: now.toISOString(),
      returnReason: null,
    });
    // Read with the return held: figures of a quarter before it that change from now on make this fact anew.
    const history = looksBack(catalogue) ? await acceptedHistory(stores, period, unit) : [];
    await stores.facts.put(
      makeFact(catalogue, {
        period,
        unit,
        version: version.version,
        values: numbersOf(version.values),
        previous: history[0] ?? null,
        yearAgo: history[3] ?? null,
      }),
    );
    await touchFigures(stores, period, unit, now);
    if (!catalogues.all().some(looksBack)) return;
    for (const later of laterPeriods(period, await stores.periods.all()))
      await remakeFacts(this.ports, stores, { period: later, units: [unit], at: now });
  }
}

const notYourTurn = ({ reviewLevel }: ReturnRecord): DomainError =>
  new DomainError(
    'conflict',
    reviewLevel === 0
      ? { zh: '这份季报须先由上级单位审核员初审', en: 'A reviewer of the parent unit has to pass this return first' }
      : { zh: '这份季报已初审通过，等待党建办审核', en: 'This return was passed on; the office has to accept it now' },
  );

const stillWrong = (): DomainError =>
  new DomainError('conflict', { zh: '这份季报还有错误，不能审核通过；请退回', en: 'The return still has errors; send it back' });
