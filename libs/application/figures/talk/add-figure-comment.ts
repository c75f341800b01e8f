/** Says something about a figure: opens a thread, or answers in one; an answer closes nothing. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/access/actor.js';
import type { IndicatorCode } from '#domain/catalogue/catalogue.js';
import { DomainError } from '#domain/errors.js';
import { LONGEST_FIGURE_COMMENT, MOST_FIGURE_COMMENTS, type FigureComment } from '#domain/indicators/figure-comment.js';
import type { Period } from '#domain/period/period.js';
import { shownText } from '#domain/shown-text.js';
import type { FigureThreadView } from '#domain/views/figure-view.js';
import type { Ports } from '../../ports.js';
import { recordAct } from '../../record-act.js';
import { findFigureTalk, noSuchThread, threadView } from './find-figure-talk.js';
import { tellAboutFigure } from './tell-about-figure.js';

interface NewFigureComment {
  actor: Actor;
  period: Period;
  unit: string;
  code: IndicatorCode;
  text: string;
  /** First comment of the thread it answers; null opens one. */
  thread: string | null;
}

export class AddFigureComment {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues' | 'clock' | 'doorbell'>) {}

  /** A thread about another figure reads as missing. */
  async run(input: NewFigureComment): Promise<FigureThreadView> {
    const { database, clock, doorbell } = this.ports;
    const { actor, period, code } = input;
    const { unit, today, indicator } = await findFigureTalk(this.ports, input);
    const text = textOf(input.text);
    const at = clock.now();
    const view = await database.transaction(async (stores) => {
      const said = await stores.figureComments.of(period, [unit.code]);
      if (said.length >= MOST_FIGURE_COMMENTS) throw tooMany();
      const first = said.find((comment) => comment.id === input.thread && comment.thread === null && comment.code === code);
      if (input.thread !== null && !first) throw noSuchThread();
      const comment: FigureComment = {
        ...{ id: randomUUID(), period, unit: unit.code, code, thread: first?.id ?? null, text },
        ...{ authorId: actor.userId, authorName: actor.displayName, createdAt: at.toISOString(), resolvedAt: null, resolvedBy: null },
      };
      await stores.figureComments.add(comment);
      await recordAct(stores, {
        at,
        actor,
        action: 'figure.comment',
        object: `${period}/${unit.code}/${code}`,
        detail: { comment: comment.id, thread: first?.id ?? comment.id },
      });
      const inThread = first ? said.filter((one) => one.id === first.id || one.thread === first.id).map((one) => one.authorId) : [];
      await tellAboutFigure(stores, { at, actor, unit, today, indicator, comment, inThread });
      return threadView(stores, first ?? comment, actor, today);
    });
    doorbell.ring();
    return view;
  }
}

function textOf(written: string): string {
  const text = shownText(written);
  if (text && text.length <= LONGEST_FIGURE_COMMENT) return text;
  const said = text
    ? { zh: `批注不超过 ${LONGEST_FIGURE_COMMENT} 字`, en: `A comment has at most ${LONGEST_FIGURE_COMMENT} characters` }
    : { zh: '请写批注内容', en: 'Write something' };
  throw new DomainError('invalid', said, { errors: [{ field: 'text', message: said }] });
}

const tooMany = (): DomainError =>
  new DomainError('conflict', {
    zh: `本单位本季度的批注已达 ${MOST_FIGURE_COMMENTS} 条上限，不能再添加；请在已有结论处归纳，或联系党建办`,
    en: `This unit already has ${MOST_FIGURE_COMMENTS} comments this quarter, and takes no more; ask the office`,
  });
