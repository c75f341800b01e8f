/** What differs between two catalogues, as lines a person reads. */
import type { DefinitionChange } from '#catalogue/compare-definitions.js';
import type { Text } from '#domain/errors.js';
import type { PlanLine } from '#domain/ports/import-store.port.js';
import { APPRAISAL_WORDS, CATALOGUE_SHEETS, type CatalogueSheet } from '#workbook/exports/catalogue-sheets.js';
import { listed } from '../plan-words.js';

const KINDS: Record<DefinitionChange['kind'], { word: Text; sheet: keyof typeof CATALOGUE_SHEETS }> = {
  head: { word: { zh: '目录', en: 'catalogue' }, sheet: 'head' },
  source: { word: { zh: '依据', en: 'source' }, sheet: 'sources' },
  element: { word: { zh: '填报项', en: 'element' }, sheet: 'elements' },
  rule: { word: { zh: '规则', en: 'rule' }, sheet: 'rules' },
  indicator: { word: { zh: '指标', en: 'indicator' }, sheet: 'indicators' },
  appraisal: { word: { zh: '规则', en: 'rule' }, sheet: 'appraisal' },
};
const ACTS: Record<DefinitionChange['act'], Text> = {
  added: { zh: '新增', en: 'New' },
  removed: { zh: '停用', en: 'Retired' },
  changed: { zh: '修改', en: 'Changed' },
  moved: { zh: '调整次序', en: 'Moved' },
};
const MAX_TEXT = 200;

/** `checks.0.message.zh` → 提示语（中文）; in English the name the field has in the file. */
function fieldWord(kind: DefinitionChange['kind'], field: string): Text {
  if (kind === 'appraisal') return { zh: appraisalWord(field), en: field };
  const path = field.replace(/^checks\.\d+\./, 'check.').replace(/^target\./, '');
  const sheet: CatalogueSheet = CATALOGUE_SHEETS[field.startsWith('target.') ? 'targets' : KINDS[kind].sheet];
  const known = sheet.fields.find(({ key }) => path === key || path.startsWith(`${key}.`));
  const check = /^checks\.(\d+)\./.exec(field)?.[1];
  const zh = `${field.startsWith('target.') ? '目标' : ''}${check === undefined ? '' : `第${Number(check) + 1}条检查的`}${known?.zh ?? (field === 'severity' || field === 'family' ? '类别' : field)}`;
  return { zh, en: check === undefined ? field : `${path.replace('check.', '')} of check ${Number(check) + 1}` };
}
/** `lagging.3.below` → 后进情形第4项 below. */
const appraisalWord = (field: string): string =>
  field
    .split('.')
    .map((part, i) => (/^\d+$/.test(part) ? `第${Number(part) + 1}项` : i === 0 ? (APPRAISAL_WORDS[part] ?? part) : ` ${part}`))
    .join('');
const short = (text: string): string => (text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text);
const shortened = (text: Text | null): Text | null => text && { zh: short(text.zh), en: short(text.en) };

export const changeLines = (changes: readonly DefinitionChange[]): PlanLine[] =>
  changes.map((change) => ({
    act: listed([ACTS[change.act], KINDS[change.kind].word], { zh: '', en: ' ' }),
    subject: subjectOf(change),
    before: shortened(change.before),
    after: shortened(change.after),
  }));

function subjectOf({ kind, code, name, field }: DefinitionChange): Text {
  const { zh, en } = field === null ? { zh: '', en: '' } : fieldWord(kind, field);
  return {
    zh: `${code} ${name.zh}${zh === '' ? '' : `：${zh}`}`.trim(),
    en: `${code} ${name.en}${en === '' ? '' : `: ${en}`}`.trim().replace(/^: /, ''),
  };
}

/** Entries, not fields. */
export function changeCounts(changes: readonly DefinitionChange[]): Record<'added' | 'changed' | 'removed', number> {
  const entries = (act: DefinitionChange['act']) =>
    new Set(changes.filter((change) => change.act === act).map(({ kind, code }) => `${kind} ${code}`)).size;
  return { added: entries('added'), changed: entries('changed'), removed: entries('removed') };
}
