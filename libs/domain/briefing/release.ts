/** What is frozen when a briefing is released, and what has changed since (与会议材料相比的变化). */
import type { Period } from '../period/period.js';
import type { BoundFigure } from './sentence.js';

/** Everything with a number in the document, once each, as released. */
export interface ReleasedFigure extends BoundFigure {
  /** Where it is printed, for the report: `一、总体情况`, `表2`. */
  places: string[];
}

export interface ReleaseRecord {
  briefingId: string;
  /** Short, printed and in the QR code; says nothing by itself. */
  verificationCode: string;
  releasedBy: string;
  releasedByName: string;
  releasedAt: string;
  dataVersion: number;
  revision: number;
  figures: ReleasedFigure[];
  /** Accepted version of every return behind it, by unit and quarter: what it was made from. */
  versions: { period: Period; unit: string; version: number }[];
  renderedWith: string;
}

/** `+0.8` percentage points, or `−3` of what is counted. */
export interface FigureDifference {
  by: string;
  isPoints: boolean;
}

export interface ChangedFigure {
  figure: BoundFigure;
  name: string;
  unitName: string;
  old: string;
  new: string;
  difference: FigureDifference | null;
  places: string[];
}

/** A return accepted since: which one, by whom, and why it was made. */
export interface ChangeCause {
  unit: string;
  unitName: string;
  period: Period;
  version: number;
  /** The unit had no accepted return in what was released. */
  isFirst: boolean;
  by: string;
  at: string;
  reason: string | null;
}

/** Figures moved by the same returns; by none that may be told of a bureau total, or of what is not counted from returns. */
export interface ChangeGroup {
  causes: ChangeCause[];
  changes: ChangedFigure[];
}

/** What somebody with the paper in his hand learns from its code. */
export interface VerificationView {
  code: string;
  state: 'released' | 'superseded' | 'unknown';
  title: string;
  issue: string;
  unitName: string;
  releasedAt: string | null;
  files: { format: string; sha256: string; size: number }[];
  /** Later release of the same kind and period, if any. */
  supersededBy: string | null;
}
