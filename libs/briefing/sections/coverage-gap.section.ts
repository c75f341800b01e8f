/** 四、有形与有效、经常与突击: built organisations against working ones, and whether activity is spread over the quarter. Left out when neither is known. */
import type { Sentence } from '#domain/briefing/sentence.js';
import { FEWEST_EVENTS, rhythmOf } from '#domain/analysis/surge.js';
import type { Figure, GapBlock } from '#domain/dashboard/block.js';
import { figureOf } from '#domain/dashboard/figure-of.js';
import { atTheEnd } from '#domain/dashboard/finding-title.js';
import { formatNumber } from '#domain/indicators/format-figure.js';
import { subtitle, trendBlock } from '../blocks.js';
import type { BriefingFacts, Known } from '../facts.js';
import { ordinal } from '../numbering.js';
import { bound, counted, drawn, figureSentence, joined, NOTHING, paragraph, said, unitsSaid } from '../said.js';
import type { NodeDraft, Section } from '../section.js';

const ROWS = 14;
/** Rule of theme days crowded into one month. */
const BURST = 'W07';

export const coverageGap: Section = {
  name: 'coverage-gap',
  title: { zh: '有形与有效、经常与突击', en: 'Tangible and effective, steady and rushed' },
  build: (facts) => {
    const [tangible, effective, gap, regular] = ['COV03', 'COV05', 'COV06', 'LIF07'].map((code) => facts.one(code));
    const parts: { title: string; nodes: NodeDraft[] }[] = [];
    if (tangible && effective && (tangible.figure.value ?? effective.figure.value) !== null)
      parts.push({
        title: facts.t('有形覆盖与有效覆盖', 'Tangible and effective coverage'),
        // Both rates are told with the situation.
        nodes: [
          paragraph(gapSaid(gap && gap.figure.value !== null ? [gap] : [tangible, effective], facts), 'gap'),
          drawn(gapBlock(tangible, effective, facts)),
        ],
      });
    if (regular && regular.figure.value !== null) {
      const trend = trendBlock('LIF07', facts);
      parts.push({
        title: facts.t('经常与突击', 'Steady and rushed'),
        nodes: [paragraph(regularSaid(regular, facts), 'regular'), ...rhythm(facts), ...(trend ? [drawn(trend)] : [])],
      });
    }
    return parts.flatMap(({ title, nodes }, i): NodeDraft[] => [
      { type: 'heading', level: 2, text: ordinal(i, title, facts.language) },
      ...nodes,
    ]);
  },
};

const gapSaid = (figures: Known[], facts: BriefingFacts): Sentence =>
  said(
    joined(
      figures.map((known) => figureSentence(known, facts.language)),
      facts.t('；', '; '),
    ),
    facts.t('。', '.'),
  );

function regularSaid(regular: Known, facts: BriefingFacts): Sentence {
  const crowded = facts.input.findings.find((finding) => finding.rule === BURST);
  const rule = facts.input.catalogue.rules.find(({ code }) => code === BURST);
  const name = rule ? facts.word(rule.name) : BURST;
  // Named among the problems.
  const count = counted(`rule.${BURST}`, crowded?.units.length ?? 0);
  const units = crowded
    ? facts.language === 'zh'
      ? said(`审核中有“${name}”提示的`, count, '个单位。')
      : said(` "${name}" was flagged in `, count, ' units.')
    : NOTHING;
  return said(figureSentence(regular, facts.language), facts.t('。', '.'), units);
}

