/** Where do the units stand, graded by the printed rule, and where a quarter ago? (分档) */
import { gradeOf, gradeRule, type Grade } from '#domain/analysis/grade.js';
import { byShare, tallyOfJudged, type Tally } from '#domain/analysis/judged.js';
import type { Appraisal } from '#domain/catalogue/catalogue.js';
import type { TableBlock } from '#domain/dashboard/block.js';
import type { Language } from '#domain/errors.js';
import type { CollectedFigures } from '#domain/indicators/collected-figures.js';
import { formatCoverage, formatNumber, formatRatio } from '#domain/indicators/format-figure.js';
import { SECTORS } from '#domain/unit/unit.js';
import { blockSubtitle, notesOf, type BlockBuilder } from '../block-builder.js';
import { childrenOrSelf, gradeTone, namesOf, ruleNote, type StandingUnit } from './standing-units.js';

const NAMED = 8;

interface Row extends StandingUnit {
  tally: Tally;
  grade: Grade | null;
  earlier: Grade | null;
}

export const gradeTable: BlockBuilder = (data, language) => {
  const { appraisal, indicators } = data.catalogue;
  if (!appraisal) return null;
  const rows = childrenOrSelf(data)
    .map((each): Row => {
      const tally = tallyOfJudged(indicators, each.figures);
      return {
        ...each,
        tally,
        grade: gradeOf(appraisal, tally),
        earlier: gradeOf(appraisal, tallyOfJudged(indicators, each.before)),
      };
    })
    .toSorted(
      (a, b) => Number(a.grade === null) - Number(b.grade === null) || byShare(a.tally, b.tally) || (a.unit.path < b.unit.path ? -1 : 1),
    );
  const zh = language === 'zh';
  return {
    kind: 'table',
    id: 'grade-table',
    title: titleOf(rows, appraisal, data, language),
    subtitle: blockSubtitle(data, language),
    codes: [],
    notes: notesOf(
      data,
      language,
      ruleNote({ zh: '分档规则', en: 'Rule' }, gradeRule(appraisal), appraisal, language),
      ...withoutGrade(rows, appraisal, language),
    ),
    columns: (zh
      ? ['单位', '档次', '达标比例', '达标/参评', '上季档次', '领域', '已审核/应报']
      : ['Unit', 'Grade', 'Share', 'On target/judged', 'Quarter before', 'Sector', 'Accepted/expected']
    ).map((name, i) => ({
      key: ['unit', 'grade', 'share', 'met', 'before', 'sector', 'coverage'][i]!,
      name,
      align: (['left', 'center', 'right', 'right', 'center', 'left', 'right'] as const)[i]!,
    })),
    rows: rows.map((row) => rowOf(row, appraisal, language)),
  };
};

/** The unit's own grade alone, whatever is below it; a whole bureau has no peers to stand among, and carries none. */
export const ownGrade: BlockBuilder = (data, ...asked) =>
  data.unit.parent === null ? null : gradeTable({ ...data, children: [] }, ...asked);

const plain = (display: string): TableBlock['rows'][number]['cells'][number] => ({ display, tone: 'neutral' });

function rowOf(
  { unit, reported, expected, tally, grade, earlier }: Row,
  { grades }: Appraisal,
  language: Language,
): TableBlock['rows'][number] {
  const isJudged = reported > 0 && tally.judged > 0;
  const share = !isJudged ? '—' : `${formatNumber((tally.met / tally.judged) * 100, 1)}%`;
  return {
    key: unit.code,
    drill: { unit: unit.code },
    cells: [
      plain(unit.shortName),
      grade
        ? { display: grade.name[language], tone: gradeTone(grades, grade.code) }
        : { display: language === 'zh' ? '不分档' : 'none', tone: 'muted' },
      plain(share),
      plain(isJudged ? formatRatio(tally.met, tally.judged) : '—'),
      { display: earlier?.name[language] ?? '—', tone: 'muted' },
      plain(SECTORS[unit.sector][language]),
      plain(formatCoverage(reported, expected)),
    ],
  };
}

function titleOf(rows: readonly Row[], { grades }: Appraisal, data: CollectedFigures, language: Language): string {
  const graded = rows.filter(({ grade }) => grade !== null);
  const none = rows.length - graded.length;
  const zh = language === 'zh';
  if (data.children.length === 0) {
    const [{ grade, tally }] = rows as [Row];
    const ratio = formatRatio(tally.met, tally.judged);
    if (zh) return grade ? `本单位为“${grade.name.zh}”，参评指标达标${ratio}` : '本单位本期不分档';
    return grade ? `The unit is graded ${grade.name.en}: ${ratio} judged figures on target` : 'The unit carries no grade this quarter';
  }
  const counts = grades.map((grade) => {
    const count = graded.filter((row) => row.grade === grade).length;
    return zh ? `${grade.name.zh}${count}个` : `${grade.name.en} ${count}`;
  });
  if (zh) return `${rows.length}个下级单位：${counts.join('、')}${none > 0 ? `，${none}个不分档` : ''}`;
  return `${rows.length} units below: ${counts.join(', ')}${none > 0 ? `; ${none} without a grade` : ''}`;
}

/** Who carries none, and why: one line a reason. */
function withoutGrade(rows: readonly Row[], { fewestJudged }: Appraisal, language: Language): (string | null)[] {
  const without = rows.filter(({ grade }) => grade === null);
  const silent = without.filter(({ reported }) => reported === 0);
  const thin = without.filter(({ reported, tally }) => reported > 0 && tally.isThin);
  const few = without.filter(({ reported, tally }) => reported > 0 && !tally.isThin);
  const line = (zh: string, en: string, units: Row[]): string | null =>
    units.length === 0 ? null : language === 'zh' ? `${zh}：${namesOf(units, NAMED, 'zh')}` : `${en}: ${namesOf(units, NAMED, 'en')}`;
  return [
    line('不分档（尚无已审核的季报）', 'No grade, nothing accepted', silent),
    line('不分档（因已审核单位过少有指标未公布）', 'No grade, figures withheld for few returns', thin),
    line(`不分档（参评指标不足${fewestJudged}项）`, `No grade, fewer than ${fewestJudged} judged figures`, few),
  ];
}
