/** Gives the clerk back what was found: his return in our template with every finding at its cell, or a list for a file of several. */
import type { Actor } from '#domain/access/actor.js';
import { scopeOf } from '#domain/access/policy.js';
import { DomainError } from '#domain/errors.js';
import type { Period } from '#domain/period/period.js';
import type { UploadRecord } from '#domain/ports/upload-store.port.js';
import type { ReturnVersion } from '#domain/return/return.js';
import { hasErrors } from '#domain/validation/finding.js';
import { writeAnnotated } from '#workbook/annotated.js';
import { writeFindingsList, type ListedFinding } from '#workbook/exports/findings-list.js';
import type { Ports } from '../ports.js';
import { findPeriodUnit } from '../returns/find-return.js';
import { cellsSeenBy, seenOf, toldFindings } from '../returns/four-forms.js';
import { prefilledValues } from '../returns/prefilled-values.js';
import { carriedFrom, returnHistories } from '../returns/return-history.js';
import { findUpload } from './read-upload-status.js';

/** A list nobody could read to its end helps nobody. */
const MAX_LINES = 2_000;
const MAX_RETURNS = 200;

export interface WrittenFile {
  fileName: string;
  bytes: Uint8Array;
}

export class WriteAnnotated {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues'>) {}

  /** The latest version of a return, for whoever may read it. */
  async ofReturn(input: { actor: Actor; period: Period; unit: string }): Promise<WrittenFile> {
    const { returns } = this.ports.database;
    await findPeriodUnit(this.ports.database, { ...input, action: 'returns.read' });
    const record = await returns.get(input.period, input.unit);
    const version = record && (await returns.version(input.period, input.unit, record.version));
    if (!version) throw new DomainError('not_found', { zh: '这个单位还没有填报本期季报', en: 'Nothing was filed yet' });
    return this.annotated(input.actor, version, null);
  }

  /** Throws `conflict` while the file is being read. */
  async ofUpload(input: { actor: Actor; id: string }): Promise<WrittenFile> {
    const { returns } = this.ports.database;
    const upload = await findUpload(this.ports.database, input);
    if (upload.status === 'received' || upload.status === 'processing')
      throw new DomainError('conflict', { zh: '文件还在读取，请稍候再下载', en: 'The file is still being read; try again in a moment' });
    const [only] = upload.returns.length === 1 && !hasErrors(upload.findings) ? upload.returns : [];
    const version = only ? await returns.version(only.period, only.unit, only.version) : null;
    return version ? this.annotated(input.actor, version, upload) : this.list(input.actor, upload);
  }

  private async annotated(actor: Actor, version: ReturnVersion, upload: UploadRecord | null): Promise<WrittenFile> {
    const { database, catalogues } = this.ports;
    const at = { period: version.period, unit: version.unit };
    const { period, unit } = await findPeriodUnit(database, { actor, action: 'returns.read', ...at });
    const catalogue = catalogues.ofVersion(version.catalogueVersion);
    const history = (await returnHistories(database, version.period, [version.unit]))(version.unit);
    const isSeen = cellsSeenBy(actor, catalogue, unit);
    const [previous] = history.values;
    const bytes = await writeAnnotated({
      unit,
      period,
      catalogue,
      prefilled: seenOf(prefilledValues(catalogue, unit, carriedFrom(history)), isSeen),
      previous: previous ? seenOf(previous, isSeen) : null,
      values: seenOf(version.values, isSeen),
      // What was passed over in the file stands beside what is wrong with the return.
      findings: [
        ...(upload?.findings ?? []).filter(({ element }) => isSeen(element)),
        ...toldFindings(actor, catalogue, unit, version.findings),
      ],
      explanations: version.explanations,
      version: version.version,
      fileName: upload?.fileName ?? null,
    });
    return { fileName: `审核结果_${version.period}_${unit.shortName}.xlsx`, bytes };
  }

  private async list(actor: Actor, upload: UploadRecord): Promise<WrittenFile> {
    const { database, catalogues } = this.ports;
    const names = new Map<string, string>();
    const elementNames = new Map<string, string>();
    const filed = new Set(upload.returns.map((each) => each.period));
    for (const { period, state, catalogueVersion } of await database.periods.all()) {
      if (state !== 'open' && !filed.has(period)) continue;
      for (const unit of await database.periods.units(period, scopeOf(actor, 'returns.read'))) names.set(unit.code, unit.name);
      for (const { code, name } of catalogues.ofVersion(catalogueVersion).elements) elementNames.set(code, name.zh);
    }
    const line = (finding: ListedFinding['finding'], code: string | null, note: string | null): ListedFinding => ({
      unit: code !== null && names.has(code) ? { code, name: names.get(code)! } : null,
      finding,
      elementName: finding.element === null ? null : (elementNames.get(finding.element) ?? null),
      note,
    });
    const lines = upload.findings.map((finding) => line(finding, finding.key.split('/')[0] ?? null, null));
    for (const { unit, version } of await this.storedVersions(actor, upload))
      lines.push(...version.findings.map((finding) => line(finding, unit, version.explanations[finding.key] ?? null)));
    const bytes = await writeFindingsList({
      fileName: upload.fileName,
      summary: summaryOf(upload, Math.min(lines.length, MAX_LINES)),
      findings: lines.slice(0, MAX_LINES),
    });
    return { fileName: `审核结果_${upload.fileName.replace(/\.\w{1,5}$/, '')}.xlsx`, bytes };
  }

  /** As they are by now; what others wrote meanwhile is shown only as far as this reader may see it. */
  private async storedVersions(
    actor: Actor,
    { returns }: UploadRecord,
  ): Promise<{ unit: string; version: Pick<ReturnVersion, 'findings' | 'explanations'> }[]> {
    const { database, catalogues } = this.ports;
    const stored = returns.slice(0, MAX_RETURNS);
    const found: { unit: string; version: Pick<ReturnVersion, 'findings' | 'explanations'> }[] = [];
    for (const name of new Set(stored.map((each) => each.period))) {
      const codes = new Set(stored.filter((each) => each.period === name).map(({ unit }) => unit));
      const [period, all, latest] = await Promise.all([
        database.periods.get(name),
        database.periods.units(name, scopeOf(actor, 'returns.read')),
        database.returns.latestVersions(name, [...codes]),
      ]);
      if (!period) continue;
      const catalogue = catalogues.ofVersion(period.catalogueVersion);
      for (const unit of all) {
        const version = codes.has(unit.code) ? latest.get(unit.code) : undefined;
        if (!version) continue;
        const findings = toldFindings(actor, catalogue, unit, version.findings);
        found.push({ unit: unit.code, version: { findings, explanations: version.explanations } });
      }
    }
    return found;
  }
}

function summaryOf({ status, returns, findingCount }: UploadRecord, shown: number): string[] {
  const stored = status === 'done' ? `已入库 ${returns.length} 份季报。` : '没有入库。';
  const cut = shown >= MAX_LINES || returns.length > MAX_RETURNS ? `本表只列出前 ${shown} 项。` : '';
  return [`${stored}未入库部分的审核结果共 ${findingCount} 项。${cut}`];
}
