/** 与会议材料相比的变化: which figures of a released briefing read otherwise by now, where they are printed, and which returns moved them. */
import type { Actor } from '#domain/access/actor.js';
import { applyEdits } from '#domain/briefing/apply-edits.js';
import type { BriefingRecord } from '#domain/briefing/briefing.js';
import { figureKey, rebound } from '#domain/briefing/figure-index.js';
import type { ChangeCause, ChangedFigure, ChangeGroup, ReleaseRecord } from '#domain/briefing/release.js';
import { basisOf, differenceOf, isBasis, type PrintedFigure, printedFigures, withBasis } from '#domain/briefing/released-figures.js';
import type { BoundFigure } from '#domain/briefing/sentence.js';
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import { DomainError } from '#domain/errors.js';
import { elementsOf } from '#domain/return/explained-figure.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { BriefingChanges } from '#domain/views/briefing-view.js';
import { figureName, namingIn } from '#briefing/figure-names.js';
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
    if (period.dataVersion === release.dataVersion) return { ...said, groups: [], gone: NONE_GONE };
    const fresh = await this.fresh.read(record, period.dataVersion);
    const now = await this.printedNow(record, release, fresh);
    const units = await database.periods.units(record.period);
    const catalogue = catalogues.ofVersion(period.catalogueVersion);
    const causes = new Causes(catalogue, units, record, await correctionsAfter(database, release, units));
    const names = {
      fresh,
      naming: namingIn(catalogue, frozen.language),
      unitNames: new Map(units.map(({ code, name }) => [code, name])),
      own: record.unit,
    };
    const found = changedFigures(printedFigures(frozen), now, fresh);
    // A chart is of other figures by now: those of before have not changed.
    const gone = found.filter(({ printed, new: shown }) => printed.name !== null && shown === '');
    const changes = found.filter((change) => !gone.includes(change));
    return {
      ...said,
      groups: groupsOf(changes.map((change) => ({ change: described(change, names), causes: causes.of(change.printed.figure) }))),
      gone: { count: gone.length, places: [...new Set(gone.flatMap(({ places }) => places))] },
    };
  }

  /** The same briefing with the same words, from the newest figures. */
  private async printedNow(record: BriefingRecord, release: ReleaseRecord, fresh: FreshBriefing): Promise<PrintedFigure[]> {
    const edits = (await this.ports.database.briefingEdits.of(record.id)).filter((edit) => edit.revision <= release.revision);
    const moved = edits.map((edit) => (edit.sentence ? { ...edit, sentence: rebound(edit.sentence, fresh.index) } : edit));
    return printedFigures(applyEdits(fresh.document, moved).document);
  }
}

const NONE_GONE: BriefingChanges['gone'] = { count: 0, places: [] };

interface Changed {
  printed: PrintedFigure;
  old: string;
  new: string;
  difference: ChangedFigure['difference'];
  places: string[];
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
    const { place } = printed;
    const difference = known && differenceOf(figure.display, known.display);
    if (!same) found.set(key, { printed, old: oneLine(before), new: oneLine(after), difference, places: [place] });
    else if (!same.places.includes(place)) same.places.push(place);
  }
  return [...found.values()];
}

/** A cell may have its n/d on a second line. */
const oneLine = (shown: string): string => shown.replace(/\n(.+)/, ' ($1)');

interface Names {
  fresh: FreshBriefing;
  naming: ReturnType<typeof namingIn>;
  unitNames: ReadonlyMap<string, string>;
  /** The unit the briefing is about. */
  own: string;
}

/** A figure is called what whoever binds it reads; a cell by its row and column. */
function described({ printed, ...rest }: Changed, { fresh, naming, unitNames, own }: Names): ChangedFigure {
  const { figure, place } = printed;
  const known = fresh.bindable.find((one) => figureKey(one.figure) === figureKey(figure));
  const name = printed.name ?? known?.name ?? figureName(figure.code, naming) ?? place;
  return { figure, name, unitName: known?.unitName ?? unitNames.get(figure.unit ?? own) ?? '', ...rest };
}

/** In the order they are printed; a figure that is called the same and reads the same is told once, with every place. */
function groupsOf(found: readonly { change: ChangedFigure; causes: ChangeCause[] }[]): ChangeGroup[] {
  const groups = new Map<string, ChangeGroup>();
  for (const { change, causes } of found) {
    const key = causes.map(({ period, unit }) => `${period}/${unit}`).join(' ');
    const group = groups.get(key) ?? { causes, changes: [] };
    groups.set(key, group);
    const same = group.changes.find((one) => SHOWN.every((part) => one[part] === change[part]));
    if (!same) group.changes.push(change);
    else same.places = [...new Set([...same.places, ...change.places])];
  }
  return [...groups.values()].toSorted((a, b) => Number(a.causes.length === 0) - Number(b.causes.length === 0));
}
const SHOWN = ['name', 'unitName', 'old', 'new'] as const;

const indicatorOf = ({ code }: BoundFigure): string => code.split('.')[0]!;

/**
 * A return is a cause where its unit lies at or below that of the figure, and it changed something the figure is made of. What is shown
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

  of(figure: BoundFigure): ChangeCause[] {
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
