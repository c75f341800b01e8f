/** The card of an indicator: as it was defined through the years, the elements behind it, its past, and where it is shown. */
import type { Actor } from '#domain/access/actor.js';
import { may } from '#domain/access/policy.js';
import type { Catalogue, Cumulation, Indicator, IndicatorCode } from '#domain/catalogue/catalogue.js';
import { figureOf } from '#domain/dashboard/figure-of.js';
import { DomainError, type Language, type Text } from '#domain/errors.js';
import type { CollectedFigures } from '#domain/indicators/collected-figures.js';
import { apartIn, isOfYear } from '#domain/indicators/compare.js';
import { headlineSpanOf } from '#domain/indicators/evaluate-indicators.js';
import { formatTarget } from '#domain/indicators/format-figure.js';
import { operandsOf } from '#domain/indicators/trace.js';
import type { IndicatorCardView } from '#domain/views/figure-view.js';
import { DASHBOARDS } from '../dashboards/dashboards.js';
import type { FiguresStamp } from '../dashboards/ready-answer.js';
import type { Ports } from '../ports.js';
import { targetText } from '../read-catalogue.js';
import { collectFigures } from './collect-figures.js';
import { findScope } from './figure-scope.js';

type Definition = IndicatorCardView['definitions'][number];

export class ReadIndicatorCard {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues'>) {}

  /** Throws `not_found` for a code that no version of the catalogue has. */
  async run(input: { actor: Actor; code: IndicatorCode; language: Language }): Promise<{ card: IndicatorCardView; stamp: FiguresStamp }> {
    const { database, catalogues } = this.ports;
    const { actor, code, language } = input;
    const known = catalogues
      .all()
      .filter((catalogue) => catalogue.hasIndicator(code))
      .toReversed();
    const [newest] = known;
    if (!newest) throw new DomainError('not_found', { zh: `指标目录中没有“${code}”`, en: `No catalogue has an indicator "${code}"` });
    const indicator = newest.indicator(code);
    const { record, unit, figures } = await database.snapshot(async (stores) => {
      const { record, unit, children } = await findScope(stores, { actor });
      return { record, unit, figures: await collectFigures(stores, catalogues, { record, unit, children }) };
    });
    const card: IndicatorCardView = {
      code,
      name: indicator.name[language],
      family: indicator.family,
      unit: indicator.unit[language],
      decimals: indicator.decimals,
      direction: indicator.direction,
      bureauTotalOnly: indicator.bureauTotalOnly ?? false,
      definitions: merged(known.map((catalogue) => definitionOf(catalogue, code, language))),
      elements: elementsOf(newest, indicator, language),
      history: {
        unit: unit.code,
        unitName: unit.shortName,
        restarts: figures.trend.some(({ figures: at }) => at.has(code) && isOfYear(indicator, at.get(code)!)),
        apart: apartIn(
          indicator,
          figures.trend.flatMap(({ figures: at }) => at.get(code) ?? []),
        ),
        points: figures.trend.flatMap(({ period, figures: at }) => {
          const figure = at.get(code);
          if (!figure) return [];
          const target = formatTarget(indicator, figure.target, language);
          return [
            {
              period,
              figure: figureOf(indicator, figure, language),
              target,
              targetValue: figure.target?.value ?? null,
              met: figure.target?.met ?? null,
            },
          ];
        }),
      },
      shownOn: await shownOn(figures, actor, code, language),
    };
    return { card, stamp: { asOf: figures.asOf, dataVersion: record.dataVersion } };
  }
}

const CUMULATIONS: Record<Cumulation, Text> = {
  sum_over_sum: { zh: '各季分子之和÷各季分母之和', en: 'numerators of all quarters ÷ denominators of all quarters' },
  sum_over_last: { zh: '各季分子之和÷本季分母', en: 'numerators of all quarters ÷ denominator of the last' },
  last: { zh: '以最近一季的数为准', en: 'the figure of the last quarter' },
  none: { zh: '不累计', en: 'not cumulated' },
};
const ADDED: Text = { zh: '各季之和', en: 'sum of the quarters' };

function definitionOf(catalogue: Catalogue, code: IndicatorCode, language: Language): Definition {
  const indicator = catalogue.indicator(code);
  const isAdded = indicator.kind === 'count' && indicator.cumulation === 'sum_over_sum';
  return {
    versions: [catalogue.version],
    effectiveFrom: catalogue.effectiveFrom,
    name: indicator.name[language],
    formula: indicator.formula[language],
    expression: expressionOf(indicator),
    target: targetText(indicator, language),
    // A target per organisation is told in the words of its source: not twice.
    targetSource: indicator.target && indicator.target.kind !== 'per' ? indicator.target.source[language] : null,
    source: indicator.source[language],
    cumulation: (isAdded ? ADDED : CUMULATIONS[indicator.cumulation])[language],
    span: headlineSpanOf(indicator),
  };
}

/** Newest first; what says the same as the one before it in time is the same definition, in force since then. */
function merged(definitions: Definition[]): Definition[] {
  const said = (definition: Definition): string => JSON.stringify({ ...definition, versions: null, effectiveFrom: null });
  const result: Definition[] = [];
  for (const definition of definitions) {
    const newer = result.at(-1);
    if (newer && said(newer) === said(definition))
      result[result.length - 1] = { ...definition, versions: [...newer.versions, ...definition.versions] };
    else result.push(definition);
  }
  return result;
}

/** `(O10 - O13) / O10`; null where code or ballots decide. */
function expressionOf({ numerator, denominator, of }: Indicator): string | null {
  if (of) return of.join(' - ');
  const part = (source: string): string => (/^\w+$/.test(source) ? source : `(${source})`);
  if (!numerator) return null;
  return denominator ? `${part(numerator.source)} / ${part(denominator.source)}` : numerator.source;
}

function elementsOf(catalogue: Catalogue, indicator: Indicator, language: Language): IndicatorCardView['elements'] {
  const parts = (indicator.of ?? []).filter((code) => catalogue.hasIndicator(code)).map((code) => catalogue.indicator(code));
  const codes = [...new Set([indicator, ...parts].flatMap(operandsOf))].filter((code) => catalogue.hasElement(code));
  return codes.map((code) => {
    const { name, sheet } = catalogue.element(code);
    const sheetName = catalogue.sheets.find((each) => each.code === sheet)?.name[language] ?? sheet;
    return { code, name: name[language], sheet, sheetName };
  });
}

/** Asked of the dashboards themselves, with the figures of the reader's own unit and the units below it: whose blocks speak of the indicator. */
async function shownOn(
  figures: CollectedFigures,
  actor: Actor,
  code: IndicatorCode,
  language: Language,
): Promise<IndicatorCardView['shownOn']> {
  const shown: IndicatorCardView['shownOn'] = [];
  for (const [name, { title, needs, blocks }] of Object.entries(DASHBOARDS)) {
    if (!may(actor, needs, figures.unit.path)) continue;
    const codes: IndicatorCode[] = [];
    for (const block of blocks) codes.push(...((await block(figures, language, { quota: null, code: null }))?.codes ?? []));
    if (codes.includes(code)) shown.push({ name, title: title[language] });
  }
  return shown;
}
