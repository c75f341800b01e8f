/** What a fixture is: a file with a name that says its case, how it is made, and what reading it must give. */
import { join } from 'node:path';
import type { StoredValue } from '#domain/return/values.js';
import type { PartCode } from '../part-findings.js';
import { writeTemplate } from '../template.js';
import { putTogether, takeApart, type Parts } from './edit-workbook.js';
import { SAMPLE_VALUES, sampleInput } from './sample-return.js';

export const FIXTURES = join(import.meta.dirname, '..', '..', '..', 'tests', 'fixtures', 'workbooks');

/** `values`: where the return differs from SAMPLE_VALUES. `code`: the finding that refuses the file. */
export type Expected = { values: Record<string, StoredValue> } | { code: PartCode };
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
