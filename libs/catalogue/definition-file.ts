/** One YAML document of the catalogue: read strictly by its schema, with the line of everything in it. */
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './catalogue-error.js';
import type { DefinitionTexts } from './definition-texts.js';

const TOO_MANY_ALIASES = Symbol('too many aliases');
/** A few aliases of aliases would unfold to gigabytes: the parser stops at a hundred. */
function plainOf(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    if (error instanceof ReferenceError) return TOO_MANY_ALIASES;
    throw error;
  }
}

export type Path = readonly (string | number)[];

export class DefinitionFile<T> {
  private constructor(
    readonly name: string,
    private readonly document: Document.Parsed,
    private readonly lines: LineCounter,
    readonly data: T,
  ) {}

  /** Null when the file cannot be read as its schema wants; what is wrong is added to `problems`. */
  static read<S extends z.ZodType>(
    texts: DefinitionTexts,
    name: string,
    schema: S,
    problems: Problem[],
  ): DefinitionFile<z.infer<S>> | null {
    const text = texts[name];
    if (text === undefined) {
      problems.push({ file: name, line: 1, message: 'the file is missing' });
      return null;
    }
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines });
    for (const error of document.errors)
      problems.push({ file: name, line: error.linePos?.[0].line ?? 1, message: error.message.split('\n')[0] ?? error.message });
    if (document.errors.length) return null;
    const plain = plainOf(document);
    if (plain === TOO_MANY_ALIASES) {
      problems.push({ file: name, line: 1, message: 'aliases are nested too deep' });
      return null;
    }
    const result = schema.safeParse(plain);
    const file = new DefinitionFile<z.infer<S>>(name, document, lines, result.data as z.infer<S>);
    if (result.success) return file;
    for (const issue of result.error.issues) {
      const path = issue.path as (string | number)[];
      const keys = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
      for (const key of keys)
        problems.push({
          file: name,
          line: file.lineOf(key === undefined ? path : [...path, key]),
          message: `${file.nameOf(path)}${key === undefined ? issue.message : `unknown key "${key}"`}`,
        });
    }
    return null;
  }

  /** 1-based line of the node at a path, or of the nearest one above it. */
  lineOf(path: Path): number {
    for (let length = path.length; length >= 0; length--) {
      const node = length ? this.document.getIn(path.slice(0, length), true) : this.document.contents;
      if (isNode(node) && node.range) return this.lines.linePos(node.range[0]).line;
    }
    return 1;
  }

  problem(path: Path, message: string): Problem {
    return { file: this.name, line: this.lineOf(path), message };
  }

  /** `M09.help.en: ` — the code of the entry rather than its index. */
  private nameOf(path: Path): string {
    const code = typeof path[0] === 'number' ? this.document.getIn([path[0], 'code']) : undefined;
    const parts = typeof code === 'string' ? [code, ...path.slice(1)] : path;
    return parts.length ? `${parts.join('.')}: ` : '';
  }
}
