/** The agenda of a meeting (会议议程), to be printed and laid on the table; after the meeting with what came of each item. */
import type { Briefing } from '#domain/briefing/briefing.js';
import type { TableBlock } from '#domain/dashboard/block.js';
import { AGENDA_RESULTS, type AgendaItem } from '#domain/meeting/meeting.js';
import { plain } from '../blocks.js';
import { dateText } from '../dates.js';
import { identified } from '../identify.js';
import { drawn, list, paragraph, said } from '../said.js';
import type { NodeDraft } from '../section.js';
import { attendanceOf, blank, documentOf, minutesOf, paper, type MeetingPapers } from './papers.js';

export function agendaDocument(papers: MeetingPapers): Briefing {
  const { meeting, book, language } = papers;
  const drafts: NodeDraft[] = [
    ...factsOf(papers).map((fact) => paragraph(said(fact))),
    book.agenda.length === 0
      ? paragraph(said(language === 'zh' ? `议程：${blank(papers)}` : `Agenda: ${blank(papers)}`), 'none')
      : drawn(agendaTable(papers)),
    ...(book.resolutions.length === 0
      ? []
      : [
          { type: 'heading' as const, level: 1 as const, text: language === 'zh' ? '会议决议' : 'Resolutions', key: 'resolved' },
          list(
            book.resolutions.map(({ id, text }) => ({ key: id, sentence: said(text) })),
            'resolutions',
          ),
        ]),
  ];
  return paper(papers, { zh: `${meeting.title}议程`, en: `${meeting.title}: agenda` }, identified('agenda', drafts));
}

function factsOf(papers: MeetingPapers): string[] {
  const { meeting, book, language } = papers;
  const [voting, others] = [attendanceOf(book, 'voting'), attendanceOf(book, 'non_voting')];
  const place = meeting.place || blank(papers);
  const day = [dateText(meeting.meetsOn, language), ...(book.startsAt === undefined ? [] : [book.startsAt])].join(
    language === 'zh' ? '' : ', ',
  );
  if (language === 'en')
    return [
      `Day: ${day}`,
      `Place: ${place}`,
      ...(voting.expected > 0 ? [`Attending: ${voting.expected}`] : []),
      ...(others.expected > 0 ? [`Also present: ${others.expected}`] : []),
    ];
  return [
    `时间：${day}`,
    `地点：${place}`,
    ...(voting.expected > 0 ? [`出席：${voting.expected}人`] : []),
    ...(others.expected > 0 ? [`列席：${others.expected}人`] : []),
  ];
}

function agendaTable(papers: MeetingPapers): TableBlock {
  const { book, language } = papers;
  const zh = language === 'zh';
  const hasResults = book.agenda.some(({ state }) => state === 'concluded');
  const column = (key: string, name: string, align: 'left' | 'right' = 'left') => ({ key, name, align });
  const minutes = minutesOf(book.agenda);
  const shown = (text: string) => plain(text === '' ? '—' : text);
  return {
    kind: 'table',
    id: 'agenda-table',
    title: zh ? '会议议程' : 'Agenda',
    subtitle: zh
      ? `共${book.agenda.length}项${minutes > 0 ? `，约${minutes}分钟` : ''}`
      : `${book.agenda.length} items${minutes > 0 ? `, about ${minutes} minutes` : ''}`,
    codes: [],
    notes: [],
    columns: [
      column('number', zh ? '序号' : 'No.', 'right'),
      column('title', zh ? '议题' : 'item'),
      column('presenter', zh ? '汇报单位' : 'presented by'),
      column('document', zh ? '会议材料' : 'document'),
      column('minutes', zh ? '时间（分钟）' : 'minutes', 'right'),
      ...(hasResults ? [column('result', zh ? '结论' : 'result')] : []),
    ],
    rows: book.agenda.map((item, i) => ({
      key: item.id,
      drill: null,
      cells: [
        plain(String(i + 1)),
        plain(item.title),
        shown(item.presenter),
        shown(documentOf(item, papers)),
        plain(item.minutes > 0 ? String(item.minutes) : '—'),
        ...(hasResults ? [shown(resultOf(item, language))] : []),
      ],
    })),
  };
}

function resultOf({ result, conclusion }: AgendaItem, language: MeetingPapers['language']): string {
  const words = result === null ? '' : AGENDA_RESULTS[result][language];
  return [words, conclusion].filter((part) => part !== '').join(language === 'zh' ? '：' : ': ');
}
