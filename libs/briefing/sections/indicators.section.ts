/** 二、主要指标: family by family, what is off target in words, every figure in a table, and one chart where it shows more. Needs at least one known figure, or one that waits for its quarter. */
import type { Sentence } from '#domain/briefing/sentence.js';
import { FAMILIES, type Family } from '#domain/catalogue/catalogue.js';
import type { TableBlock } from '#domain/dashboard/block.js';
import { yearEndNeed } from '#domain/analysis/year-end-need.js';
import { pendingNoteOf } from '#domain/indicators/bureau-total.js';
import { formatNumber } from '#domain/indicators/format-figure.js';
import { quarterOf } from '#domain/period/period.js';
import { SECTORS } from '#domain/unit/unit.js';
import { figureTable, plain, rateCell, subtitle, tableNote } from '../blocks.js';
import { chartsOf } from '../family-charts.js';
import type { BriefingFacts, Known } from '../facts.js';
import { FAMILY_NAMES } from '../family-names.js';
import { ordinal } from '../numbering.js';
import { bound, counted, drawn, joined, NOTHING, paragraph, said, shortSentence } from '../said.js';
import type { NodeDraft, Section } from '../section.js';

const BY_SECTOR = ['COV03', 'COV05', 'LIF06', 'TRN01', 'RSP03'];
/** Off-target figures told in words; the table has them all. */
const TOLD = 3;

export const indicators: Section = {
  name: 'indicators',
  title: { zh: '主要指标', en: 'Indicators' },
  build: (facts) => {
    const families = FAMILIES.map((family) => ({
      family,
      figures: facts.all.filter(({ indicator }) => indicator.family === family),
    })).filter(({ figures }) => figures.some(({ figure }) => figure.value !== null || figure.status === 'pending'));
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
          notes: [...(i === 0 ? [tableNote(facts)] : []), ...pendingNotes(figures, facts)],
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

function pendingNotes(figures: Known[], facts: BriefingFacts): string[] {
  const note = pendingNoteOf(figures.map(({ figure }) => figure));
  return note ? [facts.t(`${note.zh}。`, `${note.en}.`)] : [];
}

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

/** What is left until the year end where a figure follows a pace, or after it was missing: arithmetic, no forecast. */
function needs(family: Family, figures: Known[], facts: BriefingFacts): NodeDraft[] {
  const zh = facts.language === 'zh';
  const isOver = quarterOf(facts.input.period) === 4 && !facts.input.provisional;
  const told = figures.flatMap(({ indicator, figure }) => {
    const need = yearEndNeed(facts.input.catalogue, indicator, figure);
    if (!need || need.needed === 0 || figure.target?.met !== false) return [];
    const code = (side: string): string => `${indicator.code}.yearEnd.${side}`;
    const each = need.neededPerQuarter ?? need.needed;
    const [target, left, perQuarter] = [
      bound(code('target'), `${need.target}%`, need.target),
      bound(code('needed'), formatNumber(need.needed, need.decimals), need.needed),
      bound(code('perQuarter'), formatNumber(each, need.decimals), each),
    ];
    const [name, unit] = [facts.word(indicator.name), facts.word(need.unit)];
    if (isOver)
      return [
        zh
          ? said(`${name}距`, target, '的年度目标差', left, unit)
          : said(name, ': ', left, `${unit && ` ${unit}`} short of the year's target of `, target),
      ];
    const toDo = indicator.toDo ? facts.word(indicator.toDo) : null;
    return [
      zh
        ? said(
            ...[`${name}到年底达到`, target, toDo === null ? '，还需再完成' : '，还需', left, `${unit}${toDo ?? ''}`],
            need.quartersLeft > 1 ? said('，平均每季度', perQuarter, unit) : NOTHING,
          )
        : said(
            ...[`${name} to reach `, target, ' by the year end: ', left, `${unit && ` ${unit}`} still ${toDo ?? 'to do'}`],
            need.quartersLeft > 1 ? said(', ', perQuarter, ' a quarter') : NOTHING,
          ),
    ];
  });
  if (told.length === 0) return [];
  const base = isOver ? ['按年末的基数计算，', 'On the base of the year end, '] : ['按目前的基数计算，', 'On the base of today, '];
  return [paragraph(said(base[zh ? 0 : 1]!, joined(told, zh ? '；' : '; '), zh ? '。' : '.'), `${family}-year-end`)];
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
