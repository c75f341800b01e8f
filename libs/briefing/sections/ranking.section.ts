/** 三、排名与分档: direct children, compared only inside one sector, on figures with a better side and a base that carries a place. Left out with fewer than two children. */
import type { Sentence } from '#domain/briefing/sentence.js';
import { gradeOf, gradeRule, type Grade } from '#domain/analysis/grade.js';
import { byShare, tallyOf, type Tally } from '#domain/analysis/judged.js';
import type { BriefingChild } from '#domain/briefing/briefing-input.js';
import type { BarBlock, TableBlock } from '#domain/dashboard/block.js';
import { figureOf, toneOf } from '#domain/dashboard/figure-of.js';
import { rankingTitle } from '#domain/dashboard/finding-title.js';
import { formatNumber, formatRatio } from '#domain/indicators/format-figure.js';
import { isRankable, type Ranked, rankWithinSectors, SMALLEST_BASE } from '#domain/indicators/rank.js';
import { type Sector, SECTORS } from '#domain/unit/unit.js';
import { plain, rateCell, subtitle, subtitleOfKnown } from '../blocks.js';
import type { BriefingFacts, Known } from '../facts.js';
import { lightTable } from '../lights.js';
import { counted, drawn, joined, paragraph, ruleSaid, said } from '../said.js';
import type { NodeDraft, Section } from '../section.js';
import { spreadTable } from '../spread.js';
import { MARK, markNote } from './explained-figures.section.js';

const RANKED = ['COV05', 'LIF06', 'TRN01', 'RSP03'];
const SECTOR_ORDER = Object.keys(SECTORS) as Sector[];

interface Row extends Tally {
  child: BriefingChild;
  band: Grade | null;
}

export const ranking: Section = {
  name: 'ranking',
  title: { zh: '排名与分档', en: 'Ranking and bands' },
  build: (facts) => {
    const { children, catalogue } = facts.input;
    const grades = catalogue.appraisal?.grades;
    const ranked = facts.known(RANKED).filter(({ indicator }) => isRankable(indicator));
    const rows = children.map((child) => rowOf(child, facts)).filter((row) => row.judged > 0);
    if (children.length < 2 || ranked.length === 0 || rows.length === 0) return [];
    const bars = barBlock(ranked[0]!, facts);
    const lights = catalogue.appraisal ? lightTable(catalogue.appraisal, facts) : null;
    const spread = spreadTable(ranked, facts);
    return [
      paragraph(ruleSaid('bands', rule(facts)), 'rule'),
      ...(grades ? [paragraph(bandsSaid(rows, grades, facts), 'bands')] : []),
      drawn(table(rows, ranked, facts)),
      ...(lights ? [drawn(lights)] : []),
      ...(spread ? [drawn(spread)] : []),
      ...(bars ? [drawn(bars)] : []),
    ] satisfies NodeDraft[];
  },
};

function rule(facts: BriefingFacts): string {
  const { appraisal } = facts.input.catalogue;
  const bands = appraisal && gradeRule(appraisal);
  return facts.t(
    `排名只在同一领域的单位之间进行；中性指标、计数指标不排名，分母小于${SMALLEST_BASE}的不排名。${bands ? `分档规则：${bands.zh}。` : ''}`,
    `Places are among units of one sector only; neutral figures, counts and bases under ${SMALLEST_BASE} have none.${bands ? ` ${bands.en}.` : ''}`,
  );
}

function rowOf(child: BriefingChild, facts: BriefingFacts): Row {
  const { indicators, appraisal } = facts.input.catalogue;
  const tally = tallyOf(indicators, { get: (code) => facts.childFigure(child, code)?.figure });
  return { child, ...tally, band: appraisal ? gradeOf(appraisal, tally) : null };
}

function bandsSaid(rows: Row[], grades: readonly Grade[], facts: BriefingFacts): Sentence {
  const zh = facts.language === 'zh';
  const counts = grades.map((band) =>
    said(
      zh ? band.name.zh : `${band.name.en}: `,
      counted(`band.${band.code}`, rows.filter((row) => row.band === band).length),
      zh ? '个' : '',
    ),
  );
  const without = rows.filter((row) => row.band === null).length;
  const tail =
    without === 0
      ? said('')
      : zh
        ? said('，', counted('band.none', without), '个不分档')
        : said(', ', counted('band.none', without), ' without a band');
  return zh
    ? said('参加分档的', counted('band.units', rows.length - without), '个单位中，', joined(counts, '、'), tail, '。')
    : said('Of ', counted('band.units', rows.length - without), ' units: ', joined(counts, ', '), tail, '.');
}

