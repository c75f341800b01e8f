/** Findings of an upload as they come up: the first of them are kept, all are counted, so that no file can fill the memory. */
import { MAX_UPLOAD_FINDINGS } from '#domain/ports/upload-store.port.js';
import { hasErrors, type Finding } from '#domain/validation/finding.js';

export class FindingList {
  constructor(
    public kept: Finding[] = [],
    public count = 0,
    public hasErrors = false,
  ) {}

  add(findings: Finding[]): void {
    this.count += findings.length;
    this.hasErrors ||= hasErrors(findings);
    const room = MAX_UPLOAD_FINDINGS - this.kept.length;
    if (room > 0) this.kept.push(...findings.slice(0, room));
  }

  addFirst(finding: Finding): void {
    this.kept = [finding, ...this.kept].slice(0, MAX_UPLOAD_FINDINGS);
    this.count++;
    this.hasErrors ||= finding.severity === 'error';
  }

  copy(): FindingList {
    return new FindingList([...this.kept], this.count, this.hasErrors);
  }
}
