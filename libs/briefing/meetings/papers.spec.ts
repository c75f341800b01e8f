/** The printed papers of a meeting. */
import type { RequirementOfUnit } from '#domain/briefing/briefing-input.js';
import type { Briefing } from '#domain/briefing/briefing.js';
import { sentencesOf } from '#domain/briefing/walk.js';
import { textOf } from '#domain/briefing/sentence.js';
import type { TableBlock } from '#domain/dashboard/block.js';
import { NEW_BOOK } from '#domain/meeting/meeting-book.js';
import { newRequirement } from '#domain/meeting/requirement-acts.js';
import { placeholdersOf } from '../placeholders.js';
import { agendaDocument } from './agenda-document.js';
import type { MeetingPapers } from './papers.js';
import { scriptDocument } from './script-document.js';

const required: RequirementOfUnit = {
  ...newRequirement({
    ...{ id: 'q', meetingId: 'm', period: '2026Q3', text: '补齐整改台账', unit: 'A1', dueOn: '2026-12-31' },
    createdAt: '2026-11-21T02:00:00.000Z',
  }),
  unitName: '甲支部',
};
const EMPTY: MeetingPapers = {
  meeting: {
    ...{ id: 'm', period: '2026Q3', kind: 'quarterly', title: '第三季度党建工作例会', meetsOn: '2026-10-28', place: '' },
    ...{ draftDaysBefore: 5, draftShare: null, unit: 'J' },
  },
  unit: { code: 'J', name: '局党委' },
  book: NEW_BOOK,
  ...{ followUp: [], requirements: [], titles: new Map(), issuingOffice: '局党建办', language: 'zh' },
};
const FULL: MeetingPapers = {
  ...EMPTY,
  meeting: { ...EMPTY.meeting, place: '三楼会议室' },
  book: {
    noticedOn: null,
    startsAt: '09:00',
    agenda: [
      {
        ...{ id: 'a', title: '季度工作通报', presenter: '党建办', briefingId: 'b', document: '', minutes: 20 },
        ...{ state: 'concluded', result: 'passed', conclusion: '同意印发' },
      },
      {
        ...{ id: 'c', title: '换届工作', presenter: '组织科', briefingId: null, document: '换届方案', minutes: 0 },
        ...{ state: 'listed', result: null, conclusion: '' },
      },
    ],
    attendance: [
      { class: 'voting', expected: 12, present: 11 },
      { class: 'non_voting', expected: 3, present: null },
    ],
    resolutions: [{ id: 'r', text: '按期完成换届', agendaItem: 'c' }],
    revision: 4,
  },
  ...{ followUp: [{ ...required, state: 'closed' }, required], requirements: [required], titles: new Map([['b', '三季度情况通报']]) },
};
const linesOf = (document: Briefing): string[] => sentencesOf(document).map(({ sentence }) => textOf(sentence));
const tableOf = (document: Briefing): TableBlock =>
  document.body.flatMap((node) => (node.type === 'block' && node.block.kind === 'table' ? [node.block] : []))[0]!;

describe('the agenda', () => {
  const agenda = agendaDocument(FULL);
  it('says when, where, who and what, with results once there are some', () => {
    expect([agenda.title, agenda.masthead, agenda.issue]).toEqual(['第三季度党建工作例会议程', '', '']);
    expect(linesOf(agenda)).toEqual(['时间：2026年10月28日09:00', '地点：三楼会议室', '出席：12人', '列席：3人', '按期完成换届']);
    expect(tableOf(agenda).subtitle).toBe('共2项，约20分钟');
    expect(tableOf(agenda).rows.map((row) => row.cells.map(({ display }) => display))).toEqual([
      ['1', '季度工作通报', '党建办', '三季度情况通报', '20', '通过：同意印发'],
      ['2', '换届工作', '组织科', '换届方案', '—', '—'],
    ]);
    expect(placeholdersOf(agenda)).toEqual([]);
  });
  it('has no column of results before the meeting', () => {
    const [, listed] = FULL.book.agenda;
    const before = agendaDocument({ ...FULL, book: { ...FULL.book, agenda: [listed!], resolutions: [] } });
    expect(tableOf(before).columns.map(({ key }) => key)).toEqual(['number', 'title', 'presenter', 'document', 'minutes']);
  });
  it('leaves what is not known to be filled in', () =>
    expect(placeholdersOf(agendaDocument(EMPTY)).map(({ text }) => text)).toEqual(['地点：【待补充】', '议程：【待补充】']));
});

describe('the words of the chair', () => {
  it('go through the agenda and end with what is required', () => {
    const lines = linesOf(scriptDocument(FULL));
    for (const line of [
      '现在召开第三季度党建工作例会。应出席12人，实到11人；列席3人。',
      '会议共有2项议程：一是季度工作通报；二是换届工作。',
      '上次例会提出的工作要求2项，已销号1项，办理中1项。',
      '进行第一项议程。请党建办作说明，时间20分钟。材料：三季度情况通报。',
      '结论：同意印发。',
      '进行第二项议程。请组织科作说明。材料：换届方案。',
      '甲支部：补齐整改台账。完成时限2026年12月31日。',
    ])
      expect(lines).toContain(line);
    expect(placeholdersOf(scriptDocument(FULL)).map(({ text }) => text)).toEqual(['结论：【待补充】。']);
  });
  it('say what came of an item that ended without words of its own, as the agenda does', () => {
    const [first] = FULL.book.agenda;
    const noted = { ...first!, result: 'noted', conclusion: '' } as const;
    const papers: MeetingPapers = { ...FULL, book: { ...FULL.book, agenda: [noted] } };
    expect(linesOf(scriptDocument(papers))).toContain('结论：听取汇报。');
    expect(tableOf(agendaDocument(papers)).rows[0]!.cells.at(-1)!.display).toBe('听取汇报');
  });
  it('are laid on the table, not issued: no line says so', () =>
    expect([agendaDocument, scriptDocument].map((make) => make(FULL).issuedOn)).toEqual(['', '']));
  it('invent nobody and nothing', () =>
    expect(placeholdersOf(scriptDocument(EMPTY)).map(({ text }) => text)).toEqual([
      ...['现在召开第三季度党建工作例会。应出席【待补充】人，实到【待补充】人。', '会议议程：【待补充】。', '【待补充】'],
    ]));
  it('are there in English too', () => {
    const english = [agendaDocument, scriptDocument].map((make) => make({ ...FULL, language: 'en' }));
    expect(linesOf(english[1]!)).toContain('There are 2 items: 1. 季度工作通报; 2. 换届工作.');
    expect(english.flatMap(linesOf).join('')).not.toMatch(/undefined|null/);
  });
});