function table(rows: Row[], ranked: Known[], facts: BriefingFacts): TableBlock {
  const places = new Map(ranked.map(({ indicator }) => [indicator.code, placesOf(indicator.code, facts)]));
  const sorted = rows.toSorted(
    (a, b) =>
      SECTOR_ORDER.indexOf(a.child.sector) - SECTOR_ORDER.indexOf(b.child.sector) ||
      byShare(a, b) ||
      b.judged - a.judged ||
      (a.child.code < b.child.code ? -1 : 1),
  );
  const shown = ranked.map(({ indicator }) => indicator.code);
  const isGraded = facts.input.catalogue.appraisal !== undefined;
  return {
    kind: 'table',
    id: 'bands',
    title: facts.t('各单位分档情况（按领域）', 'Units by band, within their sector'),
    subtitle: subtitle(facts),
    codes: shown,
    notes: [
      facts.t(
        '括号内为同领域名次/参加排名单位数，第二行为分子/分母。',
        'In brackets: place / units ranked in the sector; second line: n/d.',
      ),
      ...(sorted.some(({ child }) => facts.isExplained(child.code, shown)) ? [markNote(facts)] : []),
    ],
    columns: [
      { key: 'unit', name: facts.t('单位', 'unit'), align: 'left' },
      { key: 'sector', name: facts.t('领域', 'sector'), align: 'center' },
      ...ranked.map(({ indicator }) => ({ key: indicator.code, name: facts.word(indicator.name), align: 'right' as const })),
      { key: 'met', name: facts.t('达标/参评', 'on target'), align: 'right' },
      ...(isGraded ? [{ key: 'band', name: facts.t('档次', 'band'), align: 'center' as const }] : []),
    ],
    rows: sorted.map((row) => ({
      key: row.child.code,
      drill: null,
      cells: [
        plain(marked(row.child, shown, facts)),
        plain(facts.word(SECTORS[row.child.sector])),
        ...ranked.map(({ indicator }) => rankCell(row.child, indicator.code, places.get(indicator.code), facts)),
        plain(formatRatio(row.met, row.judged)),
        ...(isGraded ? [bandCell(row.band, facts)] : []),
      ],
    })),
  };
}

const bandCell = (band: Grade | null, facts: BriefingFacts): TableBlock['rows'][number]['cells'][number] =>
  band ? { display: facts.word(band.name), tone: band.from === 0 ? 'bad' : 'neutral' } : { display: '—', tone: 'muted' };

const marked = (child: BriefingChild, codes: string[], facts: BriefingFacts): string =>
  facts.isExplained(child.code, codes) ? `${child.shortName}${MARK}` : child.shortName;

function rankCell(child: BriefingChild, code: string, places: Map<string, Ranked> | undefined, facts: BriefingFacts) {
  const place = places?.get(child.code);
  return rateCell(facts.childFigure(child, code), facts, place ? ` (${place.place}/${place.of})` : '');
}

function placesOf(code: string, facts: BriefingFacts): Map<string, Ranked> {
  const peers = facts.input.children.flatMap((child) => {
    const known = facts.childFigure(child, code);
    return known ? [{ unit: child.code, sector: child.sector, value: known.figure }] : [];
  });
  return new Map(rankWithinSectors(facts.input.catalogue.indicator(code), peers).map((ranked) => [ranked.unit, ranked]));
}

/** The first ranked figure of every unit, sector by sector. */
function barBlock(known: Known, facts: BriefingFacts): BarBlock | null {
  const { indicator } = known;
  const sign = indicator.direction === 'down' ? 1 : -1;
  const rows = facts.input.children
    .flatMap((child) => {
      const own = facts.childFigure(child, indicator.code);
      return own ? [{ child, figure: own.figure }] : [];
    })
    .toSorted(
      (a, b) =>
        SECTOR_ORDER.indexOf(a.child.sector) - SECTOR_ORDER.indexOf(b.child.sector) ||
        sign * ((a.figure.value ?? sign * 1e12) - (b.figure.value ?? sign * 1e12)) ||
        (a.child.code < b.child.code ? -1 : 1),
    );
  if (rows.length < 2 || rows.length > 24) return null;
  const target = known.figure.target?.value ?? null;
  return {
    kind: 'bar',
    id: `rank-${indicator.code}`,
    title: rankingTitle(
      indicator,
      rows.map(({ child, figure }) => ({ name: child.shortName, figure })),
      { zh: '单位', en: 'units' },
      facts.language,
    ),
    subtitle: subtitleOfKnown(known, facts),
    codes: [indicator.code],
    notes: rows.some(({ child }) => facts.isExplained(child.code, [indicator.code])) ? [markNote(facts)] : [],
    unit: facts.word(indicator.unit),
    decimals: indicator.decimals,
    bars: rows.map(({ child, figure }) => ({
      key: child.code,
      name: `${marked(child, [indicator.code], facts)}${facts.t(`（${SECTORS[child.sector].zh}）`, ` (${SECTORS[child.sector].en})`)}`,
      figure: figureOf(indicator, figure, facts.language),
      tone: toneOf(figure),
      compare: null,
      drill: { unit: child.code },
    })),
    compareName: null,
    target:
      target === null ? null : { name: facts.t(`目标 ${formatNumber(target, 0)}%`, `target ${formatNumber(target, 0)}%`), value: target },
  };
}
