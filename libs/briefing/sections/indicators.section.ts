/** 二、主要指标: family by family, what is off target in words, every figure in a table, and one chart where it shows more. Needs at least one known figure. */
import type { Sentence } from '#domain/briefing/sentence.js';
import { FAMILIES, type Family } from '#domain/catalogue/catalogue.js';
import type { Block, BulletBlock, HeatBlock, StackBlock, TableBlock } from '#domain/dashboard/block.js';
import { figureOf, subtitleOf, toneOf } from '#domain/dashboard/figure-of.js';
import { yearEndNeed } from '#domain/analysis/year-end-need.js';
import { formatNumber, formatValue } from '#domain/indicators/format-figure.js';
import { SECTORS } from '#domain/unit/unit.js';
import { figureTable, plain, rateCell, subtitle, tableNote, trendBlock } from '../blocks.js';
import type { BriefingFacts, Known } from '../facts.js';
import { FAMILY_NAMES } from '../family-names.js';
import { ordinal } from '../numbering.js';
import { bound, counted, drawn, joined, NOTHING, paragraph, said, shortSentence } from '../said.js';
import type { NodeDraft, Section } from '../section.js';

const LIFE_HEAT = ['LIF01', 'LIF02', 'LIF04', 'LIF05', 'LIF06'];
const FOUR_FORMS = ['SUP08.1', 'SUP08.2', 'SUP08.3', 'SUP08.4'];
const BY_SECTOR = ['COV03', 'COV05', 'LIF06', 'TRN01', 'RSP03'];
const HEAT_ROWS = 16;
/** Off-target figures told in words; the table has them all. */
const TOLD = 3;

export const indicators: Section = {
  name: 'indicators',
  title: { zh: '主要指标', en: 'Indicators' },
  build: (facts) => {
    const families = FAMILIES.map((family) => ({
      family,
      figures: facts.all.filter(({ indicator }) => indicator.family === family),
    })).filter(({ figures }) => figures.some(({ figure }) => figure.value !== null));
    const sectors = sectorTable(facts);
    const told = families.flatMap(({ family, figures }, i): NodeDraft[] => [
      { type: 'heading', level: 2, text: ordinal(i, FAMILY_NAMES[family][facts.language], facts.language) },
      paragraph(familySaid(family, figures, facts), family),
      ...needs(family, figures, facts),
      {
        type: 'block',
        block: {
          ...figureTable(
            `table-${family}`,
            facts.t(`${FAMILY_NAMES[family].zh}指标`, `${FAMILY_NAMES[family].en} figures`),
            figures,
            facts,
          ),
          notes: i === 0 ? [tableNote(facts)] : [],
        },
      },
      ...chartsOf(family, facts).map((block) => drawn(block)),
    ]);
    if (!sectors || told.length === 0) return told;
    return [
      ...told,
      { type: 'heading', level: 2, text: ordinal(families.length, facts.t('分领域情况', 'By sector'), facts.language) },
      drawn(sectors),
    ];
  },
};

function familySaid(family: Family, figures: Known[], facts: BriefingFacts): Sentence {
  const zh = facts.language === 'zh';
  const judged = figures.filter(({ figure }) => typeof figure.target?.met === 'boolean');
  const unmet = judged.filter(({ figure }) => figure.target?.met === false);
  const stop = zh ? '。' : '.';
  if (judged.length === 0)
    return said(
      zh ? '本类指标没有可与目标比较的数据，情况见下表。' : 'No figure of this family can be held against a target; see the table.',
    );
  const count = zh
    ? said(
        FAMILY_NAMES[family].zh,
        '类设有目标且有数据的指标',
        counted(`${family}.judged`, judged.length),
        '项，达到',
        counted(`${family}.met`, judged.length - unmet.length),
        '项，未达到',
        counted(`${family}.unmet`, unmet.length),
        '项',
      )
    : said(
        counted(`${family}.judged`, judged.length),
        ' figures have a target: ',
        counted(`${family}.met`, judged.length - unmet.length),
        ' reach it, ',
        counted(`${family}.unmet`, unmet.length),
        ' do not',
      );
  if (unmet.length === 0) return said(count, stop);
  const told = joined(
    unmet.slice(0, TOLD).map((known) => shortSentence(known, facts.language)),
    zh ? '；' : '; ',
  );
  const rest = unmet.length > TOLD ? (zh ? '；其余见表' : '; the rest is in the table') : '';
  return said(count, stop, zh ? '' : ' ', told, rest, stop);
}

