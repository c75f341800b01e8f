/** The first sheet of an annotated workbook: one line per finding, each a jump to its cell. */
import type { Cell, CellStyle, WriteSheet } from 'hucre';
import { periodName } from '#domain/period/period.js';
import type { Finding } from '#domain/validation/finding.js';
import { addressName, quoteSheet } from '../address.js';
import { harmless } from '../harmless-text.js';
import type { TemplateInput } from '../template/template-input.js';
import { COLUMNS, FINDINGS_SHEET, type FormLayout } from '../template/template-layout.js';
import { footerOf, put } from '../template/template-sheet.js';
import { COLOURS, heightOf, pageSetup, PROTECTION, STYLES } from '../template/template-style.js';
import { MARK_COLOURS, MARK_WORDS, markOf, type MarkKind } from './cell-marks.js';

const WIDTHS = [5, 8, 13, 8, 26, 12, 40, 26, 24];
const HEADS = ['序号', '类别', '工作表', '单元格', '填报项', '填报数', '问题', '应为', '您的说明'];
/** Row of the heads; one line per finding below it, in their order. */
const HEAD = 4;
export const lineOf = (index: number): number => HEAD + 1 + index;

export interface Annotations {
  findings: Finding[];
  /** Finding key → the clerk's note. */
  explanations: Record<string, string>;
  version: number;
  /** The file the figures came from, where there is one. */
  fileName?: string | null;
}

export function findingsSheet(input: TemplateInput & Annotations, layout: FormLayout): WriteSheet {
  const { findings, explanations, unit, period } = input;
  const cells = new Map<string, Partial<Cell>>();
  const heights = new Map([
    [0, { height: 30 }],
    [1, { height: 17 }],
    [
      2,
      {
        height: heightOf(
          howTo(findings),
          WIDTHS.reduce((a, b) => a + b),
          10,
          19,
        ),
      },
    ],
    [HEAD - 1, { height: 25 }],
  ]);
  put(cells, 1, 1, FINDINGS_SHEET, STYLES.title);
  put(cells, 2, 1, harmless(`${unit.name}（${unit.code}）　${periodName(period.period).zh}　第 ${input.version} 版`), STYLES.meta);
  put(cells, 2, WIDTHS.length, input.fileName ? harmless(`原文件：${input.fileName}`) : null, STYLES.metaRight);
  for (let column = 1; column <= WIDTHS.length; column++) put(cells, 3, column, null, { ...STYLES.metaRule, alignment: WRAPPED });
  put(cells, 3, 1, howTo(findings, explanations), { ...STYLES.metaRule, alignment: WRAPPED });
  HEADS.forEach((head, i) => put(cells, HEAD, i + 1, head, STYLES.head));

  findings.forEach((finding, i) => {
    const row = lineOf(i);
    const mark = markOf(finding, explanations);
    const element =
      finding.element !== null && input.catalogue.hasElement(finding.element) ? input.catalogue.element(finding.element) : null;
    const at = finding.element === null ? undefined : layout.cells.get(finding.element);
    const address = at ? addressName(at.row, COLUMNS.value) : null;
    const link = at ? { hyperlink: { target: '', location: `${quoteSheet(at.sheet)}!${address}`, tooltip: '转到单元格' } } : {};
    const note = harmless(explanations[finding.key]?.trim() ?? '');
    const texts = [element?.name.zh ?? '整份报表', finding.message.zh, finding.expected?.zh ?? '', note].map(harmless);
    put(cells, row, 1, i + 1, STYLES.centre);
    put(cells, row, 2, `${MARK_WORDS[mark]} ${finding.code}`, tinted(STYLES.centre, mark));
    put(cells, row, 3, at?.sheet ?? '—', at ? STYLES.link : STYLES.centre, link);
    put(cells, row, 4, address ?? '—', at ? STYLES.link : STYLES.centre, link);
    put(cells, row, 5, texts[0]!, STYLES.text);
    put(cells, row, 6, typeof finding.value === 'string' ? harmless(finding.value) : finding.value, STYLES.centre);
    put(cells, row, 7, texts[1]!, STYLES.text);
    put(cells, row, 8, texts[2]!, STYLES.text);
    put(cells, row, 9, texts[3]!, STYLES.text);
    const height = Math.max(...texts.map((text, t) => heightOf(text, WIDTHS[[4, 6, 7, 8][t]!]! - 2, 10.5, 22)));
    heights.set(row - 1, { height });
  });
  const last = Math.max(HEAD, HEAD + findings.length);
  return {
    name: FINDINGS_SHEET,
    columns: WIDTHS.map((width) => ({ width })),
    cells,
    rowDefs: heights,
    merges: [
      { startRow: 0, endRow: 0, startCol: 0, endCol: WIDTHS.length - 1 },
      { startRow: 1, endRow: 1, startCol: 0, endCol: 5 },
      { startRow: 2, endRow: 2, startCol: 0, endCol: WIDTHS.length - 1 },
    ],
    freezePane: { rows: HEAD },
    protection: PROTECTION,
    pageSetup: { ...pageSetup(HEAD), orientation: 'landscape', printArea: `$A$1:$${columnOfLast}$${last}` },
    headerFooter: { oddFooter: footerOf(input) },
    view: { showGridLines: false, tabColor: { rgb: COLOURS.accent } },
  };
}

const columnOfLast = addressName(1, WIDTHS.length).replace('1', '');
const WRAPPED: CellStyle['alignment'] = { horizontal: 'left', vertical: 'center', wrapText: true };
const tinted = (style: CellStyle, mark: MarkKind): CellStyle => ({
  ...style,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: MARK_COLOURS[mark] } },
});

function howTo(findings: Finding[], explanations: Record<string, string> = {}): string {
  if (findings.length === 0) return '没有发现问题，可以报送。';
  const count = (kind: MarkKind) => findings.filter((finding) => markOf(finding, explanations) === kind).length;
  return (
    `共 ${findings.length} 项：错误 ${count('error')} 项，须改正；警告 ${count('warning')} 项，请核对，属实的在系统中写明情况；已说明 ${count('noted')} 项。` +
    '点“工作表”或“单元格”转到该格，点该行的编码返回。改好后可直接上传本文件。'
  );
}
