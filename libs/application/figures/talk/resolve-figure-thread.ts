/** Closes a thread about a figure, or opens it again: its author may, and the office. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import type { FigureThreadView } from '#domain/views/figure-view.js';
import type { Ports } from '../../ports.js';
import { recordAct } from '../../record-act.js';
import { findFigureTalk, mayResolve, noSuchThread, threadView } from './find-figure-talk.js';

export class ResolveFigureThread {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues' | 'clock'>) {}

  /** `id`: of its first comment. Closing what is closed changes nothing. A thread about a figure out of scope reads as missing. */
  async run(input: { actor: Actor; id: string; open: boolean }): Promise<FigureThreadView> {
    const { database, clock } = this.ports;
    const { actor, id, open } = input;
    const known = await database.figureComments.get(id);
    if (known?.thread !== null) throw noSuchThread();
    const { unit, today } = await findFigureTalk(this.ports, { actor, ...known }).catch((error: unknown) => {
      throw error instanceof DomainError && error.code === 'not_found' ? noSuchThread() : error;
    });
    if (!mayResolve(actor, known, today))
      throw new DomainError('forbidden', {
        zh: '只有发起人和党建办可以办结或重新打开批注',
        en: 'Only its author and the office may close or reopen a thread',
      });
    const at = clock.now();
    return database.transaction(async (stores) => {
      const first = (await stores.figureComments.get(id))!;
      if ((first.resolvedAt === null) !== open) {
        await stores.figureComments.resolve(id, open ? null : { at: at.toISOString(), by: actor.userId });
        await recordAct(stores, {
          at,
          actor,
          action: open ? 'figure.reopen_thread' : 'figure.close_thread',
          object: `${first.period}/${unit.code}/${first.code}`,
          detail: { thread: id },
        });
      }
      return threadView(stores, first, actor, today);
    });
  }
}
