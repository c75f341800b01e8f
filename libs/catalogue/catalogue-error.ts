/** The refusal of a catalogue that does not hold together: every problem at once, each with file and line. */

export interface Problem {
  /** Path inside the version's folder: `rules/hard.yaml`. */
  file: string;
  line: number;
  message: string;
}

export class CatalogueError extends Error {
  constructor(readonly problems: Problem[]) {
    super(['The catalogue does not hold together:', ...problems.map((p) => `  ${p.file}:${p.line}: ${p.message}`)].join('\n'));
    this.name = 'CatalogueError';
  }
}
