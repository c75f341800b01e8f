/** 与会议材料相比的变化: which figures of a released briefing read otherwise by now, where they are printed, and which corrections moved them. */
import type { Actor } from '#domain/access/actor.js';
import { applyEdits } from '#domain/briefing/apply-edits.js';
import type { BriefingRecord } from '#domain/briefing/briefing.js';
import { figureKey, rebound } from '#domain/briefing/figure-index.js';
import type { ChangedFigure, ReleaseRecord } from '#domain/briefing/release.js';
import { basisOf, isBasis, type PrintedFigure, printedFigures, withBasis } from '#domain/briefing/released-figures.js';
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
    const catalogue = catalogues.ofVersion(period.catalogueVersion);
    const causes = new Causes(catalogue, units, record, await correctionsAfter(database, release, units));
    return {
      ...said,
      changes: changedFigures(printedFigures(frozen), now, fresh).map((change) => ({
        ...described(change, catalogue, fresh, units),
        causes: causes.of(change.printed.figure),
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
  printed: PrintedFigure;
  old: string;
  new: string;
  /** Where it is printed, each in the words it stands in. */
  at: PrintedFigure[];
}

/** Once each figure, with every place; one that is printed no more is looked up among those that could be, and else has no value any more. */
function changedFigures(then: readonly PrintedFigure[], now: readonly PrintedFigure[], { index }: FreshBriefing): Changed[] {
  const byId = new Map(now.map((printed) => [printed.id, printed]));
  const found = new Map<string, Changed>();
  const isShownBeside = (one: PrintedFigure): boolean =>
    isBasis(one) && then.some(({ figure, place }) => place === one.place && figureKey(basisOf(figure)) === figureKey(one.figure));
  for (const printed of then) {
    const { id, figure, basis } = printed;
    const today = byId.get(id);
    const known = today?.figure ?? index.find(figure);
    const newBasis = basis === '' ? '' : (today?.basis ?? index.find(basisOf(figure))?.display ?? '');
    const [before, after] = [withBasis(figure.display, basis), known ? withBasis(known.display, newBasis) : ''];
    if (before === after || isShownBeside(printed)) continue;
    const key = `${figureKey(figure)}=${before}`;
    const same = found.get(key);
    if (same) same.at.push(printed);
    else found.set(key, { printed, old: oneLine(before), new: oneLine(after), at: [printed] });
  }
  return [...found.values()];
}

/** A cell may have its n/d on a second line. */
const oneLine = (shown: string): string => shown.replace(/\n(.+)/, ' ($1)');

/** A cell is called by its row and column, an indicator as in the catalogue, a count by the words it stands in. */
function described({ printed, at, ...rest }: Changed, catalogue: Catalogue, fresh: FreshBriefing, units: readonly PeriodUnit[]) {
  const { figure, name, clause } = printed;
  const known = fresh.bindable.find((one) => figureKey(one.figure) === figureKey(figure));
  const isNamed = catalogue.hasIndicator(indicatorOf(figure)) && known !== undefined;
  const unit = units.find(({ code }) => code === figure.unit);
  const places = at.map((one) => (isNamed && one.clause ? `${one.place}：${one.clause}` : one.place));
  return {
    ...{ figure, name: name ?? (isNamed ? known.name : clause), unitName: known?.unitName ?? unit?.name ?? '' },
    ...{ ...rest, places: [...new Set(places)] },
  };
}

const indicatorOf = ({ code }: BoundFigure): string => code.split('.')[0]!;

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
    const elements = this.elementsBehind(figure);
    return this.corrections
      .filter(
        ({ unit, elements: moved }) =>
          (this.paths.get(unit) ?? '').startsWith(above) && moved.some((code) => !elements || elements.has(code)),
      )
      .map(({ elements: _elements, ...cause }) => cause);
  }

  /** Null for what is no indicator: a count, a cell of a table. */
  private elementsBehind(figure: BoundFigure): Set<string> | null {
    const indicator = indicatorOf(figure);
    return this.catalogue.hasIndicator(indicator) ? elementsOf(this.catalogue, this.catalogue.indicator(indicator)) : null;
  }
}
