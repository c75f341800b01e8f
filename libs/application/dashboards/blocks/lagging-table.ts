/** Which organisations are behind, by which situation: all of them, or so many of each parent from the bottom? (后进单位) */
import { laggingOf, withinQuota, type Hit, type LaggingUnit } from '#domain/analysis/lagging.js';
import type { Appraisal } from '#domain/catalogue/catalogue.js';
import type { Choice, TableBlock } from '#domain/dashboard/block.js';
import { plural } from '#domain/dashboard/finding-title.js';
import type { Language } from '#domain/errors.js';
import type { CollectedFigures } from '#domain/indicators/collected-figures.js';
import { formatRatio, formatValue } from '#domain/indicators/format-figure.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { blockSubtitle, notesOf, type BlockBuilder } from '../block-builder.js';
import { explainedNotes } from '../explained-notes.js';
import { filingUnits, ruleNote } from './standing-units.js';

/** A page of thousands of rows helps nobody: one level down the list is whole again. */
const SHOWN = 200;
const SILENT_SHOWN = 30;

export const laggingTable: BlockBuilder = (data, language, { quota }) => {
  const { appraisal } = data.catalogue;
  if (!appraisal) return null;
  const units = filingUnits(data);
  const silent = units.filter(({ reported, expected }) => reported === 0 && expected > 0);
  const filed = units.filter(({ reported }) => reported > 0);
  const all = laggingOf(data.catalogue, filed);
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
    title: titleOf({ filed: filed.length, silent: silent.length, all, listed, quota }, language),
    subtitle: blockSubtitle(data, language),
    codes: [...new Set(appraisal.lagging.map(({ indicator }) => indicator))],
    choice: choiceOf(appraisal, quota, language),
    notes: notesOf(
      data,
      language,
      ...rulesOf(appraisal, quota, language),
      ...unlisted(listed.length, silent.length, language),
      ...explained.lines,
    ),
    columns: (zh ? ['单位', '上级', '情形数', '情形'] : ['Unit', 'Parent', 'Situations', 'Which']).map((name, i) => ({
      key: ['unit', 'parent', 'count', 'situations'][i]!,
      name,
      align: i === 2 ? 'right' : 'left',
    })),
    rows: [
      ...shown.map((each) => rowOf(each, explained.marked(each.unit.code, each.unit.shortName), nameOfParent(each.unit), data, language)),
      ...silent.slice(0, SILENT_SHOWN).map(({ unit }) => silentRow(unit, nameOfParent(unit), data, language)),
    ],
  };
};

const drillOf = (unit: PeriodUnit, data: CollectedFigures) => (unit.code === data.unit.code ? null : { unit: unit.code });

function rowOf(
  { unit, hits }: LaggingUnit,
  name: string,
  parent: string,
  data: CollectedFigures,
  language: Language,
): TableBlock['rows'][number] {
  return {
    key: unit.code,
    drill: drillOf(unit, data),
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

function silentRow(unit: PeriodUnit, parent: string, data: CollectedFigures, language: Language): TableBlock['rows'][number] {
  const said = formatValue({ unit: { zh: '', en: '' }, decimals: 0 }, null, 'missing', language);
  return {
    key: `${unit.code}-silent`,
    drill: drillOf(unit, data),
    cells: [unit.shortName, parent, said, language === 'zh' ? '本期无数据，不排列' : 'nothing filed, not placed'].map((display) => ({
      display,
      tone: 'muted',
    })),
  };
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

function unlisted(listed: number, silent: number, language: Language): (string | null)[] {
  const more = Math.max(0, listed - SHOWN);
  const quiet = Math.max(0, silent - SILENT_SHOWN);
  const zh = language === 'zh';
  return [
    more === 0
      ? null
      : zh
        ? `另有${more}个未列出，进入下级单位可看全`
        : `${more} more are not shown; a unit further down lists its own in full`,
    quiet === 0 ? null : zh ? `另有${quiet}个未报单位未列出` : `${quiet} more that filed nothing are not shown`,
  ];
}

function titleOf(
  { filed, silent, all, listed, quota }: { filed: number; silent: number; all: LaggingUnit[]; listed: LaggingUnit[]; quota: number | null },
  language: Language,
): string {
  const zh = language === 'zh';
  const [worst] = all;
  const quiet = silent === 0 ? '' : zh ? `；另有${silent}个未报` : `; ${silent} filed nothing`;
  if (filed === 0) return zh ? `后进单位：${silent}个基层单位均未报` : 'Lagging units: nothing filed yet';
  if (!worst)
    return zh
      ? `已报的${filed}个基层单位都没有后进情形${quiet}`
      : `None of ${plural(filed, 'unit')} at the base that filed is lagging${quiet}`;
  if (quota === null) {
    const most = `${worst.unit.shortName}${zh ? `（${worst.hits.length}项）` : ` (${worst.hits.length})`}`;
    return zh
      ? `已报的${filed}个基层单位中，${all.length}个有后进情形，最多的是${most}${quiet}`
      : `${all.length} of ${plural(filed, 'unit')} at the base that filed lag, most of all ${most}${quiet}`;
  }
  return zh
    ? `倒排每个上级至多${quota}个，列入${listed.length}个；有后进情形的共${all.length}个${quiet}`
    : `At most ${quota} a parent: ${listed.length} listed of ${all.length} lagging${quiet}`;
}
