/** 文、表、图数字与季报重新计算一致: every figure is that of the second count, and every number read back from the files is one of the document's. */
import { boundFiguresOf } from '#domain/briefing/walk.js';
import type { GateCheck } from '#domain/briefing/gate.js';
import { problem } from '#domain/briefing/gate/places.js';
import { proveFigures, type Looked } from '#domain/briefing/gate/prove-figures.js';
import { sweepDrawings, sweepNumbers } from '#domain/briefing/gate/sweep-numbers.js';
import { writeBriefingAnnex } from '#workbook/exports/briefing-annex.js';
import { readBriefingAnnex, type AnnexContent } from '#workbook/exports/read-annex.js';
import { checked, together, type Look } from './look.js';

export async function checkFigures(look: Look): Promise<GateCheck> {
  const { document, second, names, pdf, docx, annex, drawings, files, places } = look;
  const expected = readBriefingAnnex(await writeBriefingAnnex(document, { fonts: files.pdf.fonts }));
  const looked = together(
    proveFigures(document, second, names),
    sweepNumbers(document, pdf, { file: 'PDF', fonts: files.pdf.fonts, drawn: drawings }),
    sweepNumbers(document, docx, { file: 'Word', fonts: files.docx.fonts, drawn: null }),
    sweepDrawings(document, drawings),
    sweepAnnex(expected, annex),
  );
  return checked('figures', looked, boundFiguresOf(document).length > 0 || places.blocks.length > 0);
}

/** Cell by cell, with what the figures rest on. */
function sweepAnnex(expected: AnnexContent, found: AnnexContent): Looked {
  const problems: Looked['problems'] = [];
  let looked = 0;
  const [wanted, got] = [sheetsOf(expected), sheetsOf(found)];
  for (const [s, sheet] of wanted.entries())
    for (const [r, row] of sheet.rows.entries())
      for (const [c, cell] of row.entries()) {
        const other = got[s]?.rows[r]?.[c];
        if (/\p{Nd}/u.test(cell)) looked++;
        if (cell === other) continue;
        const where = { zh: `Excel：“${sheet.name}”第${r + 1}行第${c + 1}列`, en: `Excel: "${sheet.name}", row ${r + 1}, column ${c + 1}` };
        problems.push(problem(where, `应为“${cell}”，实为“${other ?? ''}”`, `"${cell}" was expected, "${other ?? ''}" was found`));
      }
  return { looked, problems };
}

/** A number counts as written and as stored. */
const sheetsOf = ({ about, texts, figures, tables }: AnnexContent): { name: string; rows: string[][] }[] => [
  { name: '数据说明', rows: about },
  { name: '正文', rows: texts.map((text) => [text]) },
  { name: '正文数字', rows: figures.map(({ code, display, value }) => [code, display, String(value)]) },
  ...tables.map(({ sheet, rows }) => ({
    name: sheet,
    rows: rows.map((row) => row.map(({ text, value }) => `${text} ${value ?? ''}`.trim())),
  })),
];
