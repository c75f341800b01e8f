/** A whole catalogue as one text: its YAML documents one after the other, each under a line that names it. */
import { DEFINITION_FILES, type DefinitionTexts } from './definition-texts.js';

const SEPARATOR = /^---[ \t]+#[ \t]*(\S+)[ \t]*\r?$/;

export const bundleOf = (texts: DefinitionTexts): string =>
  DEFINITION_FILES.filter((name) => texts[name] !== undefined)
    .map((name) => `--- # ${name}\n${texts[name]!.trimEnd()}\n`)
    .join('');

export interface Unbundled {
  texts: DefinitionTexts;
  /** Line of the bundle on which each document begins. */
  starts: ReadonlyMap<string, number>;
  /** Names that are no document of a catalogue, or stand twice. */
  strangers: { name: string; line: number }[];
}

/** Null when there is no such line: it is some other text. */
export function unbundle(bundle: string): Unbundled | null {
  const texts: Record<string, string> = {};
  const starts = new Map<string, number>();
  const strangers: Unbundled['strangers'] = [];
  let name: string | null = null;
  let lines: string[] = [];
  const end = () => {
    if (name !== null) texts[name] = `${lines.join('\n')}\n`;
    lines = [];
  };
  bundle
    .replace(/^\ufeff/, '')
    .split('\n')
    .forEach((line, i) => {
      const named = SEPARATOR.exec(line)?.[1];
      if (named === undefined) {
        lines.push(line.replace(/\r$/, ''));
        return;
      }
      end();
      name = DEFINITION_FILES.includes(named) && !starts.has(named) ? named : null;
      if (name === null) strangers.push({ name: named, line: i + 1 });
      else starts.set(name, i + 2);
    });
  end();
  return starts.size === 0 ? null : { texts, starts, strangers };
}
