/** Which organisations are behind, by which situation: all of them, or so many of each parent from the bottom? (后进单位) */
import { laggingOf, withinQuota, type Hit, type LaggingUnit } from '#domain/analysis/lagging.js';
import type { Appraisal } from '#domain/catalogue/catalogue.js';
import type { Choice, TableBlock } from '#domain/dashboard/block.js';
import { atTheEnd, plural } from '#domain/dashboard/finding-title.js';
import type { Language } from '#domain/errors.js';
import type { CollectedFigures } from '#domain/indicators/collected-figures.js';
import { formatRatio, formatValue } from '#domain/indicators/format-figure.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { blockSubtitle, notesOf, UNIT_NOUN, type BlockBuilder } from '../block-builder.js';
import { explainedNotes } from '../explained-notes.js';
import { notAccepted } from './filing-parts.js';
import { filingUnits, namesOf, ruleNote, type StandingUnit } from './standing-units.js';

/** A page of thousands of rows helps nobody: one level down the list is whole again. */
const SHOWN = 200;
/** Names under the table. */
const NAMED = 30;

/** Of whom nothing can be said: what they filed waits for review or was sent back, or they filed nothing. */
interface Unplaced {
  waiting: StandingUnit[];
  unfiled: StandingUnit[];
}

export const laggingTable: BlockBuilder = (data, language, { quota }) => {
  const { appraisal } = data.catalogue;
  if (!appraisal) return null;
  const units = filingUnits(data);
  const silent = units.filter(({ reported, expected }) => reported === 0 && expected > 0);
  const unplaced: Unplaced = {
    waiting: silent.filter(({ filing }) => filing.submitted > 0),
    unfiled: silent.filter(({ filing }) => filing.submitted === 0),
  };
  const accepted = units.filter(({ reported }) => reported > 0);
  const all = laggingOf(data.catalogue, accepted);
  const listed = withinQuota(all, quota);
  const shown = listed.slice(0, SHOWN);
  const names = new Map([data, ...data.peers].map(({ unit }) => [unit.code, unit.shortName]));
  const explained = explainedNotes(
    data,
    shown.map(({ unit, hits }) => ({ unit: unit.code, name: unit.shortName, codes: hits.map((hit) => hit.indicator.code) })),
    language,
  );
  const zh = language === 'zh';
  const nameOfParent = (unit: PeriodUnit): string => (unit.parent === null ? '—' : (names.get(unit.parent) ?? '—'));
  return {
    kind: 'table',
    id: 'lagging',
    title: titleOf({ accepted: accepted.length, unplaced, all, listed, quota }, language),
    subtitle: blockSubtitle(data, language),
    codes: [...new Set(appraisal.lagging.map(({ indicator }) => indicator))],
    choice: choiceOf(appraisal, quota, language),
    notes: notesOf(
      data,
      language,
      ...rulesOf(appraisal, quota, language),
      listed.length > SHOWN
        ? zh
          ? `另有${listed.length - SHOWN}个未列出，进入下级单位可看全`
          : `${listed.length - SHOWN} more are not shown; a unit further down lists its own in full`
        : null,
      ...unplacedSaid(unplaced, language),
      ...explained.lines,
    ),
    columns: (zh ? ['单位', '上级', '情形数', '情形'] : ['Unit', 'Parent', 'Situations', 'Which']).map((name, i) => ({
      key: ['unit', 'parent', 'count', 'situations'][i]!,
      name,
      align: i === 2 ? 'right' : 'left',
    })),
    rows: shown.map((each) => rowOf(each, explained.marked(each.unit.code, each.unit.shortName), nameOfParent(each.unit), data, language)),
  };
};

function rowOf(
  { unit, hits }: LaggingUnit,
  name: string,
  parent: string,
  data: CollectedFigures,
  language: Language,
): TableBlock['rows'][number] {
  return {
    key: unit.code,
    drill: unit.code === data.unit.code ? null : { unit: unit.code },
    cells: [
      { display: name, tone: 'neutral' },
      { display: parent, tone: 'neutral' },
      { display: String(hits.length), tone: 'bad' },
      { display: hits.map((hit) => hitText(hit, language)).join(language === 'zh' ? '；' : '; '), tone: 'neutral' },
    ],
  };
}

