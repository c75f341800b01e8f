/** The input of a briefing, looked up the way sections ask: by code, in the reader's language, in the span each figure is read in. */
import type { BriefingChild, BriefingInput, UnitFiling } from '#domain/briefing/briefing-input.js';
import type { Indicator, IndicatorCode } from '#domain/catalogue/catalogue.js';
import type { Language, Text } from '#domain/errors.js';
import { isOfYear as isFigureOfYear } from '#domain/indicators/compare.js';
import { headlineSpanOf, yearSpanOf } from '#domain/indicators/evaluate-indicators.js';
import type { ComparedIndicatorValue, IndicatorValue } from '#domain/indicators/indicator-value.js';
import { cumulativeName, halfYearName, periodName } from '#domain/period/period.js';
import { elementsOf } from '#domain/return/explained-figure.js';
import type { Sector } from '#domain/unit/unit.js';
import { dateText, shanghaiTime } from './dates.js';

/** An indicator with its value at one node. */
export interface Known {
  indicator: Indicator;
  figure: ComparedIndicatorValue;
}

export const isOfYear = ({ indicator, figure }: Known): boolean => isFigureOfYear(indicator, figure);

export class BriefingFacts {
  readonly language: Language;
  private readonly quarter: Map<IndicatorCode, ComparedIndicatorValue>;
  private readonly cumulative: Map<IndicatorCode, ComparedIndicatorValue>;
  private readonly ofChild = new Map<BriefingChild, Map<IndicatorCode, ComparedIndicatorValue>>();

  constructor(readonly input: BriefingInput) {
    this.language = input.language;
    this.quarter = new Map(input.quarter.map((value) => [value.code, value]));
    this.cumulative = new Map(input.cumulative.map((value) => [value.code, value]));
  }

  t(zh: string, en: string): string {
    return this.language === 'zh' ? zh : en;
  }
  word(text: Text): string {
    return text[this.language];
  }

  get period(): string {
    return periodName(this.input.period)[this.language];
  }
  /** Whether the meeting it is laid before reviews half a year. */
  get isOfHalfYear(): boolean {
    return this.input.meetingKind === 'half_year';
  }
  /** What that meeting reviews: 2026年上半年; of any other the quarter. */
  get reviewed(): string {
    return this.isOfHalfYear ? halfYearName(this.input.period)[this.language] : this.period;
  }
  get yearSoFar(): string {
    return cumulativeName(this.input.period)[this.language];
  }
  /** The day the figures were computed, by the office's clock (UTC+8 all year): 2026年10月20日. */
  get asOfDay(): string {
    return dateText(shanghaiTime(this.input.asOf), this.language);
  }

  /** Figures of the node, in the span they are read in; those not expected of anybody here are left out. */
  known(codes: readonly IndicatorCode[]): Known[] {
    return codes.flatMap((code) => this.pick(code, (span) => (span === 'cumulative' ? this.cumulative : this.quarter).get(code)));
  }
  one(code: IndicatorCode): Known | null {
    return this.known([code])[0] ?? null;
  }
  /** Figures of the year so far, whatever span they are read in elsewhere. */
  yearToDate(codes: readonly IndicatorCode[]): Known[] {
    return codes.flatMap((code) => this.pick(code, () => this.cumulative.get(code)));
  }
  ofQuarter(code: IndicatorCode): Known | null {
    return this.pick(code, () => this.quarter.get(code))[0] ?? null;
  }
  /** All of the catalogue that have a figure here, in its order. */
  get all(): Known[] {
    return this.known(this.input.catalogue.indicators.map((indicator) => indicator.code));
  }
  sectorFigure(sector: Sector, code: IndicatorCode): Known | null {
    const node = this.input.sectors.find((one) => one.sector === sector);
    return this.pick(code, () => node?.values.find((value) => value.code === code))[0] ?? null;
  }
  childFigure(child: BriefingChild, code: IndicatorCode): Known | null {
    return this.pick(code, () => this.valuesOf(child).get(code))[0] ?? null;
  }
  /** Of one child by code, as the analyses of #domain ask for them. */
  valuesOf(child: BriefingChild): ReadonlyMap<IndicatorCode, ComparedIndicatorValue> {
    const known = this.ofChild.get(child) ?? new Map(child.values.map((value) => [value.code, value]));
    this.ofChild.set(child, known);
    return known;
  }
  /** Last quarters of an indicator; empty when the input brings none. */
  trend(code: IndicatorCode): { value: IndicatorValue; target: number | null }[] {
    return this.input.trends.find((trend) => trend.code === code)?.points ?? [];
  }
  /** Whether the unit wrote a note on a figure one of these indicators is made of. */
  isExplained(unit: string, codes: readonly IndicatorCode[]): boolean {
    const { catalogue, explanations } = this.input;
    const own = explanations.filter((one) => one.unit === unit);
    const known = own.length > 0 ? codes.filter((code) => catalogue.hasIndicator(code)) : [];
    return known.some((code) => {
      const elements = elementsOf(catalogue, catalogue.indicator(code));
      return own.some((one) => elements.has(one.element));
    });
  }
  filed(state: UnitFiling['state']): UnitFiling[] {
    return this.input.filing.filter((unit) => unit.state === state);
  }

  private pick(code: IndicatorCode, find: (span: 'quarter' | 'cumulative') => ComparedIndicatorValue | undefined): Known[] {
    const { catalogue } = this.input;
    if (!catalogue.hasIndicator(code)) return [];
    const indicator = catalogue.indicator(code);
    const figure = find(this.input.sumsUpYear ? yearSpanOf(indicator) : headlineSpanOf(indicator));
    // What has no figure of a year says nothing of one.
    if (this.input.sumsUpYear && figure?.span === 'quarter' && indicator.time !== 'stock') return [];
    return figure && figure.status !== 'not_expected' ? [{ indicator, figure }] : [];
  }
}
