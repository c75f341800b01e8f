/** Who files unasked, and who only when pushed? (推一下、走一步) */
import { plural } from '#domain/dashboard/finding-title.js';
import type { TableBlock, Tone } from '#domain/dashboard/block.js';
import type { Language, Text } from '#domain/errors.js';
import type { NodeCoverage } from '#domain/indicators/collected-figures.js';
import { formatNumber } from '#domain/indicators/format-figure.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { blockSubtitle, notesOf, type BlockBuilder } from '../block-builder.js';

/** Longer lists nobody reads on one page: those with nothing to say of them go first. */
const SHOWN = 20;

interface Row extends NodeCoverage {
  unit: PeriodUnit;
  /** Due and not there at all. */
  missing: number;
}

export const filingHabits: BlockBuilder = (data, language) => {
  const rows = data.children
    .filter(({ filing, expected }) => expected > 0 && filing.due > 0)
    .map((child): Row => ({ ...child, missing: Math.max(0, child.filing.due - child.filing.onTime - child.filing.late) }));
  if (rows.length === 0 || data.basis === 'comparable') return null;
  const sorted = rows.toSorted((a, b) => troubleOf(b) - troubleOf(a));
  const left = sorted.length - SHOWN;
  return {
    kind: 'table',
    id: 'filing-habits',
    title: titleOf(sorted, language),
    subtitle: blockSubtitle(data, language),
    codes: data.catalogue.hasIndicator('RSP14') ? ['RSP14'] : [],
    notes: notesOf(
      data,
      language,
      RULE[language],
      left > 0 ? (language === 'zh' ? `另有${left}个单位未列出` : `${left} more units are not listed`) : null,
    ),
    columns: COLUMNS.map(({ name, ...column }) => ({ ...column, name: name[language] })),
    rows: sorted.slice(0, SHOWN).map(rowOf),
  };
};

/** Share of due returns that were late or are not there, and of filed ones that were sent back. */
const troubleOf = ({ filing, missing }: Row): number =>
  (filing.late + missing) / filing.due + (filing.submitted > 0 ? filing.returned / filing.submitted : 0);

const COLUMNS: { key: string; name: Text; align: 'left' | 'right' }[] = [
  { key: 'unit', name: { zh: '单位', en: 'Unit' }, align: 'left' },
  { key: 'due', name: { zh: '已报或到期', en: 'Filed or due' }, align: 'right' },
  { key: 'on_time', name: { zh: '按时', en: 'On time' }, align: 'right' },
  { key: 'late', name: { zh: '迟报', en: 'Late' }, align: 'right' },
  { key: 'missing', name: { zh: '到期未报', en: 'Due, not filed' }, align: 'right' },
  { key: 'returned', name: { zh: '被退回', en: 'Sent back' }, align: 'right' },
  { key: 'first', name: { zh: '一次通过', en: 'Accepted first time' }, align: 'right' },
];

function rowOf({ unit, filing, missing }: Row): TableBlock['rows'][number] {
  const decided = filing.acceptedFirstTime + filing.returned;
  const share = (count: number, of: number, tone: Tone): { display: string; tone: Tone; hint?: string } =>
    of === 0
      ? { display: '—', tone: 'muted' }
      : { display: `${formatNumber(count, 0)}/${formatNumber(of, 0)}`, tone, hint: `${formatNumber((count / of) * 100, 1)}%` };
  const bad = (count: number): Tone => (count > 0 ? 'bad' : 'neutral');
  return {
    key: unit.code,
    drill: { unit: unit.code },
    cells: [
      { display: unit.shortName, tone: 'neutral' },
      { display: formatNumber(filing.due, 0), tone: 'neutral' },
      share(filing.onTime, filing.due, filing.onTime === filing.due ? 'good' : 'neutral'),
      share(filing.late, filing.due, bad(filing.late)),
      share(missing, filing.due, bad(missing)),
      share(filing.returned, filing.submitted, filing.returned > 0 ? 'warn' : 'neutral'),
      share(filing.acceptedFirstTime, decided, 'neutral'),
    ],
  };
}

function titleOf(rows: readonly Row[], language: Language): string {
  const pushed = rows.filter(({ filing, missing }) => filing.late + missing > 0);
  const returned = rows.filter(({ filing }) => filing.returned > 0).length;
  const worst = pushed.toSorted((a, b) => (b.filing.late + b.missing) / b.filing.due - (a.filing.late + a.missing) / a.filing.due)[0];
  const total = rows.reduce((sum, { filing }) => sum + filing.due, 0);
  if (language === 'zh') {
    if (!worst) return `下级单位已报或到期的${total}份季报全部按时${returned ? `，${returned}个单位有季报被退回` : ''}`;
    return `${rows.length}个单位中${pushed.length}个有迟报或到期未报，占比最高的是${worst.unit.shortName}（${worst.filing.late + worst.missing}/${worst.filing.due}）${returned ? `；${returned}个有季报被退回` : ''}`;
  }
  const back = returned ? `; returns sent back in ${plural(returned, 'unit')}` : '';
  if (!worst) return `All ${total} returns of the units below that are filed or due are on time${back}`;
  return `Late or missing returns in ${pushed.length} of ${plural(rows.length, 'unit')}, the largest share in ${worst.unit.shortName} (${worst.filing.late + worst.missing}/${worst.filing.due})${back}`;
}

const RULE = {
  zh: '按时、迟报、到期未报为占“已报或到期”的份数，被退回为占已报的份数，一次通过为占已有审核结论的份数；按迟报、未报与退回的占比由高到低排列',
  en: 'On time, late and missing are of returns filed or due, sent back of those filed, accepted first time of those decided; sorted by the share late, missing and sent back',
};
