/** Rules of a meeting's book: how an agenda item moves on, what must agree, and what differs between two revisions. */
import { DomainError, type FieldError, type Text } from '../errors.js';
import { AGENDA_STATES, type AgendaItem, type AgendaState, type MeetingBook } from './meeting.js';

export const NEW_BOOK: MeetingBook = {
  noticedOn: null,
  agenda: [],
  attendance: [
    { class: 'voting', expected: 0, present: null },
    { class: 'non_voting', expected: 0, present: null },
  ],
  resolutions: [],
  revision: 0,
};

export type BookContent = Omit<MeetingBook, 'revision'>;

/** Something on its agenda was taken up: it is held by now, and its day stands. */
export const hasBegun = ({ agenda }: Pick<BookContent, 'agenda'>): boolean => agenda.some(({ state }) => state !== 'listed');

const ORDER = Object.keys(AGENDA_STATES) as AgendaState[];

/** Throws `invalid` for what does not agree with itself, `conflict` for a step the agenda does not go. */
export function assertBook(before: BookContent, after: BookContent, today: string): void {
  const wrong = mistakes(after, today);
  if (wrong.length > 0) throw new DomainError('invalid', { zh: wrong[0]!.zh, en: wrong[0]!.en }, { errors: wrong.map(asFieldError) });
  for (const item of after.agenda) assertStep(before.agenda.find(({ id }) => id === item.id) ?? null, item);
  const dropped = before.agenda.find((item) => item.state !== 'listed' && !after.agenda.some(({ id }) => id === item.id));
  if (dropped)
    throw new DomainError('conflict', {
      zh: `议程“${dropped.title}”${AGENDA_STATES[dropped.state].zh}，不能删除`,
      en: `"${dropped.title}" is ${AGENDA_STATES[dropped.state].en} and cannot be removed`,
    });
}

/** 说明 → 审议 → 结论: onwards only, several steps at once being as good as one by one; a conclusion says what came of it, nothing else does. */
function assertStep(before: AgendaItem | null, after: AgendaItem): void {
  if (before && ORDER.indexOf(after.state) < ORDER.indexOf(before.state))
    throw new DomainError('conflict', {
      zh: `议程“${after.title}”${AGENDA_STATES[before.state].zh}，不能退回“${AGENDA_STATES[after.state].zh}”`,
      en: `"${after.title}" is ${AGENDA_STATES[before.state].en} and cannot go back to ${AGENDA_STATES[after.state].en}`,
    });
  const isConcluded = after.state === 'concluded';
  if (isConcluded && after.result === null)
    throw new DomainError('conflict', {
      zh: `议程“${after.title}”要有结论，请选择结果（通过、原则通过等）`,
      en: `"${after.title}" is concluded: choose its result`,
    });
  if (!isConcluded && (after.result !== null || after.conclusion !== ''))
    throw new DomainError('conflict', {
      zh: `议程“${after.title}”${AGENDA_STATES[after.state].zh}，还没有到结论；请先改为“已有结论”`,
      en: `"${after.title}" is ${AGENDA_STATES[after.state].en}: it has no result before it is concluded`,
    });
}

type Mistake = Text & { field: string };
const asFieldError = ({ field, zh }: Mistake): FieldError => ({ field, message: zh });

function mistakes({ agenda, attendance, resolutions, noticedOn }: BookContent, today: string): Mistake[] {
  const items = new Set(agenda.map(({ id }) => id));
  return [
    ...repeated('agenda', agenda),
    ...repeated('resolutions', resolutions),
    ...(new Set(attendance.map((each) => each.class)).size < attendance.length
      ? [{ field: 'attendance', zh: '同一类参会人员只能填一行', en: 'One line for each class of attendance' }]
      : []),
    ...attendance
      .filter(({ expected, present }) => present !== null && present > expected)
      .map(({ expected, present }) => ({
        field: 'attendance',
        zh: `实到人数（${present}）不能多于应到人数（${expected}）`,
        en: `${present} present of ${expected} expected cannot be`,
      })),
    ...resolutions
      .filter(({ agendaItem }) => agendaItem !== null && !items.has(agendaItem))
      .map(({ text }) => ({
        field: 'resolutions',
        zh: `决议“${text}”所属的议程已不存在`,
        en: `The agenda item of the resolution "${text}" is not there`,
      })),
    ...(noticedOn !== null && noticedOn > today
      ? [{ field: 'noticedOn', zh: '发出会议通知的日期不能晚于今天', en: 'The notice cannot have gone out after today' }]
      : []),
  ];
}

const repeated = (field: string, rows: readonly { id: string }[]): Mistake[] =>
  new Set(rows.map(({ id }) => id)).size < rows.length
    ? [{ field, zh: '有两行的编号相同，请刷新后再试', en: 'Two rows have the same id; reload and try again' }]
    : [];

/** What is not the same any more, in words, for somebody who wrote on the earlier of the two. */
export function movedIn(before: BookContent, after: BookContent): Text[] {
  const moved: Text[] = [];
  const old = new Map(before.agenda.map((item) => [item.id, item]));
  for (const item of after.agenda) {
    if (!isSame(old.get(item.id), item)) moved.push({ zh: `议程“${item.title}”`, en: `"${item.title}"` });
    old.delete(item.id);
  }
  for (const { title } of old.values()) moved.push({ zh: `议程“${title}”（已删除）`, en: `"${title}" (removed)` });
  const order = (book: BookContent) => book.agenda.map(({ id }) => id);
  if (moved.length === 0 && !isSame(order(before), order(after))) moved.push({ zh: '议程顺序', en: 'the order of the agenda' });
  if (!isSame(before.attendance, after.attendance)) moved.push({ zh: '出席情况', en: 'attendance' });
  if (!isSame(before.resolutions, after.resolutions)) moved.push({ zh: '会议决议', en: 'resolutions' });
  if (before.startsAt !== after.startsAt) moved.push({ zh: '开会时间', en: 'the time it starts' });
  if (before.noticedOn !== after.noticedOn) moved.push({ zh: '会议通知', en: 'the notice of meeting' });
  return moved;
}

/** Keys in whatever order: what a database gives back is sorted by them. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a, sorted) === JSON.stringify(b, sorted);
const sorted = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;
