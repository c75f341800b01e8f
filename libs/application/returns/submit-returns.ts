/** Submits many returns of a period with one click, a few hundred in one transaction, and tells of each what became of it. */
import type { Actor } from '#domain/access/actor.js';
import { assertMay, may } from '#domain/access/policy.js';
import { DomainError, type Language } from '#domain/errors.js';
import type { Period, PeriodRecord } from '#domain/period/period.js';
import type { BulkOutcome } from '#domain/views/return-view.js';
import type { Ports } from '../ports.js';
import { noSuchPeriod } from './find-return.js';
import { submitSome, type Filing } from './submit-some.js';

/** Enough for thousands to take seconds, few enough that nobody waits long for a return that is held meanwhile. */
const AT_ONCE = 200;

export class SubmitReturns {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues' | 'clock' | 'doorbell'>) {}

  /** `version` is the one the actor looked at. No unit stands among them twice. */
  async run(input: {
    actor: Actor;
    period: Period;
    returns: readonly { unit: string; version: number }[];
    language: Language;
  }): Promise<BulkOutcome[]> {
    const { actor, returns, language } = input;
    const { periods } = this.ports.database;
    const [period, units, exceptions] = await Promise.all([
      periods.get(input.period),
      periods.units(input.period),
      periods.exceptions(input.period),
    ]);
    const unitOf = new Map(units.map((unit) => [unit.code, unit]));
    const exceptionOf = new Map(exceptions.map((exception) => [exception.unit, exception]));
    const refused = new Map<string, DomainError | null>();
    const filings: Filing[] = [];
    for (const { unit: code, version } of returns) {
      const unit = unitOf.get(code) ?? null;
      const refusal = refusalOf(() => assertMay(actor, 'returns.file', unit, code));
      if (refusal || !unit || !period) refused.set(code, period ? refusal : noSuchPeriod(input.period));
      else filings.push({ unit, exception: exceptionOf.get(code) ?? null, version });
    }
    for (let from = 0; period && from < filings.length; from += AT_ONCE) {
      const some = filings.slice(from, from + AT_ONCE);
      const refusals = await this.submit(actor, period, some);
      some.forEach(({ unit }, i) => refused.set(unit.code, refusals[i]!));
    }
    return returns.map(({ unit: code }) => {
      const unit = unitOf.get(code);
      const refusal = refused.get(code) ?? null;
      return {
        unit: code,
        // A unit out of scope is called by the code it was asked by, and by nothing else.
        unitName: unit && may(actor, 'returns.file', unit.path) ? unit.name : code,
        outcome: refusal ? 'refused' : 'done',
        reason: refusal && refusal.text[language],
      };
    });
  }

  /** An outage does not end the whole: what was done before it is done, and the rest says that it was not. */
  private async submit(actor: Actor, period: PeriodRecord, filings: readonly Filing[]): Promise<(DomainError | null)[]> {
    try {
      return await submitSome(this.ports, { actor, period, filings });
    } catch (error) {
      if (!(error instanceof DomainError) || error.code === 'internal') throw error;
      return filings.map(() => error);
    }
  }
}

function refusalOf(check: () => void): DomainError | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}