/** What is left until the year end, where a figure follows a pace: arithmetic, no forecast. */
function needs(family: Family, figures: Known[], facts: BriefingFacts): NodeDraft[] {
  const zh = facts.language === 'zh';
  const told = figures.flatMap(({ indicator, figure }) => {
    const need = yearEndNeed(indicator, figure);
    if (!need || need.needed === 0 || figure.target?.met !== false) return [];
    const code = (side: string): string => `${indicator.code}.yearEnd.${side}`;
    const [target, left, each] = [
      bound(code('target'), `${need.target}%`, need.target),
      bound(code('needed'), formatNumber(need.needed, 0), need.needed),
      bound(code('perQuarter'), formatNumber(need.neededPerQuarter ?? need.needed, 0), need.neededPerQuarter ?? need.needed),
    ];
    const perQuarter = need.quartersLeft > 1;
    return [
      zh
        ? said(
            facts.word(indicator.name),
            '按现有分母，到年底达到',
            target,
            '，分子还需增加',
            left,
            perQuarter ? said('，平均每季度', each) : NOTHING,
          )
        : said(
            left,
            ' more for ',
            facts.word(indicator.name),
            ' to reach ',
            target,
            ' by the year end',
            perQuarter ? said(', ', each, ' a quarter') : NOTHING,
          ),
    ];
  });
  return told.length === 0 ? [] : [paragraph(said(joined(told, zh ? '；' : '; '), zh ? '。' : '.'), `${family}-year-end`)];
}

function chartsOf(family: Family, facts: BriefingFacts): Block[] {
  const charts: Record<Family, (Block | null)[]> = {
    coverage: [trendBlock('COV05', facts)],
    life: [trendBlock('LIF06', facts), heat(facts)],
    training: [pace(facts)],
    supervision: [fourForms(facts)],
    responsibility: [],
  };
  return charts[family].filter((block) => block !== null);
}

/** Headline rates of each sector, n/d below; not a ranking: sectors are different kinds of organisation. */
function sectorTable(facts: BriefingFacts): TableBlock | null {
  const { sectors } = facts.input;
  const columns = facts.known(BY_SECTOR);
  if (sectors.length < 2 || columns.length === 0) return null;
  return {
    kind: 'table',
    id: 'sectors',
    title: facts.t('各领域主要指标', 'Headline figures by sector'),
    subtitle: subtitle(facts),
    codes: columns.map(({ indicator }) => indicator.code),
    notes: [facts.t('第二行为分子/分母；领域之间不排名。', 'Second line: n/d; sectors are not ranked.')],
    columns: [
      { key: 'sector', name: facts.t('领域', 'sector'), align: 'left' },
      ...columns.map(({ indicator }) => ({ key: indicator.code, name: facts.word(indicator.name), align: 'right' as const })),
    ],
    rows: sectors.map(({ sector }) => ({
      key: sector,
      drill: null,
      cells: [
        plain(facts.word(SECTORS[sector])),
        ...columns.map(({ indicator }) => rateCell(facts.sectorFigure(sector, indicator.code), facts)),
      ],
    })),
  };
}

