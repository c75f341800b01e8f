/** The document of a briefing as it is printed, and the three files of it. */
import { applyEdits } from '#domain/briefing/apply-edits.js';
import type { Briefing, BriefingFormat, BriefingRecord } from '#domain/briefing/briefing.js';
import type { BriefingEdit } from '#domain/briefing/edit.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { RenderedFile, Renderer } from '#domain/ports/renderer.port.js';
import { dateText } from '#briefing/dates.js';
import { issued } from '#briefing/issue-number.js';
import { writeBriefingAnnex } from '#workbook/exports/briefing-annex.js';

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

export async function setFile(renderer: Renderer, document: Briefing, format: BriefingFormat): Promise<RenderedFile> {
  if (format === 'docx') return renderer.docx(document);
  const pdf = await renderer.pdf(document);
  return format === 'pdf' ? pdf : annexBeside(pdf, document);
}

export async function setFiles(renderer: Renderer, document: Briefing): Promise<BriefingFiles> {
  const pdf = await renderer.pdf(document);
  return { pdf, docx: await renderer.docx(document), xlsx: await annexBeside(pdf, document) };
}

/** The tables say in which fonts the pages beside them are set. */
async function annexBeside(pdf: RenderedFile, document: Briefing): Promise<RenderedFile> {
  return { ...pdf, bytes: await writeBriefingAnnex(document, { fonts: pdf.fonts }), pages: 0 };
}

export async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
