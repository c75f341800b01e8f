/** The cover of the form: what it is, whose, until when, where each sheet is and how far it is filled in. */
import type { Cell, WriteSheet } from 'hucre';
import { lastDayOf, periodName } from '#domain/period/period.js';
import { UNIT_TYPES } from '#domain/unit/unit.js';
import { addressName } from '../address.js';
import type { TemplateInput } from './template-input.js';
import { COLUMNS, COVER, HEAD_ROW, type FormLayout } from './template-layout.js';
import { footerOf, put } from './template-sheet.js';
import { COLOURS, heightOf, pageSetup, PROTECTION, STYLES } from './template-style.js';

const WIDTHS = [16, 30, 16, 30];
const NOTES = [
  '1. 只填“本期数”一栏中的白色或浅黄色单元格；浅黄色表示尚未填写。灰色单元格和带“◇”的项目由系统预填或自动计算，不需填写。',
  '2. 没有发生的填 0，不要留空；留空视为未填报。单元格批注写明可填“不适用”的，确不适用时填“不适用”。',
  '3. “期末数”按本季最后一天的实际情况填写；“本季数”填本季发生的数；“年内累计数”填自 1 月 1 日起的累计数，同一人、同一组织只计一次。',
  '4. 请勿增删工作表、改动表头或隐藏页；请勿设置打开密码、启用宏或链接其他文件。用 Excel、WPS 或 LibreOffice 填写均可，保存为 .xlsx。',
  '5. 填完后登录系统上传本文件。系统逐格审核，有问题的单元格会一次全部列出。',
];

const day = (date: string): string => `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;

export function coverSheet(input: TemplateInput, layout: FormLayout): WriteSheet {
  const { unit, period, catalogue } = input;
  const cells = new Map<string, Partial<Cell>>();
  const merges: NonNullable<WriteSheet['merges']> = [];
  const heights = new Map<number, { height: number }>();
  let row = 0;
  const line = (height: number): number => {
    row += 1;
    heights.set(row - 1, { height });
    return row;
  };
  const merge = (at: number, from: number, to: number): void =>
    void merges.push({ startRow: at - 1, endRow: at - 1, startCol: from - 1, endCol: to - 1 });

  put(cells, line(20), 4, `表式版本：${catalogue.version}`, STYLES.metaRight);
  line(24);
  put(cells, line(44), 1, '党建工作季度报表', STYLES.coverTitle);
  merge(row, 1, 4);
  put(cells, line(28), 1, periodName(period.period).zh, STYLES.coverPeriod);
  merge(row, 1, 4);
  line(18);
  for (let column = 1; column <= 4; column++) put(cells, row, column, null, STYLES.metaRule);

  const pair = (left: [string, string | null], right?: [string, string | null], typed = false): void => {
    const at = line(right ? 25 : heightOf(left[1] ?? '', 74, 10.5, 25));
    const style = typed ? STYLES.fillIn : STYLES.text;
    put(cells, at, 1, left[0], STYLES.label);
    put(cells, at, 2, left[1], style);
    put(cells, at, 3, right?.[0] ?? null, right ? STYLES.label : style);
    put(cells, at, 4, right?.[1] ?? null, style);
    if (!right) merge(at, 2, 4);
  };
  pair(['填报单位', unit.name]);
  pair(['单位编码', unit.code], ['单位类型', UNIT_TYPES[unit.type].zh]);
  pair(['统计时点', day(lastDayOf(period.period))], ['按时报送日', day(period.dueOn)]);
  pair(['负责人职务', null], ['填表人职务', null], true);
  pair(['办公电话', null], ['报出日期', null], true);

  line(16);
  put(cells, line(24), 1, '目录', STYLES.noteHead);
  const head = line(25);
  ['表　号', '表　名', '填报项数', '已填项数'].forEach((text, i) => put(cells, head, i + 1, text, STYLES.head));
  for (const sheet of layout.sheets) {
    const at = line(23);
    const from = addressName(HEAD_ROW + 1, COLUMNS.value);
    const to = addressName(HEAD_ROW + sheet.elements.length, COLUMNS.value);
    put(cells, at, 1, `局党季 ${String(sheet.number).padStart(2, '0')} 表`, STYLES.centre);
    put(cells, at, 2, sheet.name, STYLES.link, {
      hyperlink: { target: '', location: `'${sheet.name}'!${from}` },
    });
    put(cells, at, 3, sheet.elements.length, STYLES.centre);
    const filled = sheet.elements.filter((e) => input.prefilled[e.code] !== undefined || (input.values?.[e.code] ?? null) !== null).length;
    put(cells, at, 4, null, STYLES.centre, {
      formula: `SUMPRODUCT(--('${sheet.name}'!${from}:${to}<>""))`,
      formulaResult: filled,
    });
  }

  line(16);
  put(cells, line(24), 1, '填报须知', STYLES.noteHead);
  for (const note of NOTES) {
    const at = line(
      heightOf(
        note,
        WIDTHS.reduce((a, b) => a + b),
        10,
        18,
      ),
    );
    put(cells, at, 1, note, STYLES.note);
    merge(at, 1, 4);
  }
  line(24);
  put(cells, line(24), 4, '（填报单位盖章）　　', STYLES.metaRight);

  return {
    name: COVER,
    columns: WIDTHS.map((width) => ({ width })),
    cells,
    rowDefs: heights,
    merges,
    protection: PROTECTION,
    pageSetup: { ...pageSetup(0), printArea: `$A$1:$D$${row}` },
    headerFooter: { oddFooter: footerOf(input) },
    view: { showGridLines: false, tabColor: { rgb: COLOURS.accent } },
  };
}
