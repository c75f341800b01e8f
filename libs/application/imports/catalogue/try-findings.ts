/** The dry run of the rules: every accepted return of a quarter, judged by the catalogue in force and by the new one. */
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import type { PeriodRecord } from '#domain/period/period.js';
import type { ReturnVersion } from '#domain/return/return.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { Finding } from '#domain/validation/finding.js';
import { judgeReturn, surroundingsOf } from '../../returns/check-return.js';
import type { PlanPorts } from '../import.js';

const AT_ONCE = 200;

export interface RuleEffect {
  code: string;
  /** Returns with a finding of the rule. */
  before: number;
  after: number;
}
export interface FindingsTrial {
  returns: number;
  effects: RuleEffect[];
  /** Short names of units whose return would have an error or a warning it has not now. */
  newErrors: string[];
  newWarnings: string[];
}

export async function tryFindings(
  ports: Pick<PlanPorts, 'database'>,
  input: {
    period: PeriodRecord;
    units: readonly PeriodUnit[];
    accepted: ReadonlyMap<string, ReturnVersion>;
    before: Catalogue;
    after: Catalogue;
  },
): Promise<FindingsTrial> {
  const { before, after, accepted } = input;
  // Judged as on the day it was open: that it is closed now is no fault of the return.
  const period: PeriodRecord = { ...input.period, state: 'open' };
  const units = input.units.filter((unit) => accepted.has(unit.code));
  const gather = await surroundingsOf(ports, period, before, units);
  // What is found in a cell shown as a bureau total only is for its own unit to know: no trial tells whose it is.
  const isShown = ({ element }: Finding): boolean =>
    element === null || ![before, after].some((each) => each.hasElement(element) && each.element(element).bureauTotalOnly);
  const effects = new Map<string, RuleEffect>();
  const trial: FindingsTrial = { returns: units.length, effects: [], newErrors: [], newWarnings: [] };
  for (let i = 0; i < units.length; i += AT_ONCE) {
    const some = units.slice(i, i + AT_ONCE);
    const aroundOf = await gather(some);
    for (const unit of some) {
      const version = accepted.get(unit.code)!;
      const given = { period, unit, values: version.values, cells: {}, at: new Date(version.submittedAt ?? version.createdAt) };
      const around = aroundOf(unit);
      const was = judgeReturn(before, given, around).findings.filter(isShown);
      // Nobody could fill in what was not asked for yet.
      const is = judgeReturn(after, given, around).findings.filter(
        (finding) => (finding.element === null || before.hasElement(finding.element)) && isShown(finding),
      );
      count(effects, was, 'before');
      count(effects, is, 'after');
      const known = new Set(was.map(keyOf));
      const fresh = is.filter((finding) => !known.has(keyOf(finding)));
      if (fresh.some(({ severity }) => severity === 'error')) trial.newErrors.push(unit.shortName);
      else if (fresh.length > 0) trial.newWarnings.push(unit.shortName);
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  trial.effects = [...effects.values()].filter((effect) => effect.before !== effect.after).sort((a, b) => (a.code < b.code ? -1 : 1));
  return trial;
}

const keyOf = (finding: Finding): string => `${finding.severity} ${finding.key}`;

function count(effects: Map<string, RuleEffect>, findings: readonly Finding[], when: 'before' | 'after'): void {
  for (const code of new Set(findings.map((finding) => finding.code))) {
    const effect = effects.get(code) ?? { code, before: 0, after: 0 };
    effect[when]++;
    effects.set(code, effect);
  }
}
