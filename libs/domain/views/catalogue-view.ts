/** The catalogue as data, in the reader's language: `GET /catalogue`. */
import type { Direction, ElementTime, Family, SheetCode } from '../catalogue/catalogue.js';
import type { UnitType } from '../unit/unit.js';

export interface CatalogueView {
  version: string;
  title: string;
  sheets: { code: SheetCode; name: string }[];
  elements: {
    code: string;
    sheet: SheetCode;
    name: string;
    help: string | null;
    type: 'integer' | 'decimal';
    scale: number;
    time: ElementTime;
    unit: string;
    min: number;
    max: number;
    appliesTo: UnitType[];
    /** True for cells nobody types. */
    prefilled: boolean;
    allowsNotApplicable: boolean;
    /** Kept from everybody but the unit's own people. */
    bureauTotalOnly: boolean;
  }[];
  indicators: {
    code: string;
    name: string;
    family: Family;
    unit: string;
    direction: Direction;
    formula: string;
    target: string | null;
    targetSource: string | null;
    source: string;
  }[];
  rules: { code: string; severity: 'error' | 'warning'; name: string; source: string }[];
}
