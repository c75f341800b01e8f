/** The talk about a return: every thread with everything said in it, open ones first. */
import type { Actor } from '#domain/access/actor.js';
import type { Period } from '#domain/period/period.js';
import type { CommentRecord } from '#domain/return/comment.js';
import type { ThreadView } from '#domain/views/return-view.js';
import type { Ports } from '../ports.js';
import { findPeriodUnit } from './find-return.js';
import { cellsSeenBy } from './four-forms.js';
import { nameOf } from './read-return.js';

export class ListThreads {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues'>) {}

  async run(input: { actor: Actor; period: Period; unit: string }): Promise<ThreadView[]> {
    const { database, catalogues } = this.ports;
    const { period, unit } = await findPeriodUnit(database, { ...input, action: 'returns.read' });
    const isSeen = cellsSeenBy(input.actor, catalogues.ofVersion(period.catalogueVersion), unit);
    const comments = (await database.comments.ofReturn(input.period, unit.code)).filter((comment) => isSeen(comment.element));
    const closers = await database.users.byIds([...new Set(comments.flatMap((c) => (c.resolvedBy === null ? [] : [c.resolvedBy])))]);
    return comments
      .filter((comment) => comment.thread === null)
      .map((first) => ({
        id: first.id,
        element: first.element,
        resolvedAt: first.resolvedAt,
        resolvedBy: first.resolvedBy === null ? null : nameOf(first.resolvedBy, closers),
        comments: [first, ...comments.filter((c) => c.thread === first.id)].map((c) => commentView(c, input.actor)),
      }))
      .sort((a, b) => Number(a.resolvedAt !== null) - Number(b.resolvedAt !== null));
  }
}

const commentView = ({ id, authorId, authorName, version, text, createdAt }: CommentRecord, actor: Actor) => ({
  id,
  authorName,
  own: authorId === actor.userId,
  version,
  text,
  createdAt,
});
