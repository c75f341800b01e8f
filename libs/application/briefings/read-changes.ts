/** 与会议材料相比的变化: which figures of a released briefing read otherwise by now, where they are printed, and which corrections moved them. */
import type { Actor } from '#domain/access/actor.js';
import { applyEdits } from '#domain/briefing/apply-edits.js';
import type { BriefingRecord } from '#domain/briefing/briefing.js';
import { figureKey, rebound } from '#domain/briefing/figure-index.js';
import type { ChangedFigure, ReleaseRecord } from '#domain/briefing/release.js';
import { type PrintedFigure, printedFigures } from '#domain/briefing/released-figures.js';
import type { BoundFigure } from '#domain/briefing/sentence.js';
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import { DomainError } from '#domain/errors.js';
import { elementsOf } from '#domain/return/explained-figure.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { BriefingChanges } from '#domain/views/briefing-view.js';
import type { Ports } from '../ports.js';
import { type Correction, correctionsAfter } from './corrections-after.js';
import { findBriefing } from './find-briefing.js';
import type { FreshBriefing, FreshFigures } from './fresh-figures.js';

export class ReadChanges {
  constructor(
    private readonly ports: Pick<Ports, 'database' | 'catalogues'>,
    private readonly fresh: FreshFigures,
  ) {}

  /** Of what is not released yet nothing has changed: `conflict`. */
  async run(input: { actor: Actor; id: string }): Promise<BriefingChanges> {
    const { database, catalogues } = this.ports;
    const { record } = await findBriefing(database, input);
    const [release, frozen, period] = await Promise.all([
      database.briefingReleases.get(record.id),
      database.briefingReleases.document(record.id),
      database.periods.get(record.period),
    ]);
    if (!release || !frozen || !period)
      throw new DomainError('conflict', {
        zh: '简报还没有发布，没有可比较的数据',
        en: 'The briefing is not released: there is nothing to compare with',
      });
    const said = { releasedAt: release.releasedAt, dataVersion: release.dataVersion, newestDataVersion: period.dataVersion };
    if (period.dataVersion === release.dataVersion) return { ...said, changes: [] };
    const fresh = await this.fresh.read(record, period.dataVersion);
    const now = await this.printedNow(record, release, fresh);
    const units = await database.periods.units(record.period);
    const causes = new Causes(
      catalogues.ofVersion(period.catalogueVersion),
      units,
      record,
      await correctionsAfter(database, release, units),
    );
    return {
      ...said,
      changes: changedFigures(printedFigures(frozen), now, fresh).map((change) => ({
        ...described(change, fresh, units),
        causes: causes.of(change.figure),
      })),
    };
  }

  /** The same briefing with the same words, from the newest figures. */
  private async printedNow(record: BriefingRecord, release: ReleaseRecord, fresh: FreshBriefing): Promise<PrintedFigure[]> {
    const edits = (await this.ports.database.briefingEdits.of(record.id)).filter((edit) => edit.revision <= release.revision);
    const moved = edits.map((edit) => (edit.sentence ? { ...edit, sentence: rebound(edit.sentence, fresh.index) } : edit));
    return printedFigures(applyEdits(fresh.document, moved).document);
  }
}

interface Changed {
  figure: BoundFigure;
  name: string | null;
  old: string;
  new: string;
  places: string[];
}

/** Once each figure, with every place; one that is printed no more is looked up among those that could be, and else has no value any more. */
function changedFigures(then: readonly PrintedFigure[], now: readonly PrintedFigure[], { index }: FreshBriefing): Changed[] {
  const byId = new Map(now.map((printed) => [printed.id, printed.figure]));
  const found = new Map<string, Changed>();
  for (const { id, figure, name, place } of then) {
    const today = byId.get(id) ?? index.find(figure);
    if (today?.display === figure.display) continue;
    const key = `${figureKey(figure)}=${figure.display}`;
    const known = found.get(key);
    if (!known) found.set(key, { figure, name, old: figure.display, new: today?.display ?? '', places: [place] });
    else if (!known.places.includes(place)) known.places.push(place);
  }
  return [...found.values()];
}

function described(change: Changed, { bindable }: FreshBriefing, units: readonly PeriodUnit[]): Omit<ChangedFigure, 'causes'> {
  const { figure, name, ...rest } = change;
  const known = bindable.find((one) => figureKey(one.figure) === figureKey(figure));
  const unit = units.find(({ code }) => code === figure.unit);
  return { figure, name: name ?? known?.name ?? figure.code, unitName: known?.unitName ?? unit?.name ?? '', ...rest };
}

/**
 * A correction is a cause where its unit lies at or below that of the figure, and it changed something the figure is made of. What is shown
 * as a bureau total only has none: nobody learns from a moved total which unit moved it.
 */
class Causes {
  private readonly paths: Map<string, string>;
  private readonly corrections: Correction[];

  constructor(
    private readonly catalogue: Catalogue,
    units: readonly PeriodUnit[],
    private readonly record: BriefingRecord,
    corrections: readonly Correction[],
  ) {
    this.paths = new Map(units.map(({ code, path }) => [code, path]));
    const isShown = (code: string): boolean => !catalogue.hasElement(code) || !catalogue.element(code).bureauTotalOnly;
    this.corrections = corrections.map((one) => ({ ...one, elements: one.elements.filter(isShown) }));
  }

  of(figure: BoundFigure): ChangedFigure['causes'] {
    const above = this.paths.get(figure.unit ?? this.record.unit) ?? '';
    const elements = this.elementsBehind(figure.code);
    return this.corrections
      .filter(
        ({ unit, elements: moved }) =>
          (this.paths.get(unit) ?? '').startsWith(above) && moved.some((code) => !elements || elements.has(code)),
      )
      .map(({ elements: _elements, ...cause }) => cause);
  }

  /** Null for what is no indicator: a count, a cell of a table. */
  private elementsBehind(code: string): Set<string> | null {
    const indicator = code.split('.')[0]!;
    return this.catalogue.hasIndicator(indicator) ? elementsOf(this.catalogue, this.catalogue.indicator(indicator)) : null;
  }
}
