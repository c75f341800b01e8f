/** Releases one briefing: sets its files, has them checked, freezes them; leased, repeatable, and done exactly once. */
import { randomUUID } from 'node:crypto';
import { SYSTEM } from '#domain/access/actor.js';
import { moveBriefing } from '#domain/briefing/briefing-state.js';
import { BRIEFING_FORMATS, type Briefing, type BriefingRecord } from '#domain/briefing/briefing.js';
import { GATE_CHECKS, type GateCheckCode, type GateReport } from '#domain/briefing/gate.js';
import type { ReleaseRecord } from '#domain/briefing/release.js';
import { printedFigures, releasedFigures } from '#domain/briefing/released-figures.js';
import { DomainError, isOutage, type Language, type Text } from '#domain/errors.js';
import { movePeriod } from '#domain/period/period-state.js';
import { trailingPeriods } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import { lockPeriod } from '../periods/office-only.js';
import type { WorkPorts } from '../ports.js';
import { recordAct } from '../record-act.js';
import { holdLease, leaseEnd } from '../upkeep/hold-lease.js';
import { type BriefingFiles, finalDocument, MAX_FILE_BYTES, onePiece, setFiles } from './briefing-files.js';
import type { CheckRelease } from './check-release.js';
import { isRoot } from './release-rules.js';
import { tellAboutRelease } from './tell-about-release.js';
import { tellOffice } from './tell-office.js';
import { askForSheets } from './unit-sheets.js';

/** As with drafting: counted in MariaDB, where no crash forgets them. */
const MAX_ATTEMPTS = 3;
/** What the text and the charts look back on. */
const QUARTERS_BEHIND = 8;

export class ReleaseBriefing {
  constructor(
    private readonly ports: Pick<WorkPorts, 'database' | 'catalogues' | 'files' | 'clock' | 'renderer' | 'doorbell' | 'publicUrl'>,
    private readonly check: CheckRelease,
  ) {}

  /**
   * Answers false when another worker holds it, and does nothing when it is released or back in review. What fails a check goes back to
   * review with the report; what cannot be made goes back with the reason.
   */
  async run(input: { briefingId: string }): Promise<boolean> {
    const { database, clock } = this.ports;
    const id = input.briefingId;
    const lease = randomUUID();
    const now = clock.now();
    if (!(await database.briefings.claim(id, 'release', lease, now.toISOString(), leaseEnd(now))))
      return (await database.briefings.get(id))?.status !== 'releasing';
    const record = await database.briefings.get(id);
    if (!record) return true;
    if (record.attempts > MAX_ATTEMPTS) {
      await this.refuse(record, lease, { reason: cutOff(record.attempts - 1) });
      return true;
    }
    try {
      await holdLease(
        () => database.briefings.renew(id, lease, leaseEnd(clock.now())),
        () => this.release(record, lease),
      );
    } catch (error) {
      const reason = finalReason(error, record.attempts);
      if (reason) await this.refuse(record, lease, { reason });
      else {
        await database.briefings.release(id, lease, !isOutage(error));
        throw error;
      }
    }
    return true;
  }

  private async release(record: BriefingRecord, lease: string): Promise<void> {
    const { database, publicUrl } = this.ports;
    const [generated, edits] = await Promise.all([database.briefings.document(record.id), database.briefingEdits.of(record.id)]);
    if (!generated) throw new DomainError('conflict', { zh: '简报没有正文，请重新起草', en: 'The briefing has no text; draft it anew' });
    const document = finalDocument(generated, edits, record, publicUrl ?? null);
    const files = await setFiles(this.ports, document);
    const gate = await this.check({ record, document, files });
    if (gate.ok) await this.publish(record, lease, { document, files, gate });
    else await this.refuse(record, lease, { gate });
  }

  private async publish(
    record: BriefingRecord,
    lease: string,
    { document, files, gate }: { document: Briefing; files: BriefingFiles; gate: GateReport },
  ): Promise<void> {
    const { database, clock, doorbell } = this.ports;
    const { id } = record;
    const stored: BriefingRecord['files'] = [];
    for (const format of BRIEFING_FORMATS)
      stored.push({ format, ...(await this.ports.files.put(onePiece(files[format].bytes), MAX_FILE_BYTES)), pages: files[format].pages });
    const at = clock.now();
    const { by, byName } = record.release!;
    const { renderedWith } = files.pdf;
    await database.transaction(async (stores) => {
      const status = moveBriefing(record.status, 'publish');
      const title = document.title;
      const kept = await stores.briefings.finish(id, lease, {
        ...{ status, title, gate, failure: null, releasedAt: at.toISOString(), renderedAt: at.toISOString(), renderedWith, files: stored },
      });
      if (!kept) return;
      await this.settlePeriod(stores, record);
      const release: ReleaseRecord = {
        ...{ briefingId: id, verificationCode: record.verificationCode!, releasedBy: by, releasedByName: byName },
        ...{ releasedAt: at.toISOString(), dataVersion: document.dataVersion, revision: record.revision, renderedWith },
        figures: releasedFigures(printedFigures(document)),
        versions: await versionsBehind(stores, record),
      };
      await stores.briefingReleases.add(release, document);
      const older = await supersede(stores, record);
      const told = await tellAboutRelease(stores, { record: { ...record, status, title }, at });
      const sheets = await askForSheets(stores, { record, at });
      const detail = {
        by,
        period: record.period,
        revision: record.revision,
        dataVersion: release.dataVersion,
        supersedes: older,
        told,
        sheets,
      };
      const hashes = Object.fromEntries(stored.map(({ format, sha256 }) => [format, sha256]));
      await recordAct(stores, { at, actor: SYSTEM, action: 'briefing.release', object: id, detail: { ...detail, ...hashes } });
    });
    doorbell.ring();
  }

