/** Writes the consolidated form (汇总填报表): one row per unit, one column per element, as a workbook or as CSV. */
import { writeXlsx } from 'hucre/xlsx';
import type { CellStyle, ColumnDef, DataValidation, WriteSheet } from 'hucre';
import type { Catalogue, Element } from '#domain/catalogue/catalogue.js';
import { periodName, type PeriodRecord } from '#domain/period/period.js';
import { numberOf, type StoredValues } from '#domain/return/values.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { columnName } from '../address.js';
import { harmless } from '../harmless-text.js';
import { numberFormat, rangeInWords } from '../template/template-checks.js';
import { COLOURS, figureStyle, pageSetup, STYLES } from '../template/template-style.js';
import { writeCsv } from './csv.js';

export interface ConsolidatedInput {
  period: PeriodRecord;
  catalogue: Pick<Catalogue, 'elements'>;
  /** One row each, with what is known of it: filled in by us or typed before. */
  units: { unit: PeriodUnit; values: StoredValues }[];
}

/** Row of names, then the row of codes the reader goes by; figures below. */
const NAMES = 3;
const CODES = 4;
const OWN = ['UNIT', 'NAME', 'PERIOD'];
const OWN_NAMES = ['单位编码', '单位', '报告期'];

/** Computed elements have no column: nobody types them, and they follow from the others. */
export const consolidatedElements = ({ catalogue, units }: Pick<ConsolidatedInput, 'catalogue' | 'units'>): Element[] => {
  const types = new Set(units.map(({ unit }) => unit.type));
  return catalogue.elements.filter(
    (element) => element.prefill?.by !== 'formula' && element.appliesTo.some((type) => types.size === 0 || types.has(type)),
  );
};

function valuesOf({ unit, values }: ConsolidatedInput['units'][number], element: Element): string | number | null {
  if (!element.appliesTo.includes(unit.type)) return null;
  const stored = values[element.code];
  return numberOf(stored) ?? (typeof stored === 'object' && stored ? stored.raw : null);
}

export function writeConsolidatedCsv(input: ConsolidatedInput): Uint8Array {
  const elements = consolidatedElements(input);
  return writeCsv([
    [...OWN_NAMES, ...elements.map((element) => `${element.name.zh}（${element.unit.zh}）`)],
    [...OWN, ...elements.map((element) => element.code)],
    ...input.units.map((row) => [
      row.unit.code,
      row.unit.shortName,
      input.period.period,
      ...elements.map((element) => valuesOf(row, element)),
    ]),
  ]);
}

export function writeConsolidated(input: ConsolidatedInput): Promise<Uint8Array> {
  const { period, units } = input;
  const elements = consolidatedElements(input);
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  const put = (row: number, column: number, value: string | number | null, style: CellStyle) =>
    cells.set(`${row - 1},${column - 1}`, { value, style });
  put(1, 1, `党建工作季度汇总填报表　${periodName(period.period).zh}`, { ...STYLES.title, alignment: { horizontal: 'left' } });
  put(2, 1, HOW_TO, { ...STYLES.meta, alignment: { horizontal: 'left', vertical: 'center' } });
  OWN.forEach((code, i) => {
    put(NAMES, i + 1, OWN_NAMES[i]!, STYLES.head);
    put(CODES, i + 1, code, { ...STYLES.head, ...CODE_FONT });
  });
  elements.forEach((element, i) => {
    const column = OWN.length + 1 + i;
    put(NAMES, column, `${element.name.zh}（${element.unit.zh}）`, STYLES.head);
    put(CODES, column, element.code, { ...STYLES.head, ...CODE_FONT });
  });
  const styles = elements.map((element) => figureStyle('input', numberFormat(element)));
  units.forEach((row, r) => {
    const at = CODES + 1 + r;
    put(at, 1, harmless(row.unit.code), { ...STYLES.code, numFmt: '@' });
    put(at, 2, harmless(row.unit.shortName), STYLES.text);
    put(at, 3, period.period, STYLES.centre);
    elements.forEach((element, i) => {
      const asked = element.appliesTo.includes(row.unit.type);
      const value = valuesOf(row, element);
      put(at, OWN.length + 1 + i, typeof value === 'string' ? harmless(value) : value, asked ? styles[i]! : NOT_ASKED);
    });
  });
  const last = CODES + units.length;
  const columns: ColumnDef[] = [{ width: 14 }, { width: 22 }, { width: 9 }, ...elements.map(() => ({ width: 11 }))];
  return writeXlsx({
    sheets: [
      {
        name: '汇总填报',
        columns,
        cells,
        rowDefs: new Map([
          [0, { height: 28 }],
          [1, { height: 18 }],
          [NAMES - 1, { height: 62 }],
          [CODES - 1, { height: 18 }],
        ]),
        dataValidations: elements.map((element, i) => checkOf(element, columnName(OWN.length + 1 + i), last)),
        freezePane: { rows: CODES, columns: OWN.length },
        pageSetup: { ...pageSetup(CODES), orientation: 'landscape', fitToPage: false },
        view: { showGridLines: false, tabColor: { rgb: COLOURS.accent } },
      },
    ],
    defaultFont: { name: '宋体', size: 10.5 },
    properties: {
      title: `党建工作季度汇总填报表 ${period.period}`,
      creator: '季报',
      created: new Date(`${period.opensOn}T00:00:00Z`),
      modified: new Date(`${period.opensOn}T00:00:00Z`),
    },
  });
}

const HOW_TO =
  '每行一个单位，按“UNIT”列的单位编码识别；请勿改动编码行（第 4 行）。没有发生的填 0，灰色格不需填写；没有该单位本季数据的，可删去整行。填好后整表上传。';
const CODE_FONT: CellStyle = { font: { name: 'Consolas', size: 9, color: { rgb: COLOURS.quiet } } };
const NOT_ASKED: CellStyle = { ...figureStyle('locked', '0'), fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: COLOURS.head } } };

/** Words only: a paste of hundreds of rows must not be stopped cell by cell, the server says it all at once. */
const checkOf = (element: Element, column: string, last: number): DataValidation => ({
  type: 'decimal',
  operator: 'between',
  formula1: String(element.min),
  formula2: String(element.max),
  range: `${column}${CODES + 1}:${column}${Math.max(CODES + 1, last)}`,
  allowBlank: true,
  showErrorMessage: true,
  errorStyle: element.allowsNotApplicable ? 'warning' : 'stop',
  errorTitle: `${element.code} 填写有误`,
  errorMessage: `${element.name.zh}应填 ${rangeInWords(element)}。`.slice(0, 220),
});
