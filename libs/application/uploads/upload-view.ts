/** An upload as its sender sees it: how far it has come, which returns came of it, what was found. Counts are true where lists are cut. */
import type { CatalogueSource } from '#domain/catalogue/catalogue-source.js';
import type { Language } from '#domain/errors.js';
import type { Period } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { UploadRecord } from '#domain/ports/upload-store.port.js';
import { compareValues, countChanges } from '#domain/return/compare-values.js';
import type { ReturnVersion } from '#domain/return/return.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { Finding } from '#domain/validation/finding.js';
import type { UploadView } from '#domain/views/return-view.js';
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
  upload: UploadRecord,
  language: Language,
): Promise<UploadView> {
  const [only] = upload.returns.length === 1 ? upload.returns : [];
  const version = only ? await stores.returns.version(only.period, only.unit, only.version) : null;
  const view = await withReturns(stores, upload, language);
  return version ? { ...withFindings(view, version, language), changes: await changesOf(stores, catalogues, version) } : view;
}

/** The same for a list of uploads: without findings of stored returns and without comparing. */
export async function withReturns(
  stores: ViewStores,
  upload: UploadRecord,
  language: Language,
  names = unitNames(stores),
): Promise<UploadView> {
  const { id, status, progress, fileName, size, sha256, createdAt, finishedAt, purpose, take, reason, returns } = upload;
  return {
    ...{ id, status, progress, fileName, size, sha256, createdAt, finishedAt, purpose, take, reason },
    returns: await returnLines(stores, names, returns.slice(0, MAX_RETURNS)),
    returnCount: returns.length,
    findings: upload.findings.slice(0, MAX_FINDINGS).map((finding) => findingView(finding, language)),
    findingCount: upload.findingCount,
    changes: null,
  };
}

function withFindings(view: UploadView, version: ReturnVersion, language: Language): UploadView {
  const own = version.findings.map((finding) => findingView(finding, language));
  return {
    ...view,
    findings: [...view.findings, ...own].slice(0, MAX_FINDINGS),
    findingCount: view.findingCount + own.length,
  };
}

async function changesOf(
  stores: ViewStores,
  catalogues: Pick<CatalogueSource, 'ofVersion'>,
  version: ReturnVersion,
): Promise<NonNullable<UploadView['changes']>> {
  const { period, unit } = version;
  const [before, of] = await Promise.all([
    version.version > 1 ? stores.returns.version(period, unit, version.version - 1) : null,
    stores.periods.unit(period, unit),
  ]);
  const catalogue = catalogues.ofVersion(version.catalogueVersion);
  const elements = of ? catalogue.elementsFor(of.type).map(({ code }) => code) : Object.keys(version.values);
  return countChanges(compareValues(elements, before?.values ?? {}, version.values));
}

async function returnLines(stores: ViewStores, nameOf: UnitNames, stored: readonly StoredReturn[]): Promise<UploadView['returns']> {
  const lines = new Map<StoredReturn, UploadView['returns'][number]>();
  for (const period of new Set(stored.map((each) => each.period))) {
    const some = stored.filter((each) => each.period === period);
    const codes = some.map(({ unit }) => unit);
    const [records, latest, names] = await Promise.all([
      stores.returns.ofPeriod(period, codes),
      stores.returns.latestVersions(period, codes),
      nameOf(period, codes),
    ]);
    const recordOf = new Map(records.map((record) => [record.unit, record]));
    for (const each of some) {
      const record = recordOf.get(each.unit);
      // What is newer by now was not found in this file.
      const newest = latest.get(each.unit);
      const version = record?.version === each.version ? newest : await stores.returns.version(period, each.unit, each.version);
      lines.set(each, {
        ...each,
        unitName: names.get(each.unit) ?? each.unit,
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

type UnitNames = (period: Period, codes: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** Few names are asked for one by one; a whole tree is read once, for however many uploads. */
export function unitNames(stores: Pick<Stores, 'periods'>): UnitNames {
  const trees = new Map<Period, Promise<ReadonlyMap<string, string>>>();
  const named = (units: readonly (PeriodUnit | null)[]): ReadonlyMap<string, string> =>
    new Map(units.flatMap((unit) => (unit ? [[unit.code, unit.name]] : [])));
  return async (period, codes) => {
    if (codes.length <= FEW) return named(await Promise.all(codes.map((code) => stores.periods.unit(period, code))));
    const tree = trees.get(period) ?? stores.periods.units(period).then(named);
    trees.set(period, tree);
    return tree;
  };
}
