/** Any block as a table: what the switch from picture to figures shows, and what a screen reader reads. */
import type { Block, Drill, Figure, Tone } from '#domain/dashboard/block.js';
import type { Translate } from '../../i18n/language.js';

export interface TableCell {
  display: string;
  tone?: Tone;
  /** n/d and coverage, smaller under the figure. */
  hint?: string;
  isText?: boolean;
}
export interface BlockTable {
  columns: { name: string; isText: boolean }[];
  rows: { key: string; drill: Drill | null; cells: TableCell[] }[];
}

const text = (display: string): TableCell => ({ display, isText: true });
const figure = (f: Figure | undefined, tone?: Tone): TableCell =>
  f
    ? {
        display: f.display,
        hint: [f.ratio, f.coverage && f.coverage !== f.ratio ? `(${f.coverage})` : ''].filter(Boolean).join(' '),
        ...(tone ? { tone } : {}),
      }
    : { display: '—' };
const columns = (...names: string[]) => names.map((name, i) => ({ name, isText: i === 0 }));

export function blockTable(block: Block, t: Translate): BlockTable {
  switch (block.kind) {
    case 'kpi':
      return {
        columns: columns(t('table.indicator'), t('table.value'), t('table.target'), t('table.quarterChange'), t('table.yearChange')),
        rows: block.items.map((i) => ({
          key: i.code,
          drill: null,
          cells: [text(i.name), figure(i.figure, i.tone), { display: i.target ?? '—' }, i.quarterChange, i.yearChange],
        })),
      };
    case 'trend':
      return {
        columns: columns(t('table.period'), ...block.series.map((s) => s.name), ...(block.target ? [block.target.name] : [])),
        rows: block.periods.map((period, i) => ({
          key: period,
          drill: null,
          cells: [
            text(period),
            ...block.series.map((s) => figure(s.figures[i])),
            ...(block.target ? [{ display: String(block.target.values[i] ?? '—') }] : []),
          ],
        })),
      };
    case 'bar':
      return {
        columns: columns(t('table.name'), t('table.value'), ...(block.compareName ? [block.compareName] : [])),
        rows: block.bars.map((b) => ({
          key: b.key,
          drill: b.drill,
          cells: [
            text(b.name),
            figure(b.figure, b.tone),
            ...(block.compareName ? [{ display: b.compare === null ? '—' : b.compare.toFixed(block.decimals) }] : []),
          ],
        })),
      };
    case 'stack':
      return {
        columns: columns(t('table.name'), ...block.series.map((s) => s.name)),
        rows: block.categories.map((name, i) => ({
          key: name,
          drill: null,
          cells: [text(name), ...block.series.map((s) => figure(s.figures[i]))],
        })),
      };
    case 'heat':
      return {
        columns: columns(t('table.name'), ...block.columns.map((c) => c.name)),
        rows: block.rows.map((r) => ({
          key: r.key,
          drill: r.drill,
          cells: [text(r.name), ...r.cells.map((c) => figure(c.figure, c.tone))],
        })),
      };
    case 'gap':
      return {
        columns: columns(t('table.name'), block.fromName, block.toName),
        rows: block.rows.map((r) => ({ key: r.key, drill: r.drill, cells: [text(r.name), figure(r.from), figure(r.to)] })),
      };
    case 'bullet':
      return {
        columns: columns(t('table.indicator'), t('table.value'), t('table.pace'), t('table.target')),
        rows: block.rows.map((r) => ({
          key: r.key,
          drill: null,
          cells: [
            text(r.name),
            figure(r.figure, r.tone),
            { display: r.pace === null ? '—' : String(r.pace) },
            { display: r.target === null ? '—' : String(r.target) },
          ],
        })),
      };
    case 'table':
      return {
        columns: block.columns.map((c) => ({ name: c.name, isText: c.align !== 'right' })),
        rows: block.rows.map((r) => ({
          key: r.key,
          drill: r.drill,
          cells: r.cells.map((c, i) => ({
            display: c.display,
            tone: c.tone,
            isText: block.columns[i]?.align !== 'right',
            ...(c.hint ? { hint: c.hint } : {}),
          })),
        })),
      };
  }
}
