/** Reads an old table row by row into returns of past quarters, and says everything that is wrong with it at its cell. */
import type { Element } from '#domain/catalogue/catalogue.js';
import { isPeriod, parsePeriod, periodName, periodOfDate, previousPeriod, samePeriodLastYear, type Period } from '#domain/period/period.js';
import type { TableCell } from '#domain/ports/workbook-reader.port.js';
import { withComputedValues } from '#domain/return/computed-values.js';
import { figureOfNumber, parseFigure } from '#domain/return/parse-figure.js';
import { numbersOf, type StoredValue, type StoredValues, type Values } from '#domain/return/values.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { checkRules } from '#domain/validation/check-rules.js';
import type { Finding } from '#domain/validation/finding.js';
import { addressName } from '#workbook/address.js';
import { readPeriod } from '#workbook/consolidated/head-row.js';
import { withheld } from '../../returns/four-forms.js';
import { cellText } from '#workbook/exports/named-columns.js';
import { tableFinding, type TablePlace } from '#workbook/table-finding.js';
import type { HistoryColumns } from './history-columns.js';
import type { HistoryQuarters, Quarter } from './history-quarters.js';

/** One row of the table, as a return of its quarter. */
export interface ReadRow {
  quarter: Quarter;
  unit: PeriodUnit;
  values: StoredValues;
  /** 1-based. */
  row: number;
}

/** Past so many nobody reads on; the table is a wrong one. */
export const MAX_HISTORY_FINDINGS = 2_000;
const TOTALS = /^(合计|总计|小计|全局合计|汇总|total|sum)[:：]?$/i;

export async function readHistoryRows(
  columns: HistoryColumns,
  quarters: HistoryQuarters,
  defaultPeriod: Period | null,
  findings: Finding[],
): Promise<{ rows: ReadRow[]; skipped: number }> {
  const rows: ReadRow[] = [];
  const seen = new Map<string, number>();
  const columnOf = new Map([...columns.meanings].map(([column, meaning]) => [meaning, column]));
  let skipped = 0;
  for (let i = columns.headRow; i < columns.sheet.rows.length; i++) {
    if (findings.length >= MAX_HISTORY_FINDINGS) {
      const at = { sheet: columns.sheet.name, row: i + 1 };
      findings.push(tableFinding('I06', at, { zh: '问题太多，从这一行起没有再读', en: 'Too many findings: reading ended at this row' }));
      break;
    }
    const cells = columns.sheet.rows[i]!;
    const own = [...columns.meanings.keys()].map((column) => cells[column] ?? null);
    if (own.every((cell) => cellText(cell) === '')) continue;
    const reader = new RowReader(columns, columnOf, cells, i + 1, findings);
    if (TOTALS.test(reader.text('unit')) || TOTALS.test(reader.text('unit_name'))) {
      skipped++;
      findings.push(
        tableFinding('I06', reader.at(null), { zh: '合计行不导入', en: 'The row of totals is left out' }, { severity: 'warning' }),
      );
      continue;
    }
    const period = reader.period(defaultPeriod);
    const quarter = period && (await quarters.of(period, reader.at('period')));
    const unit = quarter && reader.unit(quarter);
    if (!quarter || !unit) continue;
    const first = seen.get(`${quarter.period} ${unit.code}`);
    if (first !== undefined) {
      findings.push(
        tableFinding('I06', reader.at(null), {
          zh: `${unit.shortName} ${periodName(quarter.period).zh}在第 ${first} 行已经有了`,
          en: `${unit.shortName} ${quarter.period} stands in row ${first} already`,
        }),
      );
      continue;
    }
    seen.set(`${quarter.period} ${unit.code}`, i + 1);
    rows.push({ quarter, unit, values: reader.values(quarter, unit), row: i + 1 });
  }
  return { rows, skipped };
}

class RowReader {
  constructor(
    private readonly columns: HistoryColumns,
    private readonly columnOf: ReadonlyMap<string, number>,
    private readonly cells: readonly TableCell[],
    private readonly row: number,
    private readonly findings: Finding[],
  ) {}

  at(meaning: string | null): TablePlace {
    const column = meaning === null ? undefined : this.columnOf.get(meaning);
    return { sheet: this.columns.sheet.name, row: this.row, ...(column === undefined ? {} : { column: column + 1 }) };
  }

  cell = (meaning: string): TableCell => this.cells[this.columnOf.get(meaning) ?? -1] ?? null;
  text = (meaning: string): string => cellText(this.cell(meaning));

  period(otherwise: Period | null): Period | null {
    const text = this.text('period');
    if (text === '' && otherwise) return otherwise;
    const read = /^\d{4}-\d{2}-\d{2}$/.test(text) ? periodOfDate(text) : readPeriod(text);
    if (read && isPeriod(read)) return parsePeriod(read);
    const expected = {
      zh: '2025Q3 或 2025年第三季度；整表同一季度的，上传时选定季度',
      en: '2025Q3; choose the quarter at the upload when the whole table is of one',
    };
    this.add(
      'I05',
      'period',
      text === ''
        ? { zh: '没有写明季度', en: 'The quarter is not given' }
        : { zh: `季度“${text}”认不出`, en: `"${text}" is not a quarter` },
      expected,
    );
    return null;
  }

