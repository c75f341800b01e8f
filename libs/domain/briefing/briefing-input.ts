/** What a briefing is built from: figures already computed and compared, filing records and the office's settings. Building adds words, never a figure. */
import type { BriefingStyle } from './style.js';
import type { Catalogue, ElementCode, IndicatorCode } from '../catalogue/catalogue.js';
import type { Language, Text } from '../errors.js';
import type { ComparedIndicatorValue, IndicatorValue } from '../indicators/indicator-value.js';
import type { MeetingKind, Requirement } from '../meeting/meeting.js';
import type { Period } from '../period/period.js';
import type { ExplainedFigure } from '../return/explained-figure.js';
import type { Sector, UnitType } from '../unit/unit.js';

export interface BriefingInput {
  period: Period;
  /** The node the briefing is about: usually the root. */
  unit: { code: string; name: string };
  /** Whether it is issued by a unit below another one: such a paper says whose it is. */
  isBelow: boolean;
  language: Language;
  /** Whether it is about the year its quarter ends: figures are then read in yearSpanOf(), of the node and of all below. */
  sumsUpYear: boolean;
  /** The version in force for the period. */
  catalogue: Catalogue;
  /** Of the node, one an indicator: of the quarter, and of the year so far. Indicators without one of the two are simply absent there. */
  quarter: ComparedIndicatorValue[];
  cumulative: ComparedIndicatorValue[];
  /** Direct children, each value in the span it is read in; the four forms are not among them. */
  children: BriefingChild[];
  /** The node's sectors, likewise. */
  sectors: { sector: Sector; values: ComparedIndicatorValue[] }[];
  /** The last quarters of chosen indicators in the span of headlineSpanOf(), oldest first, this quarter last; usually eight. */
  trends: BriefingTrend[];
  /** What is to be known of those trends: that the unit was several before, or part of another. */
  trendNotes: Text[];
  /** Every unit below (and the node itself) that should file. */
  filing: UnitFiling[];
  /** Findings of accepted returns, by rule: the same returns the figures are made of. */
  findings: RuleFindings[];
  /** What the units without an accepted return held last quarter of all that was then; empty where that is not known, or none is missing. */
  missingShare: MissingShare[];
  /** Returns corrected after acceptance since the last issue, oldest first. */
  corrections: Correction[];
  /** `YYYY-MM-DD` of the last released briefing of this unit and kind; null when there is none. */
  lastIssuedOn: string | null;
  /** What earlier meetings required, open or closed since the last of them; oldest first. */
  followUp: RequirementOfUnit[];
  /** What has been required of whom by this meeting so far. */
  requirements: RequirementOfUnit[];
  /** Place of the unit among those of its parent and sector, by indicator; empty where it may not be told, or nobody is beside it. */
  places: { code: IndicatorCode; place: number; of: number }[];
  /** Notes units wrote on figures of their accepted returns, in the order of the tree; of the four forms there are none. */
  explanations: ExplainedByUnit[];
  /** 0 while it is not issued. */
  issueNumber: number;
  /** `YYYY-MM-DD`: the day returns were due, and the last one on which they may still be filed. */
  dueOn: string;
  locksOn: string;
  /** `YYYY-MM-DD`, printed as the date of issue. */
  issuedOn: string;
  /** `YYYY-MM-DD` of the review meeting; null when there is none yet. */
  meetsOn: string | null;
  /** What that meeting reviews; null when there is none yet. */
  meetingKind: MeetingKind | null;
  style: BriefingStyle;
  /** Units with an accepted return, of units expected to file. */
  reported: number;
  expected: number;
  /** Whether the period is still open: its figures are provisional. */
  provisional: boolean;
  /** When the rollups behind it were computed, ISO. */
  asOf: string;
  dataVersion: number;
}

export interface BriefingChild {
  code: string;
  name: string;
  /** For table cells and charts. */
  shortName: string;
  type: UnitType;
  sector: Sector;
  values: ComparedIndicatorValue[];
  /** Theme days in the months of the quarter; null where nobody reported them. */
  months: [number, number, number] | null;
}

export interface BriefingTrend {
  code: IndicatorCode;
  points: { value: IndicatorValue; target: number | null }[];
}

export interface UnitFiling {
  code: string;
  name: string;
  sector: Sector;
  /** Name of the unit it files to; "" for a root. */
  parentName: string;
  state: 'accepted' | 'submitted' | 'returned' | 'draft' | 'missing';
  /** `YYYY-MM-DD` of the first submission; null while there is none. */
  submittedOn: string | null;
  isLate: boolean;
  timesReturned: number;
}

export interface RuleFindings {
  /** Rule code, such as W10. */
  rule: string;
  /** Names of the units concerned. */
  units: string[];
  /** How many cells carry it. */
  cells: number;
  /** Which elements those cells are of, once each, and in whose returns. */
  elements: { code: ElementCode; units: string[] }[];
}

/** Of one element: how much of last quarter's sum stands with the units that are missing now. */
export interface MissingShare {
  element: ElementCode;
  missing: number;
  total: number;
  /** Of the missing units, those that had reported last quarter. */
  units: number;
}

export interface Correction {
  unitName: string;
  period: Period;
  version: number;
  /** `YYYY-MM-DD`. */
  on: string;
  reason: string;
}

export interface RequirementOfUnit extends Requirement {
  unitName: string;
}

export interface ExplainedByUnit extends ExplainedFigure {
  unitName: string;
}
