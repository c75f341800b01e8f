/** A rolled-up element of one node and period: the sum, and how many returns stand behind it. */
import type { ElementCode } from '../catalogue/catalogue.js';
import type { Period } from '../period/period.js';
import type { FigureStatus } from './indicator-value.js';

export interface ElementValue {
  code: ElementCode;
  period: Period;
  unit: string;
  sector: string | null;
  /** Sum over the returns that have it, in the element's own unit; distinct counts as filed, since 1 January. */
  value: number | null;
  reported: number;
  expected: number;
  status: FigureStatus;
}