/** 组织生活出席率低于70%：62.1%（118/190）. */
function hitText({ situation, indicator, figure }: Hit, language: Language): string {
  const value = formatValue(indicator, figure.value, figure.status, language);
  const ratio = formatRatio(figure.numerator, figure.denominator);
  if (language === 'zh') return `${situation.name.zh}：${value}${ratio ? `（${ratio}）` : ''}`;
  return `${situation.name.en}: ${value}${ratio ? ` (${ratio})` : ''}`;
}

const quotaName = (quota: number, language: Language): string =>
  language === 'zh' ? `倒排，每个上级至多${quota}个` : `At most ${quota} a parent`;

function choiceOf({ quotas }: Appraisal, quota: number | null, language: Language): Choice {
  const offered = [...new Set([...quotas, ...(quota === null ? [] : [quota])])].toSorted((a, b) => a - b);
  return {
    param: 'quota',
    name: language === 'zh' ? '列入方式' : 'Listing',
    value: quota === null ? 'none' : String(quota),
    options: [
      { value: 'none', name: language === 'zh' ? '应排尽排' : 'Every one' },
      ...offered.map((each) => ({ value: String(each), name: quotaName(each, language) })),
    ],
  };
}

function rulesOf(appraisal: Appraisal, quota: number | null, language: Language): string[] {
  const { lagging } = appraisal;
  const rule = {
    zh: `有下列情形之一即列入，${quota === null ? '不设名额' : `每个上级只列排在最前的${quota}个`}：${lagging.map(({ name }) => name.zh).join('、')}`,
    en: `one situation is enough${quota === null ? ', without a cap' : `, the first ${quota} of each parent`}: ${lagging.map(({ name }) => name.en).join(', ')}`,
  };
  return [
    ruleNote({ zh: '列入规则', en: 'Rule' }, rule, appraisal, language),
    language === 'zh'
      ? '按情形多少排列，同样多的按差距大小；只列最基层的填报单位，上级单位的数是下级之和，不重复列入'
      : 'Most situations first, then the farthest off; only the lowest units that file are listed, since those above are their sums',
  ];
}

function unplacedSaid({ waiting, unfiled }: Unplaced, language: Language): (string | null)[] {
  const said = (units: readonly StandingUnit[], zh: string, en: string): string | null => {
    if (units.length === 0) return null;
    const names = namesOf(units, NAMED, language);
    return language === 'zh' ? `${zh}，不排列：${names}` : `${en}, not placed: ${names}`;
  };
  return [said(waiting, '待审或退回', 'Waiting or sent back'), said(unfiled, '未报', 'Not filed')];
}

function titleOf(
  {
    accepted,
    unplaced: { waiting, unfiled },
    all,
    listed,
    quota,
  }: { accepted: number; unplaced: Unplaced; all: LaggingUnit[]; listed: LaggingUnit[]; quota: number | null },
  language: Language,
): string {
  const zh = language === 'zh';
  const [worst] = all;
  const others = notAccepted({ waiting: waiting.length, unfiled: unfiled.length }, language);
  const rest = others === '' ? '' : zh ? `；另有${others}` : `; ${others}`;
  if (accepted === 0) return zh ? `后进单位：尚无已审核的基层单位${rest}` : `Lagging units: nothing accepted yet${rest}`;
  if (!worst)
    return zh
      ? `已审核的${accepted}个基层单位都没有后进情形${rest}`
      : `None of ${plural(accepted, 'unit')} accepted at the base is lagging${rest}`;
  if (quota === null) {
    const most = atTheEnd(
      all.map(({ unit, hits }) => ({ name: unit.shortName, value: hits.length, base: null })),
      (hits) => (zh ? `${hits}项` : String(hits)),
      UNIT_NOUN,
      language,
    );
    return zh
      ? `已审核的${accepted}个基层单位中，${all.length}个有后进情形，最多的是${most}${rest}`
      : `${all.length} of ${plural(accepted, 'unit')} accepted at the base lag, most of all ${most}${rest}`;
  }
  return zh
    ? `倒排每个上级至多${quota}个，列入${listed.length}个；有后进情形的共${all.length}个${rest}`
    : `At most ${quota} a parent: ${listed.length} listed of ${all.length} lagging${rest}`;
}
