/** BriefingStore in memory. */
import type { Briefing, BriefingKind, BriefingRecord, BriefingStatus } from '#domain/briefing/briefing.js';
import { yearOf, type Period } from '#domain/period/period.js';
import type { BriefingStore } from '#domain/ports/briefing-store.port.js';
import { briefingExists, parentMissing } from '../refusals.js';
import { byKey, copied, iso, keyOf, type Lease, type MemoryState } from './memory-state.js';

const FREE: Lease = { leaseToken: null, leaseUntil: null };

type Row = BriefingRecord & Lease & { runKey: string; document: Briefing | null };

export class MemoryBriefingStore implements BriefingStore {
  constructor(private readonly state: MemoryState) {}

  async create(
    record: Omit<BriefingRecord, 'status' | 'attempts' | 'renderedAt' | 'failure' | 'files' | 'dataVersion'> & { runKey: string },
  ): Promise<void> {
    const { id, runKey, period, unit, kind, meetingId, origin, issueNumber, createdAt } = record;
    if (this.rows().some((row) => row.runKey === runKey)) throw briefingExists();
    if (!this.state.periodUnits.has(keyOf(period, unit)) || (meetingId !== null && !this.state.meetings.has(meetingId)))
      throw parentMissing();
    const fresh = {
      status: 'queued',
      attempts: 0,
      dataVersion: null,
      renderedAt: null,
      failure: null,
      document: null,
      leaseToken: null,
      leaseUntil: null,
    } as const;
    this.state.briefings.set(id, {
      ...fresh,
      files: [],
      id,
      runKey,
      period,
      unit,
      kind,
      meetingId,
      origin,
      issueNumber,
      createdAt: iso(createdAt),
    });
  }

  async get(id: string): Promise<BriefingRecord | null> {
    return this.find((row) => row.id === id)[0] ?? null;
  }

  async byRunKey(runKey: string): Promise<BriefingRecord | null> {
    return this.find((row) => row.runKey === runKey)[0] ?? null;
  }

  async all(): Promise<BriefingRecord[]> {
    return this.find(() => true);
  }

  async ofKind(period: Period, unit: string, kind: BriefingKind): Promise<BriefingRecord[]> {
    return this.find((row) => row.period === period && row.unit === unit && row.kind === kind);
  }

  async lastIssueNumber(year: number): Promise<number> {
    return Math.max(0, ...this.find((row) => yearOf(row.period) === year).map((row) => row.issueNumber));
  }

  async claim(id: string, leaseToken: string, now: string, leaseUntil: string): Promise<boolean> {
    const row = this.state.briefings.get(id);
    if (!row || (row.status !== 'queued' && row.status !== 'rendering') || (row.leaseUntil !== null && row.leaseUntil >= iso(now)))
      return false;
    this.state.briefings.set(id, { ...row, status: 'rendering', attempts: row.attempts + 1, leaseToken, leaseUntil: iso(leaseUntil) });
    return true;
  }

  async renew(id: string, leaseToken: string, leaseUntil: string): Promise<boolean> {
    return this.leased(id, leaseToken, { leaseUntil: iso(leaseUntil) });
  }

  async finish(
    id: string,
    leaseToken: string,
    result: Parameters<BriefingStore['finish']>[2],
    files: BriefingRecord['files'],
  ): Promise<boolean> {
    const { status, document, dataVersion, renderedAt, failure } = result;
    return this.leased(id, leaseToken, {
      ...FREE,
      ...copied({ status, document, dataVersion, failure, files }),
      renderedAt: iso(renderedAt),
    });
  }

  async release(id: string, leaseToken: string, counts: boolean): Promise<void> {
    const attempts = (this.state.briefings.get(id)?.attempts ?? 0) - (counts ? 0 : 1);
    this.leased(id, leaseToken, { ...FREE, status: 'queued', attempts });
  }

  async document(id: string): Promise<Briefing | null> {
    return copied(this.state.briefings.get(id)?.document ?? null);
  }

  async setStatus(id: string, from: BriefingStatus, to: BriefingStatus): Promise<boolean> {
    const row = this.state.briefings.get(id);
    if (row?.status !== from) return false;
    this.state.briefings.set(id, { ...row, status: to });
    return true;
  }

  async waiting(before: string, limit: number): Promise<BriefingRecord[]> {
    const at = iso(before);
    const waits = (row: Row) =>
      (row.status === 'queued' && row.createdAt < at) || (row.status === 'rendering' && row.leaseUntil !== null && row.leaseUntil < at);
    return this.find(waits)
      .sort(
        byKey(
          (row) => row.createdAt,
          (row) => row.id,
        ),
      )
      .slice(0, limit);
  }

  private rows(): Row[] {
    return [...this.state.briefings.values()];
  }

  /** Newest first. */
  private find(matches: (row: Row) => boolean): BriefingRecord[] {
    const rows = this.rows().filter(matches);
    return rows.sort((a, b) => byKey<Row>((r) => r.createdAt)(b, a) || byKey<Row>((r) => r.id)(a, b)).map(summary);
  }

  private leased(id: string, leaseToken: string, change: Partial<Row>): boolean {
    const row = this.state.briefings.get(id);
    if (row?.leaseToken !== leaseToken || row.status !== 'rendering') return false;
    this.state.briefings.set(id, { ...row, ...change });
    return true;
  }
}

function summary(row: Row): BriefingRecord {
  const { leaseToken: _token, leaseUntil: _until, runKey: _key, document: _document, ...rest } = row;
  return copied(rest);
}
