/** What the papers of a meeting share: whose they are, how they are headed, and how times and people are said. */
import type { RequirementOfUnit } from '#domain/briefing/briefing-input.js';
import type { Briefing, BriefingNode, MeetingRecord } from '#domain/briefing/briefing.js';
import type { Language, Text } from '#domain/errors.js';
import type { AgendaItem, Attendance, MeetingBook } from '#domain/meeting/meeting.js';
import { PLACEHOLDER } from '../section.js';

export interface MeetingPapers {
  meeting: MeetingRecord;
  unit: { code: string; name: string };
  book: MeetingBook;
  /** What earlier meetings required, and what this one does. */
  followUp: readonly RequirementOfUnit[];
  requirements: readonly RequirementOfUnit[];
  /** Of the briefings laid before the meeting, by id. */
  titles: ReadonlyMap<string, string>;
  issuingOffice: string;
  language: Language;
}

/** Set like a briefing of the office, without red head, number, recipients or imprint. */
export function paper(papers: MeetingPapers, title: Text, body: BriefingNode[]): Briefing {
  const { meeting, unit, issuingOffice, language } = papers;
  return {
    kind: 'notice',
    layout: 'official',
    period: meeting.period,
    unit,
    masthead: '',
    issue: '',
    issuingOffice,
    // Laid on the table, not issued.
    issuedOn: '',
    title: title[language],
    addressees: null,
    body,
    annexes: [],
    distribution: { report: [], send: [], issue: [], copies: null },
    sealSpace: false,
    verification: null,
    colophon: [],
    dataVersion: 0,
    catalogueVersion: '',
    language,
  };
}

/** The name of its briefing, or of the other document; empty without either. */
export const documentOf = ({ briefingId, document }: AgendaItem, { titles }: MeetingPapers): string =>
  [briefingId === null ? '' : (titles.get(briefingId) ?? ''), document].filter((name) => name !== '').join('；');

export const minutesOf = (items: readonly AgendaItem[]): number => items.reduce((sum, { minutes }) => sum + minutes, 0);

export const attendanceOf = (book: MeetingBook, which: Attendance['class']): Attendance =>
  book.attendance.find((each) => each.class === which) ?? { class: which, expected: 0, present: null };

export const blank = ({ language }: MeetingPapers): string => PLACEHOLDER[language];