/** Children × meetings; the units that miss most stand first, and no more than a page takes. */
function heat(facts: BriefingFacts): HeatBlock | null {
  const columns = facts.known(LIFE_HEAT);
  const { children } = facts.input;
  if (children.length < 2 || columns.length < 2) return null;
  const rows = children
    .map((child) => ({
      key: child.code,
      name: child.shortName,
      drill: { unit: child.code },
      cells: columns.map(({ indicator }) => {
        const known = facts.childFigure(child, indicator.code);
        return known
          ? { figure: figureOf(indicator, known.figure, facts.language), tone: toneOf(known.figure) }
          : {
              figure: {
                value: null,
                display: formatValue(indicator, null, 'not_expected', facts.language),
                ratio: '',
                coverage: '',
                uncertain: false,
              },
              tone: 'muted' as const,
            };
      }),
    }))
    .toSorted((a, b) => missesOf(b) - missesOf(a));
  const missing = rows.filter((row) => missesOf(row) > 0).length;
  return {
    kind: 'heat',
    id: 'heat-life',
    title:
      missing > 0
        ? facts.t(`${missing}个单位组织生活有未达标项`, `${missing} units miss a target of organisational life`)
        : facts.t('各单位组织生活均达到目标', 'Every unit reaches its targets of organisational life'),
    subtitle: subtitle(facts, '%'),
    codes: columns.map(({ indicator }) => indicator.code),
    notes: rows.length > HEAT_ROWS ? [facts.t(`只列未达标项最多的${HEAT_ROWS}个单位`, `The ${HEAT_ROWS} units with most misses`)] : [],
    columns: columns.map(({ indicator }) => ({ key: indicator.code, name: facts.word(indicator.name) })),
    rows: rows.slice(0, HEAT_ROWS),
  };
}
const missesOf = (row: HeatBlock['rows'][number]): number => row.cells.filter((cell) => cell.tone === 'bad').length;

/** Training of the year against what is due by now. */
function pace(facts: BriefingFacts): BulletBlock | null {
  const paced = facts
    .known(['TRN01', 'TRN02', 'TRN03', 'TRN04', 'TRN05', 'TRN06'])
    .filter(({ indicator }) => indicator.target?.kind === 'pace');
  if (paced.length === 0) return null;
  const behind = paced.filter(({ figure }) => figure.target?.met === false).length;
  return {
    kind: 'bullet',
    id: 'training-pace',
    title:
      behind > 0
        ? facts.t(`${paced.length}项培训指标中${behind}项落后进度`, `${behind} of ${paced.length} training figures are behind pace`)
        : facts.t(`${paced.length}项培训指标没有落后进度的`, `None of ${paced.length} training figures is behind pace`),
    subtitle: subtitleOf(
      { unit: '%', span: facts.yearSoFar, reported: facts.input.reported, expected: facts.input.expected },
      facts.language,
    ),
    codes: paced.map(({ indicator }) => indicator.code),
    notes: [],
    unit: '%',
    decimals: 1,
    rows: paced.map(({ indicator, figure }) => ({
      key: indicator.code,
      name: facts.word(indicator.name),
      figure: figureOf(indicator, figure, facts.language),
      target: indicator.target?.pace?.[3] ?? null,
      pace: figure.target?.value ?? null,
      tone: toneOf(figure),
    })),
  };
}

/** Totals of the node only, where the node may show them at all. */
function fourForms(facts: BriefingFacts): StackBlock | null {
  const series = facts.known(FOUR_FORMS).filter(({ figure }) => figure.status !== 'withheld');
  const periods = facts.trend(FOUR_FORMS[0] ?? '').map((point) => point.value.period);
  if (series.length < FOUR_FORMS.length || periods.length < 2) return null;
  return {
    kind: 'stack',
    id: 'four-forms',
    title: facts.t('运用监督执纪“四种形态”情况', 'The four forms, person-times'),
    subtitle: subtitle(facts, facts.word(series[0]!.indicator.unit)),
    codes: FOUR_FORMS,
    notes: [facts.t('只公布合计，不设目标，不排名。', 'Totals only; no target, no ranking.')],
    unit: facts.word(series[0]!.indicator.unit),
    decimals: 0,
    categories: periods,
    series: series.map(({ indicator }) => ({
      name: facts.word(indicator.name),
      figures: facts.trend(indicator.code).map((point) => figureOf(indicator, point.value, facts.language)),
    })),
  };
}
