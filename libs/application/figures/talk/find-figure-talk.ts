/** Looks up which figure talk is about, and whether the reader may see it: whoever sees a figure sees what is said of it, and may join in. */
import type { Actor } from '#domain/access/actor.js';
import { may } from '#domain/access/policy.js';
import type { Catalogue, Indicator, IndicatorCode } from '#domain/catalogue/catalogue.js';
import { DomainError } from '#domain/errors.js';
import type { FigureComment } from '#domain/indicators/figure-comment.js';
import type { Period } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { FigureThreadView } from '#domain/views/figure-view.js';
import type { PeriodUnit, Unit } from '#domain/unit/unit.js';
import type { Ports } from '../../ports.js';
import { nameOf } from '../../returns/read-return.js';
import { findScope } from '../figure-scope.js';
import { assertKnown } from '../select-nodes.js';

export interface FigureTalk {
  unit: PeriodUnit;
  /** The unit where it stands today: rights go by that. */
  today: Unit;
  indicator: Indicator;
}

/** A figure shown as a bureau total only is no figure of any other unit: `not_found`. */
export async function findFigureTalk(
  { database, catalogues }: Pick<Ports, 'database' | 'catalogues'>,
  input: { actor: Actor; period: Period; unit: string; code: IndicatorCode },
): Promise<FigureTalk> {
  const { record, unit } = await findScope(database, input);
  const catalogue = catalogues.ofVersion(record.catalogueVersion);
  assertKnown([input.code], (code) => catalogue.hasIndicator(code), catalogue, 'code');
  if (!isShownAt(catalogue, unit, input.code))
    throw new DomainError('not_found', {
      zh: `指标 ${input.code} 只公布全局合计，不能对单个单位批注`,
      en: `${input.code} is shown as a bureau total only: there is no figure of a single unit to comment on`,
    });
  const today = (await database.units.byCode(unit.code))!;
  return { unit, today, indicator: catalogue.indicator(input.code) };
}

export const isShownAt = (catalogue: Catalogue, unit: PeriodUnit, code: IndicatorCode): boolean =>
  catalogue.hasIndicator(code) && (unit.parent === null || !catalogue.indicator(code).bureauTotalOnly);

/** The thread's author, and the office of the unit. */
export const mayResolve = (actor: Actor, first: FigureComment, unitToday: { path: string }): boolean =>
  first.authorId === actor.userId || may(actor, 'periods.manage', unitToday.path);

export const noSuchThread = (): DomainError =>
  new DomainError('not_found', { zh: '没有找到这条批注，请刷新页面', en: 'There is no such comment; reload the page' });

/** Threads of these comments in the order they were begun; `isMine` says which of them the reader may close. */
export async function threadViews(
  stores: Pick<Stores, 'users'>,
  comments: readonly FigureComment[],
  isMine: (first: FigureComment) => boolean,
): Promise<FigureThreadView[]> {
  const closers = await stores.users.byIds([...new Set(comments.flatMap((c) => (c.resolvedBy === null ? [] : [c.resolvedBy])))]);
  // The first of a thread is first, though an answer of the same millisecond may stand before it.
  const answers = new Map<string, FigureComment[]>();
  for (const comment of comments) if (comment.thread) answers.set(comment.thread, [...(answers.get(comment.thread) ?? []), comment]);
  return comments
    .filter((comment) => comment.thread === null)
    .map((first) => ({
      id: first.id,
      period: first.period,
      unit: first.unit,
      code: first.code,
      comments: [first, ...(answers.get(first.id) ?? [])].map(({ id, authorName, text, createdAt }) => ({
        id,
        author: authorName,
        text,
        at: createdAt,
      })),
      resolvedAt: first.resolvedAt,
      resolvedBy: first.resolvedBy === null ? null : nameOf(first.resolvedBy, closers),
      mayResolve: isMine(first),
    }));
}

/** One thread as it stands now. */
export async function threadView(stores: Pick<Stores, 'users' | 'figureComments'>, first: FigureComment, actor: Actor, today: Unit) {
  const all = await stores.figureComments.of(first.period, [first.unit]);
  const thread = all.filter((comment) => comment.id === first.id || comment.thread === first.id);
  const [view] = await threadViews(stores, thread, (one) => mayResolve(actor, one, today));
  return view!;
}
