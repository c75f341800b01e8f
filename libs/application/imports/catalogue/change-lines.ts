/** What differs between two catalogues, as lines a person reads. */
import type { DefinitionChange } from '#catalogue/compare-definitions.js';
import type { ImportPlan } from '#domain/ports/import-store.port.js';
import { CATALOGUE_SHEETS, type CatalogueSheet } from '#workbook/exports/catalogue-sheets.js';

const KINDS: Record<DefinitionChange['kind'], { word: string; sheet: keyof typeof CATALOGUE_SHEETS }> = {
  head: { word: '目录', sheet: 'head' },
  source: { word: '依据', sheet: 'sources' },
  element: { word: '填报项', sheet: 'elements' },
  rule: { word: '规则', sheet: 'rules' },
  indicator: { word: '指标', sheet: 'indicators' },
};
const ACTS: Record<DefinitionChange['act'], string> = { added: '新增', removed: '停用', changed: '修改', moved: '调整次序' };
const MAX_TEXT = 200;

/** `checks.0.message.zh` → 提示语（中文）. */
function fieldWord(kind: DefinitionChange['kind'], field: string): string {
  const path = field.replace(/^checks\.\d+\./, 'check.').replace(/^target\./, '');
  const sheet: CatalogueSheet = CATALOGUE_SHEETS[field.startsWith('target.') ? 'targets' : KINDS[kind].sheet];
  const known = sheet.fields.find(({ key }) => path === key || path.startsWith(`${key}.`));
  const check = /^checks\.(\d+)\./.exec(field)?.[1];
  return `${field.startsWith('target.') ? '目标' : ''}${check === undefined ? '' : `第${Number(check) + 1}条检查的`}${known?.zh ?? (field === 'severity' || field === 'family' ? '类别' : field)}`;
}
const short = (text: string | null): string | null => (text !== null && text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text);

export const changeLines = (changes: readonly DefinitionChange[]): ImportPlan['lines'] =>
  changes.map((change) => ({
    act: `${ACTS[change.act]}${KINDS[change.kind].word}`,
    subject: `${change.code} ${change.name}${change.field === null ? '' : `：${fieldWord(change.kind, change.field)}`}`.trim(),
    before: short(change.before),
    after: short(change.after),
  }));

/** Entries, not fields. */
export function changeCounts(changes: readonly DefinitionChange[]): Record<'added' | 'changed' | 'removed', number> {
  const entries = (act: DefinitionChange['act']) =>
    new Set(changes.filter((change) => change.act === act).map(({ kind, code }) => `${kind} ${code}`)).size;
  return { added: entries('added'), changed: entries('changed'), removed: entries('removed') };
}