  /** By code, else by a name that only one unit has. */
  unit(quarter: Quarter): PeriodUnit | null {
    const [code, name] = [this.text('unit'), this.text('unit_name')];
    const byCode = code === '' ? null : quarter.tree.take(code);
    if (byCode) return byCode;
    const way = {
      zh: '请改为单位编码，或先在组织树中补录该单位；不导入的，删去该行',
      en: 'Give the unit code, add the unit to the tree, or remove the row',
    };
    if (code !== '') this.add('I07', 'unit', { zh: `没有编码为“${code}”的单位`, en: `There is no unit "${code}"` }, way);
    else if (name === '')
      this.add('I07', this.columnOf.has('unit') ? 'unit' : 'unit_name', { zh: '没有写明单位', en: 'The unit is not given' }, way);
    else {
      const codes = quarter.tree.named(name);
      if (codes.length === 1) return quarter.tree.take(codes[0]!);
      if (codes.length === 0) this.add('I07', 'unit_name', { zh: `没有名为“${name}”的单位`, en: `There is no unit named "${name}"` }, way);
      else
        this.add(
          'I07',
          'unit_name',
          {
            zh: `有 ${codes.length} 个单位叫“${name}”：${codes.slice(0, 5).join('、')}`,
            en: `${codes.length} units are named "${name}": ${codes.slice(0, 5).join(', ')}`,
          },
          way,
        );
    }
    return null;
  }

  values(quarter: Quarter, unit: PeriodUnit): StoredValues {
    const values: StoredValues = {};
    for (const code of this.columnOf.keys()) {
      if (!quarter.catalogue.hasElement(code)) continue;
      const element = quarter.catalogue.element(code);
      const cell = this.cell(code);
      const figure = typeof cell === 'number' ? figureOfNumber(cell) : parseFigure(cellText(cell), element);
      const applies = element.appliesTo.includes(unit.type);
      if (applies && this.isOfType(element, figure)) values[code] = figure;
      else if (!applies && figure !== null && figure !== 0)
        this.add(
          'I08',
          code,
          {
            zh: `“${element.name.zh}”不是这类单位填报的项，不导入`,
            en: `"${element.name.en}" is not filed by units of this type and is left out`,
          },
          null,
          'warning',
        );
    }
    return values;
  }

  private isOfType(element: Element, figure: StoredValue): boolean {
    const { name } = element;
    if (typeof figure === 'object' && figure !== null && !(element.allowsNotApplicable && figure.raw === '不适用')) {
      this.add('I08', element.code, {
        zh: `“${name.zh}”填的是“${figure.raw}”，不是数字`,
        en: `"${name.en}" holds "${figure.raw}", which is not a number`,
      });
      return false;
    }
    if (typeof figure === 'number' && element.type === 'integer' && !Number.isInteger(figure)) {
      this.add('I08', element.code, {
        zh: `“${name.zh}”应为整数，填的是 ${figure}`,
        en: `"${name.en}" must be a whole number, not ${figure}`,
      });
      return false;
    }
    if (typeof figure === 'number' && (figure < element.min || figure > element.max))
      this.add(
        'I08',
        element.code,
        {
          zh: `“${name.zh}”为 ${figure}，超出 ${element.min}—${element.max}`,
          en: `"${name.en}" is ${figure}, outside ${element.min}–${element.max}`,
        },
        null,
        'warning',
      );
    return true;
  }

  private add(
    code: string,
    meaning: string,
    message: { zh: string; en: string },
    expected: { zh: string; en: string } | null = null,
    severity: 'error' | 'warning' = 'error',
  ): void {
    this.findings.push(tableFinding(code, this.at(meaning), message, { value: this.cell(meaning), expected, severity }));
  }
}

/** Old values stay where the new table is silent; cells that follow from others are filled in where nobody gave them. */
export function mergedValues({ quarter, unit, values }: ReadRow): StoredValues {
  const before = quarter.accepted.get(unit.code)?.values ?? {};
  const merged: StoredValues = { ...before };
  for (const [code, value] of Object.entries(values)) if (value !== null || merged[code] === undefined) merged[code] = value;
  const computed = withComputedValues(quarter.catalogue, unit.type, quarter.period, merged);
  for (const [code, value] of Object.entries(computed)) merged[code] ??= value;
  return merged;
}

/** What breaks a rule between cells is worth a look, no more: nobody can correct an old return. */
export function ruleWarnings(
  row: ReadRow,
  values: StoredValues,
  columns: HistoryColumns,
  past: (period: Period, unit: string) => Values | null,
): Finding[] {
  const { quarter, unit } = row;
  const numbers = numbersOf(values);
  const cells = Object.fromEntries(
    [...columns.meanings].map(([column, code]) => [code, { sheet: columns.sheet.name, cell: addressName(row.row, column + 1) }]),
  );
  const found = checkRules(
    {
      catalogue: quarter.catalogue,
      period: quarter.period,
      values,
      cells,
      previous: past(previousPeriod(quarter.period), unit.code),
      yearAgo: past(samePeriodLastYear(quarter.period), unit.code),
      previousIsHistorical: true,
    },
    numbers,
  );
  // Beside the table's own figure stands one that its unit filed: of a bureau total nothing of that is told.
  const told = ({ element }: Finding) => element === null || !quarter.catalogue.element(element).bureauTotalOnly;
  return found.map((finding) => ({
    ...(told(finding) ? finding : withheld(finding)),
    severity: 'warning',
    key: `${finding.key}:${quarter.period}/${unit.code}`,
  }));
}
