/** The document of a briefing as it is printed, and the three files of it. */
import { applyEdits } from '#domain/briefing/apply-edits.js';
import type { Briefing, BriefingFormat, BriefingRecord } from '#domain/briefing/briefing.js';
import type { BriefingEdit } from '#domain/briefing/edit.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { RenderedFile } from '#domain/ports/renderer.port.js';
import { dateText } from '#briefing/dates.js';
import { issued } from '#briefing/issue-number.js';
import { figureName, namingIn } from '#briefing/figure-names.js';
import { writeBriefingAnnex } from '#workbook/exports/briefing-annex.js';
import type { WorkPorts } from '../ports.js';

export const MAX_FILE_BYTES = 50 * 1024 * 1024;

export type BriefingFiles = Record<BriefingFormat, RenderedFile>;

/** With people's words, and on every page, and in every file, that it is not released. */
export function draftDocument(generated: Briefing, edits: readonly BriefingEdit[], revision: number): Briefing {
  const { document } = applyEdits(generated, edits);
  const mark = generated.language === 'zh' ? `草稿（第${revision}稿），未经发布` : `Draft, revision ${revision}; not released`;
  return { ...document, mark, colophon: [...document.colophon, `${mark}${generated.language === 'zh' ? '。' : '.'}`] };
}

/** As it will be released: dated and numbered when release was asked for, with the code it can be verified by. */
export function finalDocument(
  generated: Briefing,
  edits: readonly BriefingEdit[],
  { release, issueNumber, verificationCode }: Pick<BriefingRecord, 'release' | 'issueNumber' | 'verificationCode'>,
  publicUrl: string | null,
): Briefing {
  const { document } = applyEdits(generated, edits);
  const code = verificationCode ?? '';
  return {
    ...issued(document, issueNumber, release ? dateText(shanghaiDate(new Date(release.at)), document.language) : document.issuedOn),
    verification: { code, url: publicUrl === null ? null : `${publicUrl.replace(/\/$/, '')}/verify/${code}` },
  };
}

/** Who sets the files, and who knows what figures and units are called. */
export type SettingPorts = Pick<WorkPorts, 'renderer' | 'database' | 'catalogues'>;

export async function setFile(ports: SettingPorts, document: Briefing, format: BriefingFormat): Promise<RenderedFile> {
  if (format === 'docx') return ports.renderer.docx(document);
  const pdf = await ports.renderer.pdf(document);
  return format === 'pdf' ? pdf : annexBeside(ports, pdf, document);
}

export async function setFiles(ports: SettingPorts, document: Briefing): Promise<BriefingFiles> {
  const pdf = await ports.renderer.pdf(document);
  return { pdf, docx: await ports.renderer.docx(document), xlsx: await annexBeside(ports, pdf, document) };
}

/** The tables say in which fonts the pages beside them are set. */
async function annexBeside({ database, catalogues }: SettingPorts, pdf: RenderedFile, document: Briefing): Promise<RenderedFile> {
  const units = new Map((await database.periods.units(document.period)).map(({ code, name }) => [code, name]));
  const naming = namingIn(catalogues.ofVersion(document.catalogueVersion), document.language);
  const names = { figure: (code: string) => figureName(code, naming), unit: (code: string) => units.get(code) ?? null };
  return { ...pdf, bytes: await writeBriefingAnnex(document, { fonts: pdf.fonts, names }), pages: 0 };
}

export async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
