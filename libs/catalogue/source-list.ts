/** What an entry rests on: tags of `sources.yaml` → the names a reader sees, refused where a tag is unknown. */
import type { Text } from '#domain/errors.js';
import type { Problem } from './catalogue-error.js';
import type { DefinitionFile, Path } from './definition-file.js';
import type { CitationDefinition, SourcesDefinition } from './schema.js';

export class SourceList {
  private readonly names: Map<string, Text>;

  constructor(sources: SourcesDefinition) {
    this.names = new Map(Object.entries(sources).map(([tag, { zh, en }]) => [tag, { zh, en }]));
  }

  /** Two tags may stand for the same rule: it is named once. */
  resolve(file: DefinitionFile<unknown>, path: Path, code: string, citations: CitationDefinition[], problems: Problem[]): Text {
    const zh = new Set<string>();
    const en = new Set<string>();
    citations.forEach((citation, i) => {
      const { tag, article, note } = typeof citation === 'string' ? { tag: citation } : citation;
      const name = this.names.get(tag);
      if (!name) {
        problems.push(file.problem([...path, i], `${code}: unknown source "${tag}"`));
        return;
      }
      zh.add(`${name.zh}${article ? `第${article}条` : ''}${note ? `：${note.zh}` : ''}`);
      en.add(`${name.en}${article ? `, art. ${article}` : ''}${note ? `: ${note.en}` : ''}`);
    });
    return { zh: [...zh].join('；'), en: [...en].join('; ') };
  }
}
