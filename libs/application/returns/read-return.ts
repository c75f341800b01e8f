/** One return with everything a clerk or reviewer needs beside it: last quarter, last year, findings, notes. */
import type { Actor } from '#domain/access/actor.js';
import { may } from '#domain/access/policy.js';
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import type { Language } from '#domain/errors.js';
import type { Period } from '#domain/period/period.js';
import type { StoredValues, Values } from '#domain/return/values.js';
import type { ReturnView, VersionView } from '#domain/views/return-view.js';
import type { Ports } from '../ports.js';
import { acceptedHistory } from './check-return.js';
import { findPeriodUnit } from './find-return.js';
import { lockedCells, prefilledValues } from './prefilled-values.js';
import { findingView, returnListItem } from './return-view.js';

export class ReadReturn {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues' | 'clock'>) {}

  async run(input: { actor: Actor; period: Period; unit: string; language: Language }): Promise<ReturnView> {
    const { database, catalogues, clock } = this.ports;
    const { period, unit } = await findPeriodUnit(database, { ...input, action: 'returns.read' });
    const record = await database.returns.get(input.period, unit.code);
    const version = record && (await database.returns.version(input.period, unit.code, record.version));
    const history = await acceptedHistory(this.ports, input.period, unit.code);
    const catalogue = catalogues.ofVersion(period.catalogueVersion);
    const prefilled = prefilledValues(catalogue, unit, history[0] ?? null);
    const hide = <V extends StoredValues | Values>(values: V): V =>
      may(input.actor, 'four_forms.read', unit.path) ? values : withoutBureauTotals(catalogue, values);
    return {
      ...returnListItem({ actor: input.actor, period, unit, record, version, now: clock.now() }),
      revision: record?.revision ?? 0,
      catalogueVersion: version?.catalogueVersion ?? period.catalogueVersion,
      values: hide(version?.values ?? {}),
      cells: version?.cells ?? {},
      findings: (version?.findings ?? [])
        .filter(
          (f) =>
            !f.element ||
            !catalogue.hasElement(f.element) ||
            !catalogue.element(f.element).bureauTotalOnly ||
            may(input.actor, 'four_forms.read', unit.path),
        )
        .map((f) => findingView(f, input.language)),
      explanations: version?.explanations ?? {},
      prefilled,
      locked: lockedCells(catalogue, unit.type, prefilled),
      previous: history[0] ? hide(history[0]) : null,
      yearAgo: history[3] ? hide(history[3]) : null,
      returnReason: record?.returnReason ?? null,
      dueOn: period.dueOn,
      locksOn: period.locksOn,
      uploadId: version?.uploadId ?? null,
    };
  }

  /** Every version, oldest first, without its values: who wrote it, when, from what, and why. */
  async versions(input: { actor: Actor; period: Period; unit: string }): Promise<VersionView[]> {
    const { database } = this.ports;
    const { unit } = await findPeriodUnit(database, { ...input, action: 'returns.read' });
    const [record, versions] = await Promise.all([
      database.returns.get(input.period, unit.code),
      database.returns.versions(input.period, unit.code),
    ]);
    return versions.map(({ version, createdBy, createdAt, uploadId, reason, findings }) => ({
      version,
      createdBy,
      createdAt,
      uploadId,
      reason,
      errors: findings.filter((f) => f.severity === 'error').length,
      warnings: findings.filter((f) => f.severity === 'warning').length,
      accepted: record?.acceptedVersion === version,
    }));
  }
}

/** The four forms are shown as bureau totals only, to everybody but the unit's own people. */
function withoutBureauTotals<V extends StoredValues | Values>(catalogue: Catalogue, values: V): V {
  return Object.fromEntries(
    Object.entries(values).filter(([code]) => !catalogue.hasElement(code) || !catalogue.element(code).bureauTotalOnly),
  ) as V;
}
