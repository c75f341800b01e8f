/** Talk about paragraphs of a briefing while it is written and reviewed; never printed. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/access/actor.js';
import { may } from '#domain/access/policy.js';
import { applyEdits } from '#domain/briefing/apply-edits.js';
import type { BriefingComment } from '#domain/briefing/edit.js';
import { sentencesOf, walk } from '#domain/briefing/walk.js';
import { DomainError } from '#domain/errors.js';
import { shownText } from '#domain/shown-text.js';
import type { BriefingThreadView } from '#domain/views/briefing-view.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { wrong } from './check-sentence.js';
import { findBriefing, type FoundBriefing, lockBriefing } from './find-briefing.js';
import { mayComment } from './read-briefing.js';

export const LONGEST_COMMENT = 1_000;
const MOST_COMMENTS = 500;

export class TalkAboutBriefing {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  /** In the order they were begun. */
  async list(input: { actor: Actor; id: string }): Promise<BriefingThreadView[]> {
    const { database } = this.ports;
    const found = await this.find(input);
    const comments = await database.briefingComments.of(input.id);
    return comments
      .filter((comment) => comment.thread === null)
      .map((first) => threadView(first, comments, mayResolve(input.actor, first, found)));
  }

  /** Opens a thread on a node, or answers in one. */
  async say(input: { actor: Actor; id: string; node: string; text: string; thread: string | null }): Promise<void> {
    const { database, clock } = this.ports;
    const { actor, id } = input;
    const found = await this.find(input);
    if (!mayComment(found, actor)) throw pastTalking();
    const text = shownText(input.text);
    if (text === '') throw wrong('text', { zh: '请写批注内容', en: 'Write something' });
    if (text.length > LONGEST_COMMENT)
      throw wrong('text', { zh: `批注不超过 ${LONGEST_COMMENT} 字`, en: `A comment has at most ${LONGEST_COMMENT} characters` });
    const nodes = await this.nodesOf(id);
    const at = clock.now();
    await database.transaction(async (stores) => {
      if (!mayComment({ ...found, record: await lockBriefing(stores, id) }, actor)) throw pastTalking();
      const comments = await stores.briefingComments.of(id);
      if (comments.length >= MOST_COMMENTS) throw tooMany();
      const first = comments.find((comment) => comment.id === input.thread && comment.thread === null);
      if (input.thread !== null && !first) throw noSuchThread();
      if (!first && !nodes.has(input.node))
        throw wrong('node', { zh: '没有这一段，请刷新页面', en: 'There is no such paragraph; reload the page' });
      const comment: BriefingComment = {
        ...{ id: randomUUID(), briefingId: id, node: first?.node ?? input.node, thread: first?.id ?? null, text },
        ...{ authorId: actor.userId, authorName: actor.displayName, createdAt: at.toISOString(), resolvedAt: null, resolvedBy: null },
      };
      await stores.briefingComments.add(comment);
      const detail = { comment: comment.id, thread: first?.id ?? comment.id, node: comment.node };
      await recordAct(stores, { at, actor, action: 'briefing.comment', object: id, detail });
    });
  }

  /** By whoever began the thread, or edits the briefing. */
  async resolve(input: { actor: Actor; id: string; thread: string; open: boolean }): Promise<void> {
    const { database, clock } = this.ports;
    const { actor, id, thread, open } = input;
    const found = await this.find(input);
    const at = clock.now();
    await database.transaction(async (stores) => {
      const first = (await stores.briefingComments.of(id)).find((comment) => comment.id === thread && comment.thread === null);
      if (!first || !mayResolve(actor, first, found)) throw noSuchThread();
      await stores.briefingComments.resolve(thread, open ? null : { at: at.toISOString(), by: actor.displayName });
      await recordAct(stores, { at, actor, action: 'briefing.resolve', object: id, detail: { thread, open } });
    });
  }

  /** A released sheet is read by many; what was said about it while it was written is not for them. */
  private async find(input: { actor: Actor; id: string }): Promise<FoundBriefing> {
    const found = await findBriefing(this.ports.database, input);
    if (!may(input.actor, 'briefings.read', found.path)) throw noSuchThread();
    return found;
  }

  private async nodesOf(id: string): Promise<Set<string>> {
    const { briefings, briefingEdits } = this.ports.database;
    const generated = await briefings.document(id);
    if (!generated) return new Set();
    const { document } = applyEdits(generated, await briefingEdits.of(id));
    return new Set([...[...walk(document)].map(({ node }) => node.id), ...sentencesOf(document).map(({ node }) => node)]);
  }
}

const mayResolve = (actor: Actor, first: BriefingComment, { path }: FoundBriefing): boolean =>
  first.authorId === actor.userId || may(actor, 'briefings.manage', path);

const threadView = (first: BriefingComment, all: readonly BriefingComment[], isMine: boolean): BriefingThreadView => ({
  id: first.id,
  node: first.node,
  comments: all
    .filter((comment) => comment.id === first.id || comment.thread === first.id)
    .map(({ id, authorName, text, createdAt }) => ({ id, author: authorName, text, at: createdAt })),
  resolvedAt: first.resolvedAt,
  resolvedBy: first.resolvedBy,
  mayResolve: isMine,
});

const noSuchThread = (): DomainError =>
  new DomainError('not_found', { zh: '没有找到这条批注，请刷新页面', en: 'There is no such comment; reload the page' });
const pastTalking = (): DomainError =>
  new DomainError('conflict', {
    zh: '简报不在起草或审核中，不能再批注',
    en: 'The briefing is neither a draft nor in review; it takes no comments',
  });
const tooMany = (): DomainError =>
  new DomainError('conflict', {
    zh: `这份简报的批注已达 ${MOST_COMMENTS} 条上限，不能再添加`,
    en: `This briefing already has ${MOST_COMMENTS} comments, and takes no more`,
  });
