/** An upload as its sender sees it: how far it has come, which returns came of it, what was found. Counts are true where lists are cut. */
import type { Actor } from '#domain/access/actor.js';
import { may } from '#domain/access/policy.js';
import type { CatalogueSource } from '#domain/catalogue/catalogue-source.js';
import type { ElementCode } from '#domain/catalogue/catalogue.js';
import type { Language } from '#domain/errors.js';
import type { Period } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { UploadRecord } from '#domain/ports/upload-store.port.js';
import { compareValues, countChanges } from '#domain/return/compare-values.js';
import type { ReturnVersion } from '#domain/return/return.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { Finding } from '#domain/validation/finding.js';
import type { UploadView } from '#domain/views/return-view.js';
import { cellsSeenBy, toldFindings } from '../returns/four-forms.js';
import { findingView } from '../returns/return-view.js';

const MAX_RETURNS = 200;
const MAX_FINDINGS = 500;
/** Up to so many units are asked for one by one. */
const FEW = 5;

type ViewStores = Pick<Stores, 'returns' | 'periods'>;
type StoredReturn = UploadRecord['returns'][number];

/** With what differs from the version before, where the file held one return. */
export async function uploadView(
  stores: ViewStores,
  catalogues: Pick<CatalogueSource, 'ofVersion'>,
  actor: Actor,
  upload: UploadRecord,
  language: Language,
): Promise<UploadView> {
  const view = await withReturns(stores, actor, upload, language);
  const [only] = upload.returns.length === 1 ? view.returns : [];
  if (!only) return view;
  const [version, unit] = await Promise.all([
    stores.returns.version(only.period, only.unit, only.version),
    stores.periods.unit(only.period, only.unit),
  ]);
  if (!version || !unit) return view;
  const catalogue = catalogues.ofVersion(version.catalogueVersion);
  const isSeen = cellsSeenBy(actor, catalogue, unit);
  const elements = catalogue.elementsFor(unit.type).map(({ code }) => code);
  const told = toldFindings(actor, catalogue, unit, version.findings);
  return {
    ...withFindings(view, told, language),
    returns: [{ ...only, errors: count(told, 'error'), warnings: count(told, 'warning') }],
    changes: await changesOf(stores, version, elements.filter(isSeen)),
  };
}

/** The same for a list of uploads: without findings of stored returns and without comparing. Units that are his no longer are left out. */
export async function withReturns(
  stores: ViewStores,
  actor: Actor,
  upload: UploadRecord,
  language: Language,
  unitsOf = knownUnits(stores),
): Promise<UploadView> {
  const { id, status, progress, fileName, size, sha256, createdAt, finishedAt, purpose, take, reason } = upload;
  const returns = await inScope(unitsOf, actor, upload.returns);
  return {
    ...{ id, status, progress, fileName, size, sha256, createdAt, finishedAt, purpose, take, reason },
    returns: await returnLines(stores, unitsOf, returns.slice(0, MAX_RETURNS)),
    returnCount: returns.length,
    findings: upload.findings.slice(0, MAX_FINDINGS).map((finding) => findingView(finding, language)),
    findingCount: upload.findingCount,
    changes: null,
  };
}

function withFindings(view: UploadView, findings: readonly Finding[], language: Language): UploadView {
  const own = findings.map((finding) => findingView(finding, language));
  return {
    ...view,
    findings: [...view.findings, ...own].slice(0, MAX_FINDINGS),
    findingCount: view.findingCount + own.length,
  };
}

async function changesOf(
  stores: ViewStores,
  version: ReturnVersion,
  elements: readonly ElementCode[],
): Promise<NonNullable<UploadView['changes']>> {
  const { period, unit } = version;
  const before = version.version > 1 ? await stores.returns.version(period, unit, version.version - 1) : null;
  return countChanges(compareValues(elements, before?.values ?? {}, version.values));
}

async function inScope(unitsOf: KnownUnits, actor: Actor, stored: readonly StoredReturn[]): Promise<StoredReturn[]> {
  const seen: StoredReturn[] = [];
  for (const period of new Set(stored.map((each) => each.period))) {
    const some = stored.filter((each) => each.period === period);
    const units = await unitsOf(
      period,
      some.map(({ unit }) => unit),
    );
    seen.push(...some.filter(({ unit }) => units.has(unit) && may(actor, 'returns.read', units.get(unit)!.path)));
  }
  return seen;
}

async function returnLines(stores: ViewStores, unitsOf: KnownUnits, stored: readonly StoredReturn[]): Promise<UploadView['returns']> {
  const lines = new Map<StoredReturn, UploadView['returns'][number]>();
  for (const period of new Set(stored.map((each) => each.period))) {
    const some = stored.filter((each) => each.period === period);
    const codes = some.map(({ unit }) => unit);
    const [records, latest, units] = await Promise.all([
      stores.returns.ofPeriod(period, codes),
      stores.returns.latestVersions(period, codes),
      unitsOf(period, codes),
    ]);
    const recordOf = new Map(records.map((record) => [record.unit, record]));
    for (const each of some) {
      const record = recordOf.get(each.unit);
      // What is newer by now was not found in this file.
      const newest = latest.get(each.unit);
      const version = record?.version === each.version ? newest : await stores.returns.version(period, each.unit, each.version);
      lines.set(each, {
        ...each,
        unitName: units.get(each.unit)?.name ?? each.unit,
        status: record?.status ?? 'none',
        errors: count(version?.findings, 'error'),
        warnings: count(version?.findings, 'warning'),
      });
    }
  }
  return stored.map((each) => lines.get(each)!);
}

const count = (findings: readonly Finding[] | undefined, severity: Finding['severity']): number =>
  findings?.filter((finding) => finding.severity === severity).length ?? 0;

type KnownUnits = (period: Period, codes: readonly string[]) => Promise<ReadonlyMap<string, PeriodUnit>>;

/** Few units are asked for one by one; a whole tree is read once, for however many uploads. */
export function knownUnits(stores: Pick<Stores, 'periods'>): KnownUnits {
  const trees = new Map<Period, Promise<ReadonlyMap<string, PeriodUnit>>>();
  const byCode = (units: readonly (PeriodUnit | null)[]): ReadonlyMap<string, PeriodUnit> =>
    new Map(units.flatMap((unit) => (unit ? [[unit.code, unit]] : [])));
  return async (period, codes) => {
    if (codes.length <= FEW) return byCode(await Promise.all(codes.map((code) => stores.periods.unit(period, code))));
    const tree = trees.get(period) ?? stores.periods.units(period).then(byCode);
    trees.set(period, tree);
    return tree;
  };
}
