/** The rows of a trace as read: each unit's return with the cells the figure was read from, and the file they came in. */
import type { Actor } from '#domain/access/actor.js';
import { may } from '#domain/access/policy.js';
import type { CatalogueSource } from '#domain/catalogue/catalogue-source.js';
import type { Catalogue, IndicatorCode } from '#domain/catalogue/catalogue.js';
import type { Language, Text } from '#domain/errors.js';
import { formatValue } from '#domain/indicators/format-figure.js';
import { operandsOf } from '#domain/indicators/trace.js';
import type { Period } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { ReturnVersion } from '#domain/return/return.js';
import { fromScaled, NOT_APPLICABLE, numberOf, type StoredValue } from '#domain/return/values.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { TraceCell, TraceRow } from '#domain/views/figure-view.js';
import type { TraceEntry } from './trace-quarter.js';

const EMPTY: Text = { zh: '未填', en: 'empty' };
const NOT_ASKED: Text = { zh: '不适用', en: 'n/a' };

export interface RowsInput {
  actor: Actor;
  code: IndicatorCode;
  language: Language;
  entries: readonly TraceEntry[];
  /** The unit asked for, and those it was before. */
  tops: ReadonlySet<string>;
  /** In whose tree the units stand; null: in that of each row's quarter. */
  tree: Period | null;
  /** Paths of today, by code. */
  today: ReadonlyMap<string, string>;
}

/** Of one page: whole versions are read of these entries only. */
export async function traceRows(
  stores: Pick<Stores, 'periods' | 'returns' | 'uploads'>,
  catalogues: Pick<CatalogueSource, 'ofVersion'>,
  input: RowsInput,
): Promise<TraceRow[]> {
  const { actor, entries, language } = input;
  const versions = new Map<string, ReturnVersion>();
  for (const period of new Set(entries.map((entry) => entry.period))) {
    const codes = entries.filter((entry) => entry.period === period && entry.version !== null).map(({ unit }) => unit.code);
    for (const [unit, version] of await stores.returns.acceptedVersions(period, codes)) versions.set(keyOf(period, unit), version);
  }
  const uploads = [...versions.values()].flatMap(({ uploadId }) => uploadId ?? []);
  const files = await stores.uploads.fileNames([...new Set(uploads)]);
  const names = await namesAbove(stores, input);
  return entries.map((entry) => {
    const { unit, period, share } = entry;
    const version = versions.get(keyOf(period, unit.code));
    return {
      unit: unit.code,
      unitName: unit.shortName,
      path: codesBelow(unit, input.tops).map((code) => names.get(keyOf(period, code)) ?? code),
      period,
      status: entry.status,
      numerator: share.numerator === null ? null : fromScaled(share.numerator),
      denominator: share.denominator === null ? null : fromScaled(share.denominator),
      version: entry.version,
      file: version?.uploadId ? (files.get(version.uploadId) ?? null) : null,
      cells: version ? cellsOf(catalogues.ofVersion(version.catalogueVersion), version, input.code, language) : [],
      filing: entry.filing,
      mayOpen: entry.version !== null && may(actor, 'returns.read', input.today.get(unit.code) ?? ''),
    };
  });
}

const keyOf = (period: Period, unit: string): string => `${period}/${unit}`;

/** Of the units above, a handful for a page. */
async function namesAbove(
  stores: Pick<Stores, 'periods'>,
  { entries, tops, tree }: Pick<RowsInput, 'entries' | 'tops' | 'tree'>,
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const { unit, period } of entries)
    for (const code of codesBelow(unit, tops)) {
      const key = keyOf(period, code);
      if (!names.has(key)) names.set(key, (await stores.periods.unit(tree ?? period, code))?.shortName ?? code);
    }
  return names;
}

/** From below the unit asked for down to the one above this. Of that unit itself none: what stands above it is not the reader's to see. */
function codesBelow(unit: PeriodUnit, tops: ReadonlySet<string>): string[] {
  const codes = unit.path.split('/').filter((code) => code !== '' && code !== unit.code);
  const top = codes.findIndex((code) => tops.has(code));
  return top < 0 ? [] : codes.slice(top + 1);
}

/** The operands of the indicator by the catalogue the return was filed by; filing records have none. */
function cellsOf(catalogue: Catalogue, version: ReturnVersion, code: IndicatorCode, language: Language): TraceCell[] {
  if (!catalogue.hasIndicator(code)) return [];
  return operandsOf(catalogue.indicator(code)).flatMap((operand) => {
    if (!catalogue.hasElement(operand)) return [];
    const element = catalogue.element(operand);
    // No indicator that is shown unit by unit reads one of these; should one ever, its cell is still not told.
    if (element.bureauTotalOnly) return [];
    const stored = version.values[operand];
    const value = numberOf(stored);
    const at = version.cells[operand];
    return [
      {
        element: operand,
        name: element.name[language],
        sheet: element.sheet,
        sheetName: at?.sheet ?? catalogue.sheets.find((sheet) => sheet.code === element.sheet)?.name[language] ?? element.sheet,
        cell: at?.cell ?? null,
        value,
        display:
          value === null
            ? wordsFor(stored, language)
            : formatValue({ unit: element.unit, decimals: decimalsOf(value, element.scale) }, value, 'final', language),
      },
    ];
  });
}

/** As filed: 36.5, not 36.50. */
const decimalsOf = (value: number, scale: number): number => (Number.isInteger(value) ? 0 : scale);

const wordsFor = (stored: StoredValue | undefined, language: Language): string => {
  if (stored === undefined) return NOT_ASKED[language];
  if (typeof stored === 'object' && stored !== null) return stored.raw === NOT_APPLICABLE ? NOT_ASKED[language] : stored.raw;
  return EMPTY[language];
};
