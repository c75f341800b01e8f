/** What the checks of one release look at: the document, its files read back, its charts, and the same briefing from the second count. */
import { FigureIndex } from '#domain/briefing/figure-index.js';
import type { BriefingRecord, Briefing } from '#domain/briefing/briefing.js';
import type { GateCheck, GateCheckCode } from '#domain/briefing/gate.js';
import { placesOf, problem, WHOLE, type GatePlaces } from '#domain/briefing/gate/places.js';
import type { Looked, SecondCount } from '#domain/briefing/gate/prove-figures.js';
import type { Drawing, PrintedContent } from '#domain/briefing/printed.js';
import { namesOf } from '#domain/catalogue/names-of.js';
import { namesWithDigits } from '#domain/briefing/typed-figures.js';
import { boundFiguresOf } from '#domain/briefing/walk.js';
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { readBriefingAnnex, type AnnexContent } from '#workbook/exports/read-annex.js';
import type { Ports } from '../../ports.js';
import type { BriefingFiles } from '../briefing-files.js';
import { FreshFigures } from '../fresh-figures.js';
import { RecountedRollups, withRollups } from './recounted-rollups.js';

/** A briefing about to be released: its document as printed, and its finished files. */
export interface ReleaseDraft {
  record: BriefingRecord;
  document: Briefing;
  files: BriefingFiles;
}
export type GatePorts = Pick<Ports, 'database' | 'catalogues' | 'clock' | 'renderer'>;

export interface Look extends ReleaseDraft {
  ports: GatePorts;
  places: GatePlaces;
  pdf: PrintedContent;
  docx: PrintedContent;
  annex: AnnexContent;
  drawings: Drawing[];
  recount: RecountedRollups;
  second: SecondCount;
  catalogue: Catalogue;
  units: PeriodUnit[];
  /** Names whose digits are no figures. */
  names: string[];
}

export async function lookAt(ports: GatePorts, draft: ReleaseDraft): Promise<Look> {
  const { database, catalogues, renderer } = ports;
  const { record, document, files } = draft;
  const recount = new RecountedRollups(database, catalogues);
  const again = new FreshFigures({ ...ports, database: withRollups(database, recount) });
  const catalogue = catalogues.ofVersion(document.catalogueVersion);
  const [pdf, docx, drawings, second, units] = await Promise.all([
    renderer.read('pdf', files.pdf.bytes),
    renderer.read('docx', files.docx.bytes),
    renderer.drawings(document),
    again.draft(record),
    database.periods.units(record.period),
  ]);
  const counts = boundFiguresOf(second.document).map(({ figure }) => figure);
  return {
    ...draft,
    ...{ ports, pdf, docx, drawings, recount, catalogue, units },
    places: placesOf(document),
    annex: readBriefingAnnex(files.xlsx.bytes),
    second: { document: second.document, index: new FigureIndex([...counts, ...second.bindable.map(({ figure }) => figure)]) },
    names: namesWithDigits([...units.flatMap(({ name, shortName }) => [name, shortName]), ...namesOf(catalogue)]),
  };
}

/** `isThere`: whether the document has anything of the sort; a check that then saw nothing proves nothing. */
export function checked(code: GateCheckCode, { looked, problems }: Looked, isThere = true): GateCheck {
  const found = looked === 0 && isThere ? [...problems, NOTHING_SEEN] : problems;
  return { code, ok: found.length === 0, looked, problems: found.slice(0, MOST) };
}

/** More are not read by anybody. */
const MOST = 50;
const NOTHING_SEEN = problem(WHOLE, '没有读到可以校核的内容', 'nothing to check could be read');

export const together = (...parts: readonly Looked[]): Looked => ({
  looked: parts.reduce((sum, part) => sum + part.looked, 0),
  problems: parts.flatMap(({ problems }) => problems),
});
