/** The catalogue of a period in the reader's language. */
import type { Target } from '#domain/catalogue/catalogue.js';
import type { Language } from '#domain/errors.js';
import type { Period } from '#domain/period/period.js';
import type { CatalogueView } from '#domain/views/catalogue-view.js';
import type { Ports } from './ports.js';

export class ReadCatalogue {
  constructor(private readonly ports: Pick<Ports, 'catalogues'>) {}

  run(input: { period: Period; language: Language }): CatalogueView {
    const catalogue = this.ports.catalogues.forPeriod(input.period);
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
      })),
      indicators: catalogue.indicators.map((i) => ({
        code: i.code,
        name: i.name[language],
        family: i.family,
        unit: i.unit[language],
        direction: i.direction,
        formula: i.formula[language],
        target: i.target ? targetText(i.target) : null,
        targetSource: i.target?.source[language] ?? null,
        source: i.source,
      })),
      rules: catalogue.rules.map(({ code, severity, name, source }) => ({ code, severity, name: name[language], source })),
    };
  }
}

function targetText(target: Target): string {
  switch (target.kind) {
    case 'fixed':
      return String(target.value);
    case 'pace':
      return target.pace!.join(' / ');
    case 'range':
      return target.range!.join(' – ');
    case 'per':
      return target.per!.source;
  }
}
