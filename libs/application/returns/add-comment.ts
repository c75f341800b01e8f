/** Says something about a return or one of its cells: opens a thread, or answers in one; an answer closes nothing. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import type { Period } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { CommentRecord } from '#domain/return/comment.js';
import { shownText } from '#domain/shown-text.js';
import { tellAboutReturn } from '../messages/tell-about-return.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { findTalk, findThread } from './find-talk.js';
import { lockReturn } from './find-return.js';

export const MAX_COMMENT_LENGTH = 1_000;

interface NewComment {
  actor: Actor;
  period: Period;
  unit: string;
  text: string;
  /** Cell it is about; null = the return as a whole. Of an answer: that of its thread. */
  element: string | null;
  /** First comment of the thread it answers; null opens one. */
  thread: string | null;
}

export class AddComment {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues' | 'clock' | 'doorbell'>) {}

  /** Answers with the thread's id. Throws `invalid` for an empty or too long text and for a cell the unit does not file. */
  async run(input: NewComment): Promise<string> {
    const { database, clock, doorbell } = this.ports;
    const { unit, isSeen, isFiled, isForFew } = await findTalk(this.ports, input);
    const text = textOf(input.text);
    const at = clock.now();
    const id = randomUUID();
    await database.transaction(async (stores) => {
      const { version } = await lockReturn(stores, input.period, unit);
      const first = input.thread === null ? null : await findThread(stores, input, input.thread, isSeen);
      const element = first ? first.element : input.element;
      if (element !== null && !(isFiled(element) && isSeen(element))) throw noSuchCell(element);
      const { userId, displayName } = input.actor;
      const about = { period: input.period, unit: unit.code, element, version: version.version };
      await stores.comments.add({
        ...about,
        id,
        thread: first?.id ?? null,
        authorId: userId,
        authorName: displayName,
        text,
        createdAt: at.toISOString(),
        resolvedAt: null,
        resolvedBy: null,
      });
      await recordAct(stores, {
        at,
        actor: input.actor,
        action: 'return.comment',
        object: `${input.period}/${unit.code}`,
        detail: { comment: id, thread: first?.id ?? id, element, version: version.version },
      });
      await tellAboutReturn(stores, {
        kind: 'comment_added',
        at,
        actor: input.actor,
        unit,
        version: version.version,
        id,
        element,
        text: isForFew(element) ? '内容请在系统中查看' : text,
        submittedBy: version.submittedBy,
        inThread: first ? await writersOf(stores, first) : [],
      });
    });
    doorbell.ring();
    return input.thread ?? id;
  }
}

async function writersOf(stores: Stores, first: CommentRecord): Promise<string[]> {
  const comments = await stores.comments.ofReturn(first.period, first.unit);
  return [...new Set(comments.filter((c) => c.id === first.id || c.thread === first.id).map((c) => c.authorId))];
}

/** Without what steers a terminal, hides or turns the reading direction. */
function textOf(written: string): string {
  const text = shownText(written);
  if (text && text.length <= MAX_COMMENT_LENGTH) return text;
  const said = text
    ? { zh: `留言不超过 ${MAX_COMMENT_LENGTH} 字`, en: `A comment has at most ${MAX_COMMENT_LENGTH} characters` }
    : { zh: '请写留言内容', en: 'Write something' };
  throw new DomainError('invalid', said, { errors: [{ field: 'text', message: said }] });
}

const noSuchCell = (element: string): DomainError =>
  new DomainError(
    'invalid',
    { zh: `本单位季报中没有“${element}”这一项`, en: `The unit's return has no cell "${element}"` },
    { errors: [{ field: 'element', message: '本单位不填报这一项' }] },
  );
