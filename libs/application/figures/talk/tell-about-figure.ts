/** Tells those in a thread, and the office, what was said of a figure; never somebody who may not see the figure by now. */
import { SYSTEM, type Actor } from '#domain/access/actor.js';
import { may } from '#domain/access/policy.js';
import type { Indicator } from '#domain/catalogue/catalogue.js';
import type { FigureComment } from '#domain/indicators/figure-comment.js';
import { codesOnPath, UnitPeople } from '#domain/unit/unit-people.js';
import type { PeriodUnit, Unit } from '#domain/unit/unit.js';
import { MESSAGE_TEXTS } from '../../messages/message-texts.js';
import { tell, type TellStores } from '../../messages/tell.js';

interface FigureNews {
  at: Date;
  actor: Actor;
  unit: PeriodUnit;
  today: Unit;
  indicator: Indicator;
  comment: FigureComment;
  /** User ids of everybody who wrote in the thread before. */
  inThread: string[];
}

/** Nobody is told of his own comment. How many were told. */
export async function tellAboutFigure(stores: TellStores, news: FigureNews): Promise<number> {
  const { at, actor, unit, today, indicator, comment } = news;
  // Whoever may see the figure holds a role somewhere on the way down to the unit.
  const grants = await stores.users.grantsIn(codesOnPath(today.path));
  const seesIt = new Set(
    grants
      .filter((grant) => may({ ...SYSTEM, userId: grant.userId, grants: [{ ...grant, path: today.path }] }, 'figures.read', today.path))
      .map((grant) => grant.userId),
  );
  const to = [...news.inThread, ...new UnitPeople(grants).officeOf(today)].filter((id) => id !== actor.userId && seesIt.has(id));
  return tell(stores, {
    kind: 'figure_comment',
    at,
    period: unit.period,
    unit: unit.code,
    to,
    text: MESSAGE_TEXTS.figure_comment({
      period: unit.period,
      unitName: unit.name,
      by: actor.displayName,
      indicator: indicator.name,
      text: indicator.bureauTotalOnly ? null : comment.text,
    }),
    link: `/${indicator.family}?period=${unit.period}&unit=${encodeURIComponent(unit.code)}`,
    key: `figure_comment:${comment.id}`,
  });
}