/** Of the units one level down, by the rule that is printed with it. */
function rhythm(facts: BriefingFacts): NodeDraft[] {
  const rule = facts.input.catalogue.appraisal?.surge;
  const judged = facts.input.children.flatMap((child) => {
    if (!rule || !child.months || child.months.reduce((sum, each) => sum + each, 0) < FEWEST_EVENTS) return [];
    const index = facts.childFigure(child, 'LIF07')?.figure;
    const found = index?.status === 'withheld' ? null : rhythmOf({ months: child.months, regularity: index?.value ?? null }, rule);
    return found ? [{ name: child.shortName, found }] : [];
  });
  if (!rule || judged.length === 0) return [];
  const units = (kind: string) => judged.filter(({ found }) => found === kind).map(({ name }) => name);
  const [rush, uneven] = [units('rush'), units('uneven')];
  const [most, least] = [
    bound('rule.surge.lastMonth', `${rule.lastMonth}%`, rule.lastMonth),
    bound('rule.surge.regularity', String(rule.regularity), rule.regularity),
  ];
  const [all, compared] = [counted('rhythm.children', facts.input.children.length), counted('rhythm.judged', judged.length)];
  const fewest = bound('rule.surge.fewest', String(FEWEST_EVENTS), FEWEST_EVENTS);
  const rest = facts.input.children.length > judged.length;
  const part = (names: string[], code: string, what: Sentence): Sentence => {
    if (facts.language === 'zh') return names.length === 0 ? said('没有', what, '的') : said(what, '的有', unitsSaid(code, names, 'zh'));
    return said(what, ': ', names.length === 0 ? 'none' : unitsSaid(code, names, 'en'));
  };
  const sentence =
    facts.language === 'zh'
      ? said(
          ...['所属', all, '个单位中'],
          rest ? said('有', compared, '个参加比较（本季主题党日不足', fewest, '次或没有数据的除外），') : '，',
          part(rush, 'rhythm.rush', said('主题党日超过', most, '集中在季末一个月')),
          rush.length + uneven.length === 0 ? '，也' : '；',
          part(uneven, 'rhythm.uneven', said('经常性指数低于', least, '、各月不均')),
          '。',
        )
      : said(
          ...['Of ', all, ' units', rest ? said(', ', compared, ' of them compared (with ', fewest, ' theme days or more)') : '', ': '],
          part(rush, 'rhythm.rush', said('more than ', most, ' of the theme days in the last month')),
          '; ',
          part(uneven, 'rhythm.uneven', said('a regularity below ', least)),
          '.',
        );
  return [paragraph(sentence, 'rhythm')];
}

/** The node itself, then the children with the widest gaps. */
function gapBlock(tangible: Known, effective: Known, facts: BriefingFacts): GapBlock {
  const row = (key: string, name: string, from: Figure, to: Figure) => ({ key, name, from, to, drill: null });
  const { unit, children } = facts.input;
  const rows = children
    .flatMap((child) => {
      const [from, to] = [facts.childFigure(child, 'COV03'), facts.childFigure(child, 'COV05')];
      return from && to
        ? [
            row(
              child.code,
              child.shortName,
              figureOf(from.indicator, from.figure, facts.language),
              figureOf(to.indicator, to.figure, facts.language),
            ),
          ]
        : [];
    })
    .toSorted((a, b) => widthOf(b) - widthOf(a) || (a.key < b.key ? -1 : 1));
  const own = row(
    unit.code,
    facts.t('全局合计', 'Total'),
    figureOf(tangible.indicator, tangible.figure, facts.language),
    figureOf(effective.indicator, effective.figure, facts.language),
  );
  const wide = rows.filter((one) => widthOf(one) > 0);
  const baseOf = new Map(children.map((child) => [child.code, facts.childFigure(child, 'COV05')?.figure.denominator ?? null]));
  const widest = atTheEnd(
    wide.map((one) => ({ name: one.name, value: widthOf(one), base: baseOf.get(one.key) ?? null })),
    (points) => facts.t(`${formatNumber(points, 1)}个百分点`, `${formatNumber(points, 1)} points`),
    { zh: '单位', en: 'units' },
    facts.language,
  );
  return {
    kind: 'gap',
    id: 'coverage-gap',
    title: wide.length
      ? facts.t(
          `${wide.length}个单位有效覆盖低于有形覆盖${widest ? `，差距最大的是${widest}` : ''}`,
          `Effective is behind tangible coverage in ${wide.length} units${widest ? `, most of all ${widest}` : ''}`,
        )
      : facts.t('有形覆盖与有效覆盖', 'Tangible and effective coverage'),
    subtitle: subtitle(facts, '%'),
    codes: ['COV03', 'COV05', 'COV06'],
    notes: rows.length > ROWS ? [facts.t(`只列差距最大的${ROWS}个单位`, `The ${ROWS} units with the widest gaps`)] : [],
    unit: '%',
    decimals: 1,
    fromName: facts.word(tangible.indicator.name),
    toName: facts.word(effective.indicator.name),
    rows: [own, ...rows.slice(0, ROWS)],
  };
}

const widthOf = (row: { from: Figure; to: Figure }): number =>
  row.from.value === null || row.to.value === null ? -1e9 : row.from.value - row.to.value;
