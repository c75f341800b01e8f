/** What a fixture is: a file with a name that says its case, how it is made, and what reading it must give. */
import { join } from 'node:path';
import type { StoredValue } from '#domain/return/values.js';
import type { PartCode } from '../part-findings.js';
import { writeTemplate } from '../template.js';
import { putTogether, takeApart, type Parts } from './edit-workbook.js';
import { SAMPLE_VALUES, sampleInput } from './sample-return.js';

export const FIXTURES = join(import.meta.dirname, '..', '..', '..', 'tests', 'fixtures', 'workbooks');

type Figures = Record<string, StoredValue>;
/**
 * `values`: one return of the sample unit, and where it differs from SAMPLE_VALUES. `rows`: a table, unit → figures.
 * `from`: an archive, entry → unit; `refused`: findings about the parts of a file that is read. `code`: the finding that refuses the whole file.
 */
export type Expected =
  | { values: Figures }
  | { rows: Record<string, Figures>; from?: Record<string, string>; refused?: PartCode[] }
  | { from: Record<string, string>; refused?: PartCode[] }
  | { code: PartCode };
export interface FixtureCase {
  file: string;
  expected: Expected;
  /** Null for files that a real programme wrote; the script that makes fixtures runs that programme. */
  make: (() => Promise<Uint8Array>) | null;
  /** Made anew by every test instead of being kept: big, or only a trick of bytes. */
  volatile?: boolean;
}

export const filled = (): Promise<Uint8Array> => writeTemplate(sampleInput({ values: SAMPLE_VALUES }));

/** The filled template with something about it changed. */
export const edited = (edit: (parts: Parts) => void) => async (): Promise<Uint8Array> => {
  const parts = await takeApart(await filled());
  edit(parts);
  return putTogether(parts);
};

/** The cases of one format, in its folder. */
export const inFolder = (folder: string, cases: FixtureCase[]): FixtureCase[] =>
  cases.map((each) => ({ ...each, file: `${folder}/${each.file}` }));
