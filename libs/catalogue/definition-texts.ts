/** The documents of one catalogue version as text: read from its folder, or as the office brought them in. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { FAMILIES } from '#domain/catalogue/catalogue.js';
import type { Period } from '#domain/period/period.js';

/** File name within the version's folder → text. */
export type DefinitionTexts = Readonly<Record<string, string>>;

/** Where the versions that ship with the program live. */
export const DEFINITIONS = join(import.meta.dirname, 'definitions');
export const HEAD_FILE = 'catalogue.yaml';
/** The one document a version may do without: it then grades and lists nobody. */
export const APPRAISAL_FILE = 'appraisal.yaml';
export const DEFINITION_FILES: readonly string[] = [
  HEAD_FILE,
  'sources.yaml',
  'elements.yaml',
  'rules/hard.yaml',
  'rules/warnings.yaml',
  ...FAMILIES.map((family) => `indicators/${family}.yaml`),
  APPRAISAL_FILE,
];

/** Files that are missing are absent. */
export function textsOf(version: string, folder = DEFINITIONS): DefinitionTexts {
  const texts: Record<string, string> = {};
  for (const name of DEFINITION_FILES) {
    try {
      texts[name] = readFileSync(join(folder, version, name), 'utf8');
    } catch {
      continue;
    }
  }
  return texts;
}

export const shippedVersions = (): string[] =>
  readdirSync(DEFINITIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

/** The same documents under another version, in force from another quarter; everything else stays as it was written. */
export function withHead(texts: DefinitionTexts, head: { version: string; effectiveFrom: Period }): DefinitionTexts {
  const document = parseDocument(texts[HEAD_FILE] ?? '');
  document.set('version', head.version);
  document.set('effective_from', head.effectiveFrom);
  return { ...texts, [HEAD_FILE]: document.toString({ lineWidth: 0 }) };
}
