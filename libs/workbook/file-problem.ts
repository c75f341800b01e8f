/** Carries a finding about a whole file from deep inside a reader to its edge, where it becomes data again. */
import type { Finding } from '#domain/validation/finding.js';

export class FileProblem extends Error {
  constructor(readonly finding: Finding) {
    super(`${finding.code}: ${finding.message.en}`);
    this.name = 'FileProblem';
  }
}
