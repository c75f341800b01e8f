/** One sheet of the form: head, table of figures, checks, comments and print set-up. */
import type { Cell, CellStyle, WriteSheet } from 'hucre';
import type { Element, ElementTime } from '#domain/catalogue/catalogue.js';
import { periodName } from '#domain/period/period.js';
import type { StoredValue } from '#domain/return/values.js';
import { numberOf } from '#domain/return/values.js';
import { addressName } from '../address.js';
import { checkOf, numberFormat, rangeInWords } from './template-checks.js';
import type { TemplateInput } from './template-input.js';
import { COLUMNS, formulaFor, HEAD_ROW, type FormLayout, type FormSheet } from './template-layout.js';
import { COLOURS, figureStyle, heightOf, MISSING_STYLE, pageSetup, PROTECTION, STYLES } from './template-style.js';

const WIDTHS = [5, 7, 26, 7, 12, 12, 36];
const HEADS = ['序号', '编码', '填报项', '单位', '本期数', '上期数', '填报说明'];
const TIMES: Record<ElementTime, string> = { stock: '期末数', flow: '本季数', ytd: '年内累计数' };

type Cells = Map<string, Partial<Cell>>;
/** hucre counts from 0; this room counts from 1 as the spreadsheet does. */
export const put = (cells: Cells, row: number, column: number, value: Cell['value'], style: CellStyle, more: Partial<Cell> = {}): void => {
  cells.set(`${row - 1},${column - 1}`, { value, style, ...more });
};
/** A size code must not touch a digit of the text after it: hence the spaces. */
export const footerOf = ({ unit, period }: TemplateInput): string =>
  `&L&9 ${unit.shortName.replaceAll('&', '&&')}&C&9 第 &P 页　共 &N 页&R&9 ${periodName(period.period).zh}`;

const asTyped = (stored: StoredValue | undefined): number | string | null =>
  stored === undefined || stored === null ? null : typeof stored === 'number' ? stored : stored.raw;

/** What the locked or typed cell of an element holds. */
function figure(element: Element, input: TemplateInput, layout: FormLayout, sheet: string): Partial<Cell> & { locked: boolean } {
  const known = input.prefilled[element.code];
  const stored = input.values?.[element.code];
  if (!element.prefill) return { value: asTyped(stored), locked: false };
  const formula = element.prefill.by === 'formula' ? formulaFor(element.prefill.formula, layout, sheet) : null;
  if (formula) return { value: null, formula, formulaResult: numberOf(stored) ?? known ?? '', locked: true };
  const suggested = element.prefill.by === 'carry' && element.prefill.editable;
  if (known === undefined || suggested) return { value: asTyped(stored) ?? known ?? null, locked: false };
  return { value: known, locked: true };
}

/** The catalogue's own words, and where a locked figure comes from unless they say it already. */
function explain(element: Element, locked: boolean): string {
  const help = element.help?.zh ?? '';
  const source = { tree: '由组织树预填，', carry: '由上季季报结转，', formula: '由表内其他项自动计算，' }[element.prefill?.by ?? 'tree'];
  const how = locked ? `${/组织树|自动计算|上季/.test(help) ? '' : source}不需填写。` : '';
  return `${TIMES[element.time]}。${how}${help}`.replace(/。$/, '');
}

export function formSheet(input: TemplateInput, layout: FormLayout, { name, number, elements }: FormSheet): WriteSheet {
  const { unit, period, previous } = input;
  const cells: Cells = new Map();
  const heights = new Map<number, { height: number }>([
    [0, { height: 30 }],
    [1, { height: 17 }],
    [2, { height: 19 }],
    [HEAD_ROW - 1, { height: 25 }],
  ]);
  put(cells, 1, 1, `${name}情况`.replace(/情况情况$/, '情况'), STYLES.title);
  put(cells, 2, 1, `填报单位：${unit.name}（${unit.code}）`, STYLES.meta);
  put(cells, 2, 7, `局党季 ${String(number).padStart(2, '0')} 表`, STYLES.metaRight);
  for (let column = 1; column <= HEADS.length; column++) put(cells, 3, column, null, STYLES.metaRule);
  put(cells, 3, 1, `报告期：${periodName(period.period).zh}`, STYLES.metaRule);
  put(cells, 3, 7, `按时报送日：${period.dueOn}`, STYLES.metaRuleRight);
  HEADS.forEach((head, i) => put(cells, HEAD_ROW, i + 1, head, STYLES.head));

  const checks: WriteSheet['dataValidations'] = [];
  const inputs: string[] = [];
  elements.forEach((element, i) => {
    const row = HEAD_ROW + 1 + i;
    const address = addressName(row, COLUMNS.value);
    const { locked, ...content } = figure(element, input, layout, name);
    const help = explain(element, locked);
    const format = numberFormat(element);
    put(cells, row, COLUMNS.number, i + 1, STYLES.centre);
    put(cells, row, COLUMNS.code, element.code, STYLES.code);
    put(
      cells,
      row,
      COLUMNS.name,
      `${locked ? '◇ ' : ''}${element.name.zh}`,
      element.name.zh.startsWith('其中') ? STYLES.part : STYLES.text,
    );
    put(cells, row, COLUMNS.unit, element.unit.zh, STYLES.centre);
    cells.set(`${row - 1},${COLUMNS.value - 1}`, {
      ...content,
      style: figureStyle(locked ? 'locked' : 'input', format),
      comment: {
        author: '季报',
        text: `${element.code} ${element.name.zh}（${element.unit.zh}）\n${help}\n${locked ? '' : `可填：${rangeInWords(element)}`}`.trim(),
      },
    });
    put(cells, row, COLUMNS.previous, previous?.[element.code] ?? null, figureStyle('reference', format));
    put(cells, row, COLUMNS.help, help, STYLES.help);
    const height = Math.max(heightOf(element.name.zh, WIDTHS[2]! - 3, 10.5, 24), heightOf(help, WIDTHS[6]! - 2, 9, 24));
    heights.set(row - 1, { height });
    if (!locked) {
      checks.push(checkOf(element, address));
      inputs.push(address);
    }
  });

  const last = HEAD_ROW + elements.length;
  return {
    name,
    columns: WIDTHS.map((width) => ({ width })),
    cells,
    rowDefs: heights,
    merges: [
      { startRow: 0, endRow: 0, startCol: 0, endCol: 6 },
      { startRow: 1, endRow: 1, startCol: 0, endCol: 5 },
      { startRow: 2, endRow: 2, startCol: 0, endCol: 3 },
    ],
    dataValidations: checks,
    conditionalRules: inputs.map((range, i) => ({
      type: 'expression',
      priority: i + 1,
      formula: `ISBLANK(${range})`,
      style: MISSING_STYLE,
      range,
    })),
    freezePane: { rows: HEAD_ROW },
    protection: PROTECTION,
    pageSetup: { ...pageSetup(HEAD_ROW), printArea: `$A$1:$G$${last}` },
    headerFooter: { oddFooter: footerOf(input) },
    view: { showGridLines: false, tabColor: { rgb: COLOURS.line } },
  };
}
