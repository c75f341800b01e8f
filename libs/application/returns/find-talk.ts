/** Looks up whom and what talk about a return concerns: those who file it, review it or answer for it may join in. */
import type { Actor } from '#domain/access/actor.js';
import { may } from '#domain/access/policy.js';
import { DomainError } from '#domain/errors.js';
import type { Period } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { CommentRecord } from '#domain/return/comment.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { Ports } from '../ports.js';
import { findPeriodUnit } from './find-return.js';
import { cellsSeenBy } from './four-forms.js';

export interface Talk {
  unit: PeriodUnit;
  isSeen: (element: string | null) => boolean;
  isFiled: (element: string) => boolean;
  /** A cell shown to its own people alone: what is said of it goes into no message. */
  isForFew: (element: string | null) => boolean;
}

/** Whoever only reads the unit's returns reads along: `forbidden`. */
export async function findTalk(
  ports: Pick<Ports, 'database' | 'catalogues'>,
  input: { actor: Actor; period: Period; unit: string },
): Promise<Talk> {
  const { period, unit } = await findPeriodUnit(ports.database, { ...input, action: 'returns.read' });
  if (!may(input.actor, 'returns.file', unit.path) && !may(input.actor, 'returns.review', unit.path))
    throw new DomainError('forbidden', { zh: '您可以查看留言，但不能留言', en: 'You may read comments here, not write them' });
  const catalogue = ports.catalogues.ofVersion(period.catalogueVersion);
  const filed = new Set(catalogue.elementsFor(unit.type).map((element) => element.code));
  return {
    unit,
    isSeen: cellsSeenBy(input.actor, catalogue, unit),
    isFiled: (element) => filed.has(element),
    isForFew: (element) => element !== null && catalogue.hasElement(element) && catalogue.element(element).bureauTotalOnly,
  };
}

/** The thread's first comment; a thread about another return reads as missing. */
export async function findThread(
  stores: Pick<Stores, 'comments'>,
  at: { period: Period; unit: string },
  id: string,
  isSeen: (element: string | null) => boolean,
): Promise<CommentRecord> {
  const first = await stores.comments.get(id);
  if (first && first.thread === null && first.period === at.period && first.unit === at.unit && isSeen(first.element)) return first;
  throw new DomainError('not_found', { zh: '没有找到这条留言，请刷新页面', en: 'There is no such comment; reload the page' });
}
