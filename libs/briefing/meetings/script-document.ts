/** What whoever chairs a meeting says (主持词): a skeleton from agenda, attendance and requirements; what only people know is left to be filled in. */
import type { Briefing } from '#domain/briefing/briefing.js';
import { textOf } from '#domain/briefing/sentence.js';
import { AGENDA_RESULTS, type AgendaItem } from '#domain/meeting/meeting.js';
import { dateText } from '../dates.js';
import { identified } from '../identify.js';
import { chapter, chineseNumber } from '../numbering.js';
import { requirementsSaid } from '../requirements-said.js';
import { list, paragraph, said } from '../said.js';
import type { NodeDraft } from '../section.js';
import { attendanceOf, blank, documentOf, paper, type MeetingPapers } from './papers.js';

export function scriptDocument(papers: MeetingPapers): Briefing {
  const { meeting, language, book } = papers;
  const speak = language === 'zh' ? inChinese : inEnglish;
  const drafts: NodeDraft[] = [
    ...speak.opening(papers).map((text) => paragraph(said(text))),
    ...book.agenda.flatMap((item, i): NodeDraft[] => [
      { type: 'heading', level: 1, text: chapter(i, item.title, language), key: `${item.id}.head` },
      ...speak.item(item, i, papers).map((text) => paragraph(said(text))),
    ]),
    { type: 'heading', level: 1, text: chapter(book.agenda.length, speak.closing, language), key: 'closing' },
    paragraph(said(speak.lead), 'lead'),
    list(
      papers.requirements.length === 0
        ? [{ key: 'blank', sentence: said(blank(papers)) }]
        : papers.requirements.map((one) => ({
            key: one.id,
            sentence: said(speak.requirement(one.unitName, one.text, dateText(one.dueOn, language))),
          })),
      'requirements',
    ),
    paragraph(said(speak.end), 'end'),
  ];
  return paper(papers, { zh: `${meeting.title}主持词`, en: `${meeting.title}: words of the chair` }, identified('script', drafts));
}

interface Speech {
  opening(papers: MeetingPapers): string[];
  item(item: AgendaItem, index: number, papers: MeetingPapers): string[];
  closing: string;
  lead: string;
  requirement(unit: string, text: string, dueOn: string): string;
  end: string;
}

/** Closed as a sentence, unless its writer did so. */
const ended = (text: string, stop: string): string => (/[。！？.!?]$/u.test(text) ? text : `${text}${stop}`);

/** In the words of the meeting; where it left none, what came of the item. */
const conclusionOf = ({ conclusion, result }: AgendaItem, papers: MeetingPapers): string =>
  conclusion || (result === null ? blank(papers) : AGENDA_RESULTS[result][papers.language]);

const inChinese: Speech = {
  opening: (papers) => {
    const { meeting, book, followUp } = papers;
    const [voting, others] = [attendanceOf(book, 'voting'), attendanceOf(book, 'non_voting')];
    const present = (count: number | null) => (count === null ? blank(papers) : `${count}`);
    const items = book.agenda.map(({ title }, i) => `${chineseNumber(i + 1)}是${title}`).join('；');
    return [
      '同志们：',
      `现在召开${meeting.title}。应出席${voting.expected > 0 ? voting.expected : blank(papers)}人，实到${present(voting.present)}人${
        others.expected > 0 ? `；列席${others.present ?? others.expected}人` : ''
      }。`,
      book.agenda.length === 0 ? `会议议程：${blank(papers)}。` : `会议共有${book.agenda.length}项议程：${items}。`,
      ...(followUp.length === 0 ? [] : [textOf(requirementsSaid(followUp, 0, 'zh'))]),
    ];
  },
  item: (item, i, papers) => {
    const document = documentOf(item, papers);
    const time = item.minutes > 0 ? `，时间${item.minutes}分钟` : '';
    return [
      `进行第${chineseNumber(i + 1)}项议程。请${item.presenter || blank(papers)}作说明${time}。${document ? `材料：${document}。` : ''}`,
      '请各位审议，发表意见。',
      `结论：${ended(conclusionOf(item, papers), '。')}`,
    ];
  },
  closing: '工作要求',
  lead: '根据会议审议情况，提出以下要求：',
  requirement: (unit, text, dueOn) => `${unit}：${ended(text, '。')}完成时限${dueOn}。`,
  end: '会议到此结束，散会。',
};

const inEnglish: Speech = {
  opening: (papers) => {
    const { meeting, book, followUp } = papers;
    const voting = attendanceOf(book, 'voting');
    const items = book.agenda.map(({ title }, i) => `${i + 1}. ${title}`).join('; ');
    return [
      `I open ${meeting.title}. Expected: ${voting.expected > 0 ? voting.expected : blank(papers)}; present: ${voting.present ?? blank(papers)}.`,
      book.agenda.length === 0 ? `Agenda: ${blank(papers)}.` : `There are ${book.agenda.length} items: ${items}.`,
      ...(followUp.length === 0 ? [] : [textOf(requirementsSaid(followUp, 0, 'en'))]),
    ];
  },
  item: (item, i, papers) => {
    const document = documentOf(item, papers);
    return [
      `Item ${i + 1}. ${item.presenter || blank(papers)} presents it${item.minutes > 0 ? ` in ${item.minutes} minutes` : ''}.${document ? ` Document: ${document}.` : ''}`,
      'The item is open for discussion.',
      `Conclusion: ${ended(conclusionOf(item, papers), '.')}`,
    ];
  },
  closing: 'Requirements',
  lead: 'Following from the discussion:',
  requirement: (unit, text, dueOn) => `${unit}: ${ended(text, '.')} Due on ${dueOn}.`,
  end: 'The meeting is closed.',
};
