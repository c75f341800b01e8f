/** What was said of the figures of a unit and of the units one level below that the reader may see: open threads first. */
import type { Actor } from '#domain/access/actor.js';
import type { IndicatorCode } from '#domain/catalogue/catalogue.js';
import type { Period } from '#domain/period/period.js';
import type { FigureThreadView } from '#domain/views/figure-view.js';
import type { Ports } from '../../ports.js';
import { findScope } from '../figure-scope.js';
import { isShownAt, mayResolve, threadViews } from './find-figure-talk.js';

export class ListFigureThreads {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues'>) {}

  /** Without a code: of all indicators. */
  async run(input: { actor: Actor; period: Period; unit: string; code?: IndicatorCode | undefined }): Promise<FigureThreadView[]> {
    const { database, catalogues } = this.ports;
    const { record, unit, children } = await findScope(database, input);
    const catalogue = catalogues.ofVersion(record.catalogueVersion);
    const units = new Map([unit, ...children].map((each) => [each.code, each]));
    const comments = (await database.figureComments.of(input.period, [...units.keys()])).filter(
      (comment) => (input.code ?? comment.code) === comment.code && isShownAt(catalogue, units.get(comment.unit)!, comment.code),
    );
    const talkedOf = [...new Set(comments.map((comment) => comment.unit))];
    const today = new Map(await Promise.all(talkedOf.map(async (code) => [code, (await database.units.byCode(code))!] as const)));
    const threads = await threadViews(database, comments, (first) => mayResolve(input.actor, first, today.get(first.unit)!));
    return threads.sort((a, b) => Number(a.resolvedAt !== null) - Number(b.resolvedAt !== null));
  }
}
