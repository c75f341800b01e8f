/** Tells those concerned what became of a return: reviewers of a submission, the unit's people of a decision, the other side of a comment. */
import { SYSTEM, type Actor } from '#domain/access/actor.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { codesOnPath, UnitPeople } from '#domain/unit/unit-people.js';
import { MESSAGE_TEXTS, type MessageFacts } from './message-texts.js';
import type { MessageText } from './said.js';
import { tellAll, type Telling, type TellStores } from './tell.js';

interface ReturnAct {
  at: Date;
  actor: Actor;
  unit: PeriodUnit;
  version: number;
}
export type ReturnNews = ReturnAct &
  (
    | { kind: 'return_submitted'; late: boolean }
    | { kind: 'return_passed' }
    | { kind: 'return_returned'; reason: string; submittedBy: string | null }
    | { kind: 'return_accepted'; submittedBy: string | null }
    /** `inThread`: user ids of everybody who wrote in the thread. */
    | { kind: 'comment_added'; id: string; element: string | null; text: string; submittedBy: string | null; inThread: string[] }
  );

/** Nobody is told of his own act, nor of what the console does (history, rehearsals). How many were told. */
export const tellAboutReturn = (stores: TellStores, news: ReturnNews): Promise<number> => tellAboutReturns(stores, [news]);

/** The same of many returns at once. */
export async function tellAboutReturns(stores: TellStores, news: readonly ReturnNews[]): Promise<number> {
  const told = news.filter(({ actor }) => actor !== SYSTEM);
  if (told.length === 0) return 0;
  const places = new Set(told.flatMap(({ unit }) => codesOnPath(unit.path)));
  const people = new UnitPeople(await stores.users.grantsIn([...places]));
  return tellAll(
    stores,
    told.map((each) => tellingOf(each, people)),
  );
}

function tellingOf(news: ReturnNews, people: UnitPeople): Telling {
  const { unit, at, kind } = news;
  const forUnit = kind === 'return_returned' || kind === 'return_accepted' || (kind === 'comment_added' && !isUnitSide(news, people));
  const to = recipients(news, people).filter((id) => id !== news.actor.userId);
  return {
    kind,
    at,
    period: unit.period,
    unit: unit.code,
    to,
    text: textOf(news),
    link: forUnit
      ? `/returns/${encodeURIComponent(unit.code)}?period=${unit.period}`
      : `/review/${encodeURIComponent(unit.code)}/${unit.period}`,
    key: keyOf(news),
  };
}

function recipients(news: ReturnNews, people: UnitPeople): string[] {
  const { unit } = news;
  switch (news.kind) {
    case 'return_submitted':
      return people.inChargeOf(unit, 0);
    case 'return_passed':
      return people.inChargeOf(unit, 1);
    case 'return_returned':
    case 'return_accepted':
      return [...people.clerksOf(unit), ...present(news.submittedBy)];
    case 'comment_added':
      return isUnitSide(news, people)
        ? [...people.inChargeOf(unit, 0), ...news.inThread.filter((id) => !people.clerksOf(unit).includes(id))]
        : [...people.clerksOf(unit), ...present(news.submittedBy)];
  }
}

/** A clerk of the unit, or whoever submitted for it. */
function isUnitSide(news: ReturnNews & { kind: 'comment_added' }, people: UnitPeople): boolean {
  const { userId } = news.actor;
  return people.clerksOf(news.unit).includes(userId) || (userId === news.submittedBy && !people.inChargeOf(news.unit, 0).includes(userId));
}

/** A version is submitted again after it was withdrawn: the moment is part of the key, so that each submission is told. */
function keyOf(news: ReturnNews): string {
  const about = `${news.kind}:${news.unit.period}:${news.unit.code}`;
  if (news.kind === 'comment_added') return `${about}:${news.id}`;
  return `${about}:v${news.version}:${news.at.toISOString()}`;
}

function textOf(news: ReturnNews): MessageText {
  const about = { period: news.unit.period, unitName: news.unit.name, by: news.actor.displayName, version: news.version };
  const facts = { ...news, ...about };
  // The compiler cannot see that the kind of the news picks the facts of the same kind.
  return (MESSAGE_TEXTS[news.kind] as (facts: MessageFacts[keyof MessageFacts]) => MessageText)(facts);
}

const present = (id: string | null): string[] => (id === null ? [] : [id]);
