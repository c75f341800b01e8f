/** The catalogue of a period in the reader's language. */
import type { Indicator } from '#domain/catalogue/catalogue.js';
import type { Language } from '#domain/errors.js';
import { formatTarget, formatTargetFigure } from '#domain/indicators/format-figure.js';
import type { Period } from '#domain/period/period.js';
import type { CatalogueView } from '#domain/views/catalogue-view.js';
import type { Ports } from './ports.js';

export class ReadCatalogue {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues'>) {}

  /** The one the period was opened with; for a period to come, the one that will be in force. */
  async run(input: { period: Period; language: Language }): Promise<CatalogueView> {
    const { database, catalogues } = this.ports;
    const record = await database.periods.get(input.period);
    const isOpened = record !== null && record.state !== 'planned';
    const catalogue = isOpened ? catalogues.ofVersion(record.catalogueVersion) : catalogues.forPeriod(input.period);
    const { language } = input;
    return {
      version: catalogue.version,
      title: catalogue.title[language],
      sheets: catalogue.sheets.map(({ code, name }) => ({ code, name: name[language] })),
      elements: catalogue.elements.map((e) => ({
        code: e.code,
        sheet: e.sheet,
        name: e.name[language],
        help: e.help?.[language] ?? null,
        type: e.type,
        scale: e.scale,
        time: e.time,
        unit: e.unit[language],
        min: e.min,
        max: e.max,
        appliesTo: e.appliesTo,
        prefilled: e.prefill !== undefined,
        allowsNotApplicable: e.allowsNotApplicable,
        bureauTotalOnly: e.bureauTotalOnly,
      })),
      indicators: catalogue.indicators.map((i) => ({
        code: i.code,
        name: i.name[language],
        family: i.family,
        unit: i.unit[language],
        direction: i.direction,
        formula: i.formula[language],
        target: targetText(i, language),
        // A target per organisation is told in the words of its source: not twice.
        targetSource: i.target && i.target.kind !== 'per' ? i.target.source[language] : null,
        source: i.source[language],
      })),
      rules: catalogue.rules.map(({ code, severity, name, source }) => ({
        code,
        severity,
        name: name[language],
        source: source[language],
      })),
    };
  }
}

const QUARTERS: Record<Language, [string, string, string, string]> = {
  zh: ['一季度', '二季度', '三季度', '四季度'],
  en: ['Q1 ', 'Q2 ', 'Q3 ', 'Q4 '],
};

/** The target of the whole year, as a reader says it; a quarter in which nothing is due is left out of a pace. */
export function targetText(indicator: Indicator, language: Language): string | null {
  const { target } = indicator;
  if (!target) return null;
  switch (target.kind) {
    case 'pace':
      return target
        .pace!.flatMap((due, q) => (due === 0 ? [] : `${QUARTERS[language][q]}${formatTargetFigure(indicator, due, language)}`))
        .join(language === 'zh' ? '、' : ', ');
    case 'per':
      return target.source[language];
    default:
      return formatTarget(indicator, { value: target.value ?? null, range: target.range ?? null, met: null }, language);
  }
}
