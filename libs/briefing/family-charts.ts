/** The charts that show more of a family of indicators than its table does. */
import type { Family } from '#domain/catalogue/catalogue.js';
import type { Block, BulletBlock, HeatBlock, StackBlock } from '#domain/dashboard/block.js';
import { figureOf, subtitleOf, toneOf } from '#domain/dashboard/figure-of.js';
import { formatValue, isPace } from '#domain/indicators/format-figure.js';
import { subtitle, trendBlock } from './blocks.js';
import type { BriefingFacts } from './facts.js';

const LIFE_HEAT = ['LIF01', 'LIF02', 'LIF04', 'LIF05', 'LIF06'];
const FOUR_FORMS = ['SUP08.1', 'SUP08.2', 'SUP08.3', 'SUP08.4'];
const HEAT_ROWS = 16;

export function chartsOf(family: Family, facts: BriefingFacts): Block[] {
  const charts: Record<Family, (Block | null)[]> = {
    coverage: [trendBlock('COV05', facts)],
    life: [trendBlock('LIF06', facts), heat(facts)],
    training: [pace(facts)],
    supervision: [fourForms(facts)],
    responsibility: [],
  };
  return charts[family].filter((block) => block !== null);
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
    judged: true,
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
  const isUnderWay = paced.some(({ indicator, figure }) => isPace(indicator, figure.target));
  const off = isUnderWay ? { zh: '落后进度', en: 'behind pace' } : { zh: '未达目标', en: 'off target' };
  return {
    kind: 'bullet',
    id: 'training-pace',
    title:
      behind > 0
        ? facts.t(`${paced.length}项培训指标中${behind}项${off.zh}`, `${behind} of ${paced.length} training figures are ${off.en}`)
        : facts.t(`${paced.length}项培训指标没有${off.zh}的`, `None of ${paced.length} training figures is ${off.en}`),
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
