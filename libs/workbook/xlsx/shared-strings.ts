/** The table of texts that cells refer to: rich text put together, phonetic readings left out. */
import { tooMuchContent } from '../file-findings.js';
import { FileProblem } from '../file-problem.js';
import { LIMITS } from './limits.js';
import { readPart } from './package.js';
import { codeOf } from './xml-names.js';
import { TextCollector, unescapeCell } from './xml-text.js';
import type { ZipArchive } from './zip-archive.js';

const SI = codeOf('si');
const T = codeOf('t');
const PHONETIC = codeOf('rPh');

export async function readSharedStrings(zip: ZipArchive, part: string): Promise<string[]> {
  const strings: string[] = [];
  const text = new TextCollector(part);
  let phonetic = false;
  let characters = 0;
  await readPart(zip, part, {
    open(name, scanner) {
      if (scanner.capturing) scanner.fail();
      if (name === SI) text.clear();
      else if (name === PHONETIC) phonetic = true;
      else if (name === T && !phonetic) scanner.capturing = true;
    },
    close(name, scanner) {
      if (name === T) scanner.capturing = false;
      else if (name === PHONETIC) phonetic = false;
      else if (name === SI) {
        const value = unescapeCell(text.toString());
        characters += value.length;
        if (strings.length >= LIMITS.sharedStrings || characters > LIMITS.sharedCharacters) throw new FileProblem(tooMuchContent());
        strings.push(value);
      }
    },
    text: (bytes, from, to, literal) => text.add(bytes, from, to, literal),
  });
  return strings;
}
