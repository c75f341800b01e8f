/** 三、排名与分档: direct children, compared only inside one sector, on figures with a better side and a base that carries a place. Left out with fewer than two children. */
import type { BriefingNode } from '#domain/briefing/briefing.js';
import type { BriefingChild } from '#domain/briefing/briefing-input.js';
import type { BarBlock, TableBlock } from '#domain/dashboard/block.js';
import { figureOf, toneOf } from '#domain/dashboard/figure-of.js';
import { rankingTitle } from '#domain/dashboard/finding-title.js';
import { formatNumber, formatRatio } from '#domain/indicators/format-figure.js';
import { isRankable, type Ranked, rankWithinSectors, SMALLEST_BASE } from '#domain/indicators/rank.js';
import { type Sector, SECTORS } from '#domain/unit/unit.js';
import { plain, rateCell, subtitle, subtitleOfKnown } from '../blocks.js';
import type { BriefingFacts, Known } from '../facts.js';
import { counted, joined, paragraph, type Said, said } from '../said.js';
import type { Section } from '../section.js';
import { MARK, markNote } from './explained-figures.section.js';

const RANKED = ['COV05', 'LIF06', 'TRN01', 'RSP03'];
/** Fewer judged figures than this do not carry a band. */
const FEWEST_JUDGED = 5;
/** Share of judged figures on target, from which a band begins. */
const BANDS = [
  { from: 0.9, name: { zh: '优', en: 'A' } },
  { from: 0.75, name: { zh: '良', en: 'B' } },
  { from: 0.6, name: { zh: '中', en: 'C' } },
  { from: 0, name: { zh: '差', en: 'D' } },
];
const SECTOR_ORDER = Object.keys(SECTORS) as Sector[];

interface Row {
  child: BriefingChild;
  met: number;
  judged: number;
  band: (typeof BANDS)[number] | null;
}

export const ranking: Section = {
  name: 'ranking',
  title: { zh: '排名与分档', en: 'Ranking and bands' },
  build: (facts) => {
    const { children } = facts.input;
    const ranked = facts.known(RANKED).filter(({ indicator }) => isRankable(indicator));
    const rows = children.map((child) => rowOf(child, facts)).filter((row) => row.judged > 0);
    if (children.length < 2 || ranked.length === 0 || rows.length === 0) return [];
    const bars = barBlock(ranked[0]!, facts);
    return [
      paragraph(said(rule(facts))),
      paragraph(bandsSaid(rows, facts)),
      { type: 'block', block: table(rows, ranked, facts) },
      ...(bars ? [{ type: 'block' as const, block: bars }] : []),
    ] satisfies BriefingNode[];
  },
};

const rule = (facts: BriefingFacts): string =>
  facts.t(
    `排名只在同一领域的单位之间进行；中性指标、计数指标不排名，分母小于${SMALLEST_BASE}的不排名。分档规则：按达标指标数占参评指标数的比例，90%以上为优，75%以上为良，60%以上为中，60%以下为差；参评指标不足${FEWEST_JUDGED}项、或因已审核单位过少有指标未公布的不分档。`,
    `Places are among units of one sector only; neutral figures, counts and bases under ${SMALLEST_BASE} have none. Bands go by the share of judged figures on target: A from 90%, B from 75%, C from 60%, D below; fewer than ${FEWEST_JUDGED} judged figures, or figures withheld for few returns, carry no band.`,
  );

function rowOf(child: BriefingChild, facts: BriefingFacts): Row {
  const judged = facts.input.catalogue.indicators.flatMap(({ code, bureauTotalOnly }) => {
    const met = bureauTotalOnly ? null : facts.childFigure(child, code)?.figure.target?.met;
    return typeof met === 'boolean' ? [met] : [];
  });
  const met = judged.filter(Boolean).length;
  const isThin = RANKED.some((code) => facts.childFigure(child, code)?.figure.status === 'withheld');
  const band = isThin || judged.length < FEWEST_JUDGED ? null : (BANDS.find(({ from }) => met / judged.length >= from) ?? null);
  return { child, met, judged: judged.length, band };
}

function bandsSaid(rows: Row[], facts: BriefingFacts): Said {
  const zh = facts.language === 'zh';
  const counts = BANDS.map((band) =>
    said(
      zh ? band.name.zh : `${band.name.en}: `,
      counted(`band.${band.name.en}`, rows.filter((row) => row.band === band).length),
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
      b.met / b.judged - a.met / a.judged ||
      b.judged - a.judged ||
      (a.child.code < b.child.code ? -1 : 1),
  );
  const shown = ranked.map(({ indicator }) => indicator.code);
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
      { key: 'band', name: facts.t('档次', 'band'), align: 'center' },
    ],
    rows: sorted.map((row) => ({
      key: row.child.code,
      drill: null,
      cells: [
        plain(marked(row.child, shown, facts)),
        plain(facts.word(SECTORS[row.child.sector])),
        ...ranked.map(({ indicator }) => rankCell(row.child, indicator.code, places.get(indicator.code), facts)),
        plain(formatRatio(row.met, row.judged)),
        row.band
          ? { display: facts.word(row.band.name), tone: row.band.from === 0 ? ('bad' as const) : ('neutral' as const) }
          : { display: '—', tone: 'muted' as const },
      ],
    })),
  };
}

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
