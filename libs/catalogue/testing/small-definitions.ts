/** A whole catalogue small enough to break one line at a time. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const element = (code: string, sheet: string, row: number, more = '') => `- code: ${code}
  sheet: ${sheet}
  row: ${row}
  name: { zh: ${code}名, en: ${code} name }
  help: { zh: 口径, en: what is counted }
  type: integer
  time: ${code === 'T04' ? 'ytd' : code === 'M02' ? 'flow' : 'stock'}
  unit: { zh: 人, en: persons }
  min: 0
  max: 9999
  applies_to: [${code === 'L16' ? 'committees' : 'branch'}]
${more}`;

const DOCUMENTS: Record<string, string> = {
  'catalogue.yaml': `version: small
effective_from: 2022Q1
title: { zh: 小目录, en: Small }
sheets:
${['organisation', 'coverage', 'term', 'members', 'life', 'training', 'supervision', 'responsibility'].map((code) => `  - { code: ${code}, name: { zh: 表, en: Sheet } }`).join('\n')}
unit_groups:
  committees: [committee, second_committee]
bands:
  - { code: low, name: { zh: 低, en: Low }, from: 0, to: 80 }
  - { code: high, name: { zh: 高, en: High }, from: 80 }
`,
  'sources.yaml': `RULES: { zh: 《规则》, en: Rules, address: somewhere }
PAGE: { zh: 《规则》, en: Rules }
`,
  'elements.yaml': [
    element('M01', 'members', 1, '  prefill: { by: carry, from: M09 }\n'),
    element('M02', 'members', 2),
    element('M09', 'members', 3, '  prefill: { by: formula, expression: M01 + M02, formula: M01+M02 }\n'),
    element('T04', 'training', 1),
    element('L16', 'life', 1),
  ].join(''),
  'rules/hard.yaml': `- code: H01
  kind: cell
  name: { zh: 平衡, en: Balance }
  source: [RULES]
  checks:
    - at: M09
      holds: M09 == M01 + M02
      message: { zh: '{M09} 应为 {expected}', en: '{M09} should be {expected}' }
      expected: M01 + M02
      examples:
        - { values: { M01: 1, M02: 1, M09: 2 }, result: true }
        - { values: { M01: 1, M02: 1, M09: 3 }, result: false, expected: 2 }
- code: H20
  kind: system
  name: { zh: 一份, en: One }
  source: [RULES]
  messages:
    by_construction: { message: { zh: 一份, en: one } }
  examples:
    - { values: { M09: 1 }, finds: [] }
`,
  'rules/warnings.yaml': '[]\n',
  'indicators/coverage.yaml': `- code: COV12
  name: { zh: 净增率, en: Growth }
  kind: ratio
  unit: { zh: '%', en: '%' }
  decimals: 1
  direction: neutral
  time: flow
  cumulation: none
  numerator: M09 - M01
  denominator: M01
  source: [RULES]
  formula: { zh: 增÷初, en: growth by opening }
  examples:
    - { values: { M09: 11, M01: 10 }, numerator: 1, denominator: 10, value: 10 }
- code: COV13
  name: { zh: 差, en: Difference }
  kind: difference
  unit: { zh: 百分点, en: points }
  decimals: 1
  direction: down
  time: flow
  cumulation: none
  of: [COV12, TRN01]
  source: [RULES]
  formula: { zh: 差, en: difference }
  examples:
    - { values: { M09: 10, M01: 10, T04: 5 }, value: -50 }
`,
  'indicators/life.yaml': '[]\n',
  'indicators/training.yaml': `- code: TRN01
  name: { zh: 达标率, en: With 32 hours }
  kind: ratio
  unit: { zh: '%', en: '%' }
  decimals: 1
  direction: up
  time: ytd
  numerator: T04
  denominator: M09
  target:
    kind: pace
    pace: [25, 50, 75, 100]
    span: cumulative
    source: { zh: 规则, en: rule }
  source: [{ tag: RULES, article: '20', note: { zh: 每年, en: yearly } }, { tag: PAGE, article: '20', note: { zh: 每年, en: yearly } }, PAGE]
  formula: { zh: 达标÷实有, en: with hours by members }
  examples:
    - { values: { T04: 1, M09: 4 }, value: 25 }
`,
  'indicators/supervision.yaml': '[]\n',
  'indicators/responsibility.yaml': '[]\n',
  'appraisal.yaml': `grades:
  - { code: A, name: { zh: 优, en: A }, from: 90 }
  - { code: B, name: { zh: 良, en: B }, from: 60 }
  - { code: D, name: { zh: 差, en: D }, from: 0 }
fewest_judged: 2
lights: { green: 90, yellow: 60 }
lagging:
  - code: few_hours
    name: { zh: 学时少, en: Few hours }
    indicator: TRN01
    below: 10
    examples:
      - { value: 9.9, holds: true }
      - { value: 10, holds: false }
quotas: [1, 2]
outliers: { deviations: 3, min_peers: 8, min_denominator: 5 }
surge: { last_month: 60, regularity: 0.5 }
source: [RULES]
examples:
  grades:
    - { met: 2, judged: 3, grade: B }
    - { met: 1, judged: 1, grade: null }
  lights:
    - { met: 2, judged: 3, light: yellow }
`,
};

export interface Edit {
  file: string;
  /** Text that stands once in the file, beginning with what is going to be wrong. */
  find: string;
  replace: string;
}

/** Line on which a text that stands once in a document begins, before any change. */
function lineOf(file: string, text: string): number {
  const document = DOCUMENTS[file] ?? '';
  const at = document.indexOf(text);
  if (at < 0 || document.includes(text, at + 1)) throw new Error(`"${text}" does not stand exactly once in ${file}`);
  return document.slice(0, at).split('\n').length;
}

const written: string[] = [];

/** Takes away what was written. */
export function removeSmallDefinitions(): void {
  for (const folder of written.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Writes version `small` with one place changed; answers the folder of versions. */
export function writeSmallDefinitions(edit?: Edit): { folder: string; lineOf: typeof lineOf } {
  const folder = mkdtempSync(join(tmpdir(), 'jibao-catalogue-'));
  written.push(folder);
  if (edit) lineOf(edit.file, edit.find);
  for (const [file, text] of Object.entries(DOCUMENTS)) {
    const path = join(folder, 'small', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, edit?.file === file ? text.replace(edit.find, () => edit.replace) : text);
  }
  return { folder, lineOf };
}
