/** 附件: how the figures are made, and what each indicator divides by what. */
import { plain } from '../blocks.js';
import type { BriefingFacts } from '../facts.js';
import { counted, drawn, paragraph, ruleSaid, said } from '../said.js';
import type { NodeDraft, Section } from '../section.js';

export const scopeNotes: Section = {
  name: 'scope-notes',
  title: { zh: '统计范围和指标口径说明', en: 'Notes on scope and definitions' },
  build: (facts) => {
    const { reported, expected, catalogue } = facts.input;
    const zh = facts.language === 'zh';
    const isPending = facts.all.some(({ figure }) => figure.status === 'pending');
    return [
      paragraph(
        zh
          ? said(
              `${facts.input.sumsUpYear ? '第四季度' : '本期'}应报季报的单位`,
              counted('expected', expected),
              '个，审核通过',
              counted('reported', reported),
              '个，各项指标只汇总审核通过的季报。比率先按单位分别计算分子、分母，相加后再相除，不对比率取平均；分母为零的记“—”；没有报送的记“未报”，报送后尚未审核通过的记“待审或退回”，审核通过的季报未填该项的记“无数据”；审核通过的单位过少，或各季审核通过的单位相差较大而不能合并计算的，记“不公布”。以上各种情形都不等于零。',
            )
          : said(
              counted('expected', expected),
              ' units were expected to file, ',
              counted('reported', reported),
              ' returns are accepted; only these count. Rates are the sum of numerators over the sum of denominators, never a mean of rates; "—" where the denominator is zero; not filed, waiting or sent back, and no data where an accepted return leaves it open; withheld where under three in ten returns are accepted, or quarters of different units cannot be added up. None of these is zero.',
            ),
      ),
      paragraph(
        ruleSaid(
          'comparison',
          comparedWith(facts) +
            facts.t(
              '比率的变化用百分点，计数的变化用百分比，基数为零或没有上期数据的，以及两期审核通过的单位数相差超过5%的计数，记“不可比”；这种情形下比率的变化只列数，不计入向好或下滑。监督执纪“四种形态”只公布合计，' +
                (isPending ? '待报告期关闭后公布，' : '') +
                '不设目标，不排名。',
              'Changes are in points for rates and per cent for counts; without an earlier figure, on a base of zero, or for counts over numbers of accepted returns more than 5% apart, they are not comparable; over such numbers the change of a rate is printed, and counts neither as better nor as worse. The four forms are shown as totals only, ' +
                (isPending ? 'once the quarter is closed, ' : '') +
                'without targets or ranks.',
            ),
        ),
      ),
      ...trendNotes(facts),
      drawn(definitions(facts, catalogue.version)),
    ] satisfies NodeDraft[];
  },
};

const comparedWith = (facts: BriefingFacts): string =>
  facts.input.sumsUpYear
    ? facts.t(
        '“比上年”为全年数与上年全年数比较，期末实有类指标为年末数与上年末数比较；',
        'A year is held against the year before, stocks at its end against those at the end of that. ',
      )
    : facts.t(
        '“比上季度”为环比，“比上年同期”为同比，年内累计数与上年同期累计数比较；',
        'Changes are against the previous quarter and the same quarter of last year, cumulative against cumulative. ',
      );

/** Only where a trend is drawn: what its older quarters are made of. */
function trendNotes(facts: BriefingFacts): NodeDraft[] {
  const { trends, trendNotes: notes, unit } = facts.input;
  const isDrawn = trends.some(({ points }) => points.length > 1 && points.some(({ value }) => value.value !== null));
  if (!isDrawn) return [];
  return notes.map((note) => paragraph(said(facts.t(`${unit.name}的趋势：${note.zh}。`, `Trends of ${unit.name}: ${note.en}.`))));
}

function definitions(facts: BriefingFacts, version: string) {
  return {
    kind: 'table' as const,
    id: 'definitions',
    title: facts.t('指标口径', 'Definitions'),
    subtitle: facts.t(`指标目录${version}版`, `catalogue ${version}`),
    codes: facts.all.map(({ indicator }) => indicator.code),
    notes: [],
    columns: [
      { key: 'name', name: facts.t('指标', 'indicator'), align: 'left' as const },
      { key: 'formula', name: facts.t('计算口径', 'computed as'), align: 'left' as const },
      { key: 'source', name: facts.t('目标依据', 'source of the target'), align: 'left' as const },
    ],
    rows: facts.all.map(({ indicator }) => ({
      key: indicator.code,
      drill: null,
      cells: [
        plain(facts.word(indicator.name)),
        plain(facts.word(indicator.formula)),
        plain(indicator.target ? facts.word(indicator.target.source) : '—'),
      ],
    })),
  };
}
