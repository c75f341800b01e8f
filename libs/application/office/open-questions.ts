/** Threads nobody has closed, with how many answers each has. */
import type { Period } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { CommentRecord } from '#domain/return/comment.js';
import type { OfficeView } from '#domain/views/office-view.js';

/** The oldest are waiting longest. */
const MOST = 200;

export async function openQuestions(
  stores: Pick<Stores, 'comments'>,
  period: Period,
  nameOf: ReadonlyMap<string, string>,
  isSeen: (question: Pick<CommentRecord, 'unit' | 'element'>) => boolean,
): Promise<OfficeView['questions']> {
  const open = (await stores.comments.open(period)).filter((comment) => nameOf.has(comment.unit) && isSeen(comment)).slice(0, MOST);
  const answers = await stores.comments.answers(open.map((comment) => comment.id));
  return open.map(({ id, unit, element, authorName, text, createdAt }) => ({
    id,
    unit,
    unitName: nameOf.get(unit)!,
    element,
    authorName,
    text,
    createdAt,
    answers: answers.get(id) ?? 0,
  }));
}
