/** Who is ahead and who is behind, each among the peers of its own sector? */
import type { IndicatorCode } from '#domain/catalogue/catalogue.js';
import { figureOf, toneOf } from '#domain/dashboard/figure-of.js';
import { rankingTitle } from '#domain/dashboard/finding-title.js';
import type { Language } from '#domain/errors.js';
import type { ChildFigures } from '#domain/indicators/collected-figures.js';
import { targetWord } from '#domain/indicators/format-figure.js';
import { rankWithinSectors, SMALLEST_BASE, type Ranked } from '#domain/indicators/rank.js';
import { SECTORS, type Sector } from '#domain/unit/unit.js';
import { figuresOf, indicatorSubtitle, LAST_YEAR, notesOf, UNIT_NOUN, yearAgoOf, type BlockBuilder } from '../block-builder.js';
import { explainedNotes } from '../explained-notes.js';

const SECTOR_ORDER = Object.keys(SECTORS) as Sector[];

export const rankingBars =
  (code: IndicatorCode): BlockBuilder =>
  (data, language) => {
    const [known] = figuresOf(data, [code]);
    if (!known || data.children.length < 2 || known.indicator.bureauTotalOnly) return null;
    const { indicator } = known;
    const places = new Map(
      rankWithinSectors(
        indicator,
        data.children.map(({ unit, figures }) => ({ unit: unit.code, sector: unit.sector, value: figures.get(code)! })),
      ).map((r) => [r.unit, r]),
    );
    const sign = indicator.direction === 'down' ? 1 : -1;
    const valueOf = ({ figures }: ChildFigures): number => figures.get(code)?.value ?? sign * 1e12;
    const sorted = data.children.toSorted(
      (a, b) =>
        SECTOR_ORDER.indexOf(a.unit.sector) - SECTOR_ORDER.indexOf(b.unit.sector) ||
        sign * (valueOf(a) - valueOf(b)) ||
        (a.unit.path < b.unit.path ? -1 : 1),
    );
    const explained = explainedNotes(
      data,
      sorted.map(({ unit }) => ({ unit: unit.code, name: unit.shortName, codes: [code] })),
      language,
    );
    const bars = sorted.map(({ unit, figures }) => {
      const figure = figures.get(code)!;
      return {
        key: unit.code,
        name: `${explained.marked(unit.code, unit.shortName)}${sectorPlace(unit.sector, places.get(unit.code), language)}`,
        figure: figureOf(indicator, figure, language),
        tone: toneOf(figure),
        compare: yearAgoOf(figure),
        drill: { unit: unit.code },
      };
    });
    const target = known.figure.target;
    return {
      kind: 'bar',
      id: `rank-${code}`,
      title: rankingTitle(
        indicator,
        sorted.map(({ unit, figures }) => ({ name: unit.shortName, figure: figures.get(code)! })),
        UNIT_NOUN,
        language,
      ),
      subtitle: indicatorSubtitle(known, language),
      codes: [code],
      notes: notesOf(
        data,
        language,
        language === 'zh'
          ? `名次只在同一领域内排列，分母不足${SMALLEST_BASE}的不排名`
          : `Places are among units of one sector; bases under ${SMALLEST_BASE} have none`,
        ...explained.lines,
      ),
      unit: indicator.unit[language],
      decimals: indicator.decimals,
      bars,
      compareName: bars.some((bar) => bar.compare !== null) ? LAST_YEAR[language] : null,
      target:
        target?.value != null && indicator.target?.kind !== 'per'
          ? { name: targetWord(indicator, target)[language], value: target.value }
          : null,
    };
  };

/** （机关1/3）: place among the peers, or the sector alone where there is none. */
function sectorPlace(sector: Sector, place: Ranked | undefined, language: Language): string {
  const name = SECTORS[sector][language];
  const rank = place ? ` ${place.place}/${place.of}` : '';
  return language === 'zh' ? `（${name}${rank}）` : ` (${name}${rank})`;
}
