/** Reads one sheet as a consolidated table: seeks the row of codes, then takes one row per unit, keeping only figures. */
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import type { Period } from '#domain/period/period.js';
import type { Finding } from '#domain/validation/finding.js';
import { addressName } from '../address.js';
import { oldForm, periodUntold, tooManyColumns, tooManyRows, wrongPeriod } from '../file-findings.js';
import { FileProblem } from '../file-problem.js';
import { columnsIgnored, ofRows, periodUnreadable, rowsAboveHead, rowsIgnored, rowWithoutUnit, type Place } from '../part-findings.js';
import { EnoughOfSheet, type RawValue } from '../raw-book.js';
import { LIMITS } from '../xlsx/limits.js';
import { guessHead, isUnitHeading, plainCell, readPeriod, type HeadRow } from './head-row.js';
import { PeriodTable } from './period-table.js';

/** Rows in which the row of codes must stand, and columns it may have. */
const HEAD_WITHIN = 100;
/** No code is so long; what is, was none. */
const LONGEST_CODE = 64;
const TOTALS = /^(合计|总计|小计|全局合计|汇总|total|sum)[:：]?$/i;

export interface ReadingOf {
  open: readonly { period: Period; catalogueVersion: string }[];
  /** Null for a version nobody knows. */
  catalogueOf: (version: string) => Catalogue | null;
}

export class ConsolidatedSheet {
  head: HeadRow | null = null;
  /** A row of codes was there, but not a whole one. */
  nearly = false;
  readonly tables = new Map<Period, PeriodTable>();
  private row = 0;
  /** Of the row that is being read; by column, and used again for the next. */
  private readonly cells: (RawValue | undefined)[] = Array.from({ length: LIMITS.tableColumns + 1 }, () => undefined);
  private isBlank = true;
  private taken = 0;
  private numbersAbove = 0;
  /** Of the row that is being read. */
  private isTooWide = false;
  private readonly findings: Finding[] = [];
  private readonly ignored: { place: Place; name: string }[] = [];
  /** Rows of periods that may not be filed. */
  private readonly strangers = new Map<Period, { place: Place; units: string[]; finding: Finding }>();

  constructor(
    readonly name: string,
    private readonly settings: ReadingOf,
  ) {}

  visit(row: number, column: number, value: RawValue): void {
    if (row !== this.row) {
      this.endRow();
      if (!this.head && row > HEAD_WITHIN) throw new EnoughOfSheet();
      this.row = row;
    }
    this.isBlank = false;
    if (column <= LIMITS.tableColumns) this.cells[column] = value;
    else if (!this.head) this.isTooWide = true;
  }

  /** What stood in its rows beside the tables. */
  end(): Finding[] {
    this.endRow();
    for (const { place, units, finding } of this.strangers.values()) this.findings.push(ofRows(finding, place, units));
    if (this.ignored[0])
      this.findings.push(
        rowsIgnored(
          this.ignored[0].place,
          this.ignored.map(({ name }) => name),
        ),
      );
    this.warnOfHead();
    return this.findings;
  }

  private endRow(): void {
    if (this.isBlank) return;
    if (this.head) this.take(this.head, this.cells);
    else this.seekHead(this.cells);
    this.isBlank = true;
    this.cells.fill(undefined);
  }

  private seekHead(cells: (RawValue | undefined)[]): void {
    const guess = guessHead(
      this.name,
      this.row,
      [...cells.entries()].filter((cell): cell is [number, RawValue] => cell[1] !== undefined),
    );
    // Beyond, a code would be passed over without a word.
    if (guess.head && this.isTooWide) throw new FileProblem(tooManyColumns(this.name));
    this.isTooWide = false;
    if (guess.head) this.head = guess.head;
    else {
      this.nearly ||= guess.nearly;
      if (cells.filter((value) => typeof value === 'number').length > 1) this.numbersAbove++;
    }
  }

  private take(head: HeadRow, cells: (RawValue | undefined)[]): void {
    const unit = plainCell(cells[head.unit]).slice(0, LONGEST_CODE);
    if (isUnitHeading(unit)) return;
    const place = this.placeOf(head.unit);
    const hasFigures = head.elements.some(({ column }) => plainCell(cells[column]) !== '');
    if (!unit) {
      if (hasFigures) this.findings.push(rowWithoutUnit(place));
      return;
    }
    if (!hasFigures || TOTALS.test(unit)) return void this.ignored.push({ place, name: unit.slice(0, 40) });
    if (++this.taken > LIMITS.tableRows) throw new FileProblem(tooManyRows(this.name));
    const table = this.tableOf(head, unit, cells, place);
    if (table && !table.take(this.row, unit, cells)) this.ignored.push({ place, name: unit.slice(0, 40) });
  }

  private tableOf(head: HeadRow, unit: string, cells: (RawValue | undefined)[], place: Place): PeriodTable | null {
    const { open, catalogueOf } = this.settings;
    const written = head.period === null ? '' : plainCell(cells[head.period]);
    const period = written ? readPeriod(written) : open.length === 1 ? open[0]!.period : null;
    if (!period && !written) throw new FileProblem(periodUntold(open.length, this.name, addressName(head.row, head.unit)));
    if (!period) {
      this.findings.push(periodUnreadable(this.placeOf(head.period!), unit, written.slice(0, 40)));
      return null;
    }
    const known = this.tables.get(period);
    if (known) return known;
    const opened = open.find((each) => each.period === period);
    const catalogue = opened ? catalogueOf(opened.catalogueVersion) : null;
    if (!opened) return this.setAside(period, unit, place, wrongPeriod(period, open[0]?.period ?? null));
    if (!catalogue) return this.setAside(period, unit, place, oldForm(opened.catalogueVersion, null));
    const table = new PeriodTable(this.name, period, catalogue, head);
    this.tables.set(period, table);
    return table;
  }

  private setAside(period: Period, unit: string, place: Place, finding: Finding): null {
    const known = this.strangers.get(period);
    if (known) known.units.push(unit);
    else this.strangers.set(period, { place, units: [unit], finding });
    return null;
  }

  private warnOfHead(): void {
    const { head } = this;
    if (!head) return;
    const table = [...this.tables.values()].at(-1);
    const unknown = table ? head.elements.filter(({ code }) => !table.knows(code)).map(({ code, column }) => ({ text: code, column })) : [];
    const others = [...head.others, ...unknown].toSorted((a, b) => a.column - b.column);
    const [first] = others;
    if (first)
      this.findings.push(
        columnsIgnored(
          { sheet: this.name, cell: addressName(head.row, first.column) },
          others.map(({ text }) => text.slice(0, 40)),
        ),
      );
    if (this.numbersAbove > 0) this.findings.push(rowsAboveHead({ sheet: this.name, cell: 'A1' }, this.numbersAbove));
  }

  private placeOf(column: number): Place {
    return { sheet: this.name, cell: addressName(this.row, column) };
  }
}