  /** The figures must still be those that were checked; with the bureau's own briefing the quarter itself is released. */
  private async settlePeriod(stores: Stores, record: BriefingRecord): Promise<void> {
    const period = await lockPeriod(stores, record.period);
    if (period.dataVersion !== record.dataVersion) throw new DomainError('conflict', MOVED);
    const unit = await stores.periods.unit(record.period, record.unit);
    if (record.kind !== 'quarterly' || !unit || !isRoot(unit.path) || period.state === 'released') return;
    await stores.periods.setState(record.period, movePeriod(record.period, period.state, 'release'));
  }

  private async refuse(record: BriefingRecord, lease: string, why: { gate: GateReport } | { reason: Text }): Promise<void> {
    const { database, clock, doorbell } = this.ports;
    const at = clock.now();
    const failed = 'gate' in why ? why.gate.checks.filter(({ ok }) => !ok).map(({ code }) => code) : [];
    await database.transaction(async (stores) => {
      const kept = await stores.briefings.finish(record.id, lease, {
        // What is not issued holds no number.
        ...{ status: moveBriefing(record.status, 'refuse'), issueNumber: 0 },
        ...('gate' in why ? { gate: why.gate, failure: null } : { failure: why.reason.zh }),
      });
      if (!kept) return;
      const detail = { by: record.release?.by, revision: record.revision, ...('gate' in why ? { failed } : { reason: why.reason.en }) };
      await recordAct(stores, { at, actor: SYSTEM, action: 'briefing.release', object: record.id, outcome: 'failed', detail });
      await tellOffice(stores, {
        kind: 'briefing_refused',
        at,
        actor: SYSTEM,
        record,
        why: 'gate' in why ? checksNamed(failed) : why.reason,
      });
    });
    doorbell.ring();
  }
}

function checksNamed(failed: readonly GateCheckCode[]): Text {
  const of = (language: Language): string[] => failed.map((code) => GATE_CHECKS[code][language]);
  return { zh: `没有通过的校核：${of('zh').join('、')}`, en: `Checks that failed: ${of('en').join(', ')}` };
}

/** A later release of the same briefing takes the place of the one before; bulletins stand beside one another. */
async function supersede(stores: Pick<Stores, 'briefings'>, { id, period, unit, kind }: BriefingRecord): Promise<string[]> {
  if (kind === 'bulletin') return [];
  const same = (await stores.briefings.ofKind(period, unit, kind)).filter((one) => one.id !== id);
  const older: string[] = [];
  for (const one of same) {
    if (one.status !== 'released' || (await stores.briefings.lock(one.id))?.status !== 'released') continue;
    await stores.briefings.change(one.id, { status: moveBriefing('released', 'supersede'), supersededBy: id });
    older.push(one.id);
  }
  return older;
}

/** Accepted versions of every return the text, the tables and the charts stand on, in the trees of their quarters. */
async function versionsBehind(stores: Pick<Stores, 'periods' | 'returns'>, record: BriefingRecord): Promise<ReleaseRecord['versions']> {
  const versions: ReleaseRecord['versions'] = [];
  for (const period of trailingPeriods(record.period, QUARTERS_BEHIND)) {
    const unit = await stores.periods.unit(period, record.unit);
    if (!unit) continue;
    const units = (await stores.periods.units(period, [unit.path])).map(({ code }) => code);
    for (const { unit: code, acceptedVersion: version } of await stores.returns.ofPeriod(period, units))
      if (version !== null) versions.push({ period, unit: code, version });
  }
  return versions;
}

/** Why it is not tried again, or null. An outage is waited out, however long it takes. */
function finalReason(error: unknown, attempts: number): Text | null {
  const isRefusal = error instanceof DomainError && (error.code === 'conflict' || error.code === 'not_found');
  if (isRefusal) return error.text;
  return isOutage(error) || attempts < MAX_ATTEMPTS ? null : inVain(attempts, error);
}

function inVain(attempts: number, error: unknown): Text {
  const said = error instanceof DomainError ? error.text : null;
  return {
    zh: `发布了 ${attempts} 次都没有成功${said ? `：${said.zh}` : ''}。请稍后再发布；仍不成功请联系系统管理员`,
    en: `Releasing failed ${attempts} times${said ? `: ${said.en}` : ''}. Try again later, and tell the administrator if it stays`,
  };
}

const cutOff = (attempts: number): Text => ({
  zh: `发布过程中断了 ${attempts} 次，已停止。请稍后再发布；仍不成功请联系系统管理员`,
  en: `Releasing was cut off ${attempts} times and was stopped. Try again later, and tell the administrator if it stays`,
});
const MOVED: Text = {
  zh: '校核期间数据又有变动，没有发布；请退回后按最新数据重新起草',
  en: 'The figures moved while it was being checked, and it was not released; send it back and draft it anew',
};
