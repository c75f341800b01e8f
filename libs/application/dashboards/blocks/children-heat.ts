/** Which units miss which targets? */
import type { IndicatorCode } from '#domain/catalogue/catalogue.js';
import type { HeatBlock } from '#domain/dashboard/block.js';
import { figureOf, toneOf } from '#domain/dashboard/figure-of.js';
import { atTheEnd, plural } from '#domain/dashboard/finding-title.js';
import type { Language } from '#domain/errors.js';
import { blanksSaid } from '#domain/indicators/format-figure.js';
import type { ComparedIndicatorValue } from '#domain/indicators/indicator-value.js';
import { withheldSaid } from '#domain/indicators/why-withheld.js';
import { blockSubtitle, figuresOf, notesOf, UNIT_NOUN, type BlockBuilder } from '../block-builder.js';
import { explainedNotes } from '../explained-notes.js';

export const childrenHeat =
  (codes: readonly IndicatorCode[]): BlockBuilder =>
  (data, language) => {
    const indicators = figuresOf(data, codes).map((k) => k.indicator);
    if (data.children.length === 0 || indicators.length === 0) return null;
    const explained = explainedNotes(
      data,
      data.children.map(({ unit }) => ({ unit: unit.code, name: unit.shortName, codes: indicators.map((i) => i.code) })),
      language,
    );
    const rows = data.children.map((child) => ({
      key: child.unit.code,
      name: child.unit.shortName,
      drill: { unit: child.unit.code },
      cells: indicators.map((indicator) => {
        const value = child.figures.get(indicator.code)!;
        return { figure: figureOf(indicator, value, language), tone: toneOf(value) };
      }),
    }));
    return {
      kind: 'heat',
      judged: true,
      id: 'heat',
      title: heatTitle(
        rows,
        data.children.flatMap(({ figures }) => indicators.map(({ code }) => figures.get(code)!)),
        language,
      ),
      subtitle: blockSubtitle(data, language),
      codes: indicators.map((i) => i.code),
      notes: notesOf(
        data,
        language,
        withheldSaid(
          data.children.flatMap(({ figures }) => indicators.map((indicator) => ({ indicator, figure: figures.get(indicator.code)! }))),
          language,
        ),
        ...explained.lines,
      ),
      columns: indicators.map((i) => ({ key: i.code, name: i.name[language] })),
      rows: rows.map((row) => ({ ...row, name: explained.marked(row.key, row.name) })),
    };
  };

/** A cell without a number meets nothing: whoever has none is counted apart. */
function heatTitle(rows: HeatBlock['rows'], figures: readonly ComparedIndicatorValue[], language: Language): string {
  const columns = rows[0]!.cells.length;
  const missed = rows
    .map((row) => ({ name: row.name, count: row.cells.filter((cell) => cell.tone === 'bad').length }))
    .toSorted((a, b) => b.count - a.count);
  const units = missed.filter((row) => row.count > 0);
  const total = units.reduce((sum, row) => sum + row.count, 0);
  const most = atTheEnd(
    units.map(({ name, count }) => ({ name, value: count, base: null })),
    (count) => (language === 'zh' ? `${count}项` : String(count)),
    UNIT_NOUN,
    language,
  );
  const met = figures.filter(({ target }) => target?.met === true).length;
  const blanks = blanksSaid(figures, language);
  const free = figures.filter(({ value, target }) => value !== null && typeof target?.met !== 'boolean').length;
  const others = [blanks, free ? { zh: `${free}项本期无目标`, en: `${free} without a target now` }[language] : ''].filter(Boolean);
  if (most === null) {
    if (met === 0)
      return language === 'zh'
        ? `各单位${columns}项指标${blanks && `：${blanks}`}`
        : `${plural(columns, 'indicator')} by unit${blanks && `: ${blanks}`}`;
    if (others.length === 0)
      return language === 'zh' ? `各单位${columns}项指标全部达到目标` : `All ${columns} indicators are on target in every unit`;
    return language === 'zh'
      ? `各单位${columns}项指标共${figures.length}项数据中，${[`${met}项达到目标`, ...others].join('，')}`
      : `Of ${figures.length} figures, ${plural(columns, 'indicator')} by unit: ${[`${met} on target`, ...others].join(', ')}`;
  }
  return language === 'zh'
    ? `所列${columns}项指标中，${units.length}个单位共${total}项未达目标，最多的是${most}`
    : `Of the ${plural(columns, 'indicator')} listed: ${plural(total, 'target')} missed in ${plural(units.length, 'unit')}, most in ${most}`;
}
