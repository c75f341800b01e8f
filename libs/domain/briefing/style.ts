/** How one bureau's briefings look and read (文风版式): set by the office on screen, without code; used from the next draft on. */
import type { BriefingKind } from './briefing.js';

/** Who gets a released briefing, as printed in 版记, and by which accounts and addresses he is reached. */
export interface Recipient {
  /** 报 superiors / 送 peers and leaders / 发 subordinates. */
  group: 'report' | 'send' | 'issue';
  /** As printed: 市委机关工委. */
  name: string;
  /** Accounts told in the app (and as they chose); a unit code reaches everybody who may read its briefings. */
  usernames: string[];
  units: string[];
  /** Outside addresses that get the file itself. */
  emails: string[];
  /** Which file goes out by e-mail; a link needs an account. */
  sends: 'file' | 'link';
}

export interface KindStyle {
  /** Red head: 党建工作简报; empty = no red head. */
  masthead: string;
  /** With {year} {number} {period} {unit}: 〔{year}〕{number}号. Here the year is that of issue. */
  issue: string;
  title: string;
  /** Names of sections in order; absent = the kind's own. What is left out is not printed. */
  sections: string[] | null;
  annexes: string[] | null;
  /** Sentences of the office before the first and after the last section; {period}, {unit} and {meetsOn} are filled in. */
  opening: string;
  closing: string;
}

export interface BriefingStyle {
  issuingOffice: string;
  addressees: string | null;
  recipients: Recipient[];
  copies: number | null;
  /** Leaves room for the seal (盖章处) above the date; a seal is never drawn. */
  sealSpace: boolean;
  /** With the bureau's quarterly every unit that files gets its own sheet, drafted and released unasked; absent = no. */
  sheets?: boolean | undefined;
  kinds: Partial<Record<BriefingKind, KindStyle>>;
}

export interface BriefingStyleRecord {
  /** Whose papers: those about this unit, and of the root the sheets and notices of all units as well. */
  unit: string;
  style: BriefingStyle;
  revision: number;
  savedBy: string;
  savedAt: string;
}
