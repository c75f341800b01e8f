/** Footnotes of a block: what units wrote on the figures it shows, with a mark at the unit's name. */
import type { ElementCode, IndicatorCode } from '#domain/catalogue/catalogue.js';
import type { Language } from '#domain/errors.js';
import type { CollectedFigures } from '#domain/indicators/collected-figures.js';
import { elementsOf, type ExplainedFigure } from '#domain/return/explained-figure.js';

export const MARK = '※';
/** More would bury the chart; all of them stand in the unit's return and in the briefing. */
const MOST = 8;

export interface ExplainedNotes {
  /** `name`, marked where the unit's own return has a note on one of these indicators, or on any that is shown. */
  marked(unit: string, name: string, codes?: readonly IndicatorCode[]): string;
  /** One line a note, for the units shown. */
  lines: string[];
}

/** `shown`: which unit's figures of which indicators the block shows. */
export function explainedNotes(
  data: CollectedFigures,
  shown: readonly { unit: string; name: string; codes: readonly IndicatorCode[] }[],
  language: Language,
): ExplainedNotes {
  const about = (unit: string, codes: readonly IndicatorCode[]): ExplainedFigure[] => {
    const own = data.explained.filter((each) => each.unit === unit);
    const elements = own.length > 0 ? elementsOfAll(data, codes) : new Set();
    return own.filter((each) => elements.has(each.element));
  };
  const told = shown.flatMap(({ unit, name, codes }) => about(unit, codes).map((each) => ({ name, each })));
  const units = new Set(told.map(({ each }) => each.unit));
  const distinct = [...new Set(told.map(({ name, each }) => lineOf(data, name, each, language)))];
  const more = distinct.length - MOST;
  const rest = language === 'zh' ? `另有${more}项数据说明，见各单位季报` : `${more} more notes stand in the units' returns`;
  return {
    marked: (unit, name, codes) => ((codes ? about(unit, codes).length > 0 : units.has(unit)) ? `${name}${MARK}` : name),
    lines: more > 0 ? [...distinct.slice(0, MOST), rest] : distinct,
  };
}

function elementsOfAll({ catalogue }: CollectedFigures, codes: readonly IndicatorCode[]): Set<ElementCode> {
  const known = codes.filter((code) => catalogue.hasIndicator(code));
  return new Set(known.flatMap((code) => [...elementsOf(catalogue, catalogue.indicator(code))]));
}

/** ※第7党支部“参加集中学习人次”155：部分党员外出培训 */
function lineOf({ catalogue }: CollectedFigures, name: string, { element, value, note }: ExplainedFigure, language: Language): string {
  const { zh, en } = catalogue.element(element).name;
  const figure = value === null ? '' : String(value);
  return language === 'zh' ? `${MARK}${name}“${zh}”${figure}：${note}` : `${MARK} ${name}, "${en}" ${figure}: ${note}`;
}
