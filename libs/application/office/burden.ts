/** The burden meter: what the quarter asks of the units, measured. */
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import { unreadElements } from '#domain/catalogue/unread-elements.js';
import type { Language } from '#domain/errors.js';
import type { ReturnRecord, ReturnVersion } from '#domain/return/return.js';
import type { UnitType } from '#domain/unit/unit.js';
import type { BurdenView } from '#domain/views/office-view.js';

export interface BurdenInput {
  catalogue: Catalogue;
  language: Language;
  /** Of units expected to file. */
  filers: readonly { code: string; type: UnitType }[];
  records: readonly ReturnRecord[];
  /** When each unit wrote its first version. */
  beganAt: ReadonlyMap<string, string>;
  versions: ReadonlyMap<string, Pick<ReturnVersion, 'explanations'>>;
}

export function burdenOf({ catalogue, language, filers, records, beganAt, versions }: BurdenInput): BurdenView {
  const asked = new Map<UnitType, { cells: number; prefilled: number }>();
  for (const { type } of filers) if (!asked.has(type)) asked.set(type, cellsOf(catalogue, type));
  const ofFilers = filers.map(({ type }) => asked.get(type)!);
  const submitted = records.filter((record) => record.firstSubmittedAt !== null);
  return {
    cellsAsked: median(ofFilers.map(({ cells }) => cells)) ?? 0,
    cellsPrefilled: median(ofFilers.map(({ prefilled }) => prefilled)) ?? 0,
    cellsTyped: ofFilers.reduce((sum, { cells, prefilled }) => sum + cells - prefilled, 0),
    versionsToAccepted: median(records.flatMap(({ acceptedVersion }) => (acceptedVersion === null ? [] : [acceptedVersion]))),
    minutesToSubmit: median(
      submitted.flatMap(({ unit, firstSubmittedAt }) => {
        const began = beganAt.get(unit);
        return began === undefined ? [] : [Math.max(0, Math.round((Date.parse(firstSubmittedAt!) - Date.parse(began)) / 60_000))];
      }),
    ),
    notesWritten: median(submitted.map(({ unit }) => Object.keys(versions.get(unit)?.explanations ?? {}).length)),
    unread: unreadElements(catalogue).map(({ code, name }) => ({ element: code, name: name[language] })),
  };
}

/** Filled in by us: from the tree, carried over, or computed. */
function cellsOf(catalogue: Catalogue, type: UnitType): { cells: number; prefilled: number } {
  const elements = catalogue.elementsFor(type);
  return { cells: elements.length, prefilled: elements.filter((element) => element.prefill !== undefined).length };
}

/** Null where there is nothing to take it of. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
