/** BriefingStore in memory. */
import type { Briefing, BriefingKind, BriefingRecord } from '#domain/briefing/briefing.js';
import { contentOf } from '#domain/briefing/content.js';
import type { GateReport } from '#domain/briefing/gate.js';
import { yearOf, type Period } from '#domain/period/period.js';
import type { BriefingChange, BriefingFilter, BriefingStore, NewBriefing } from '#domain/ports/briefing-store.port.js';
import { briefingExists, parentMissing } from '../refusals.js';
import { byKey, copied, iso, isoOrNull, keyOf, type Lease, type MemoryState } from './memory-state.js';

const FREE: Lease = { leaseToken: null, leaseUntil: null };

type Row = BriefingRecord & Lease & { runKey: string; document: Briefing | null; gate: GateReport | null };

export class MemoryBriefingStore implements BriefingStore {
  constructor(private readonly state: MemoryState) {}

  async create(briefing: NewBriefing): Promise<void> {
    const { id, runKey, period, unit, kind, meetingId, origin, createdAt } = briefing;
    if (this.rows().some((row) => row.runKey === runKey)) throw briefingExists();
    if (!this.state.periodUnits.has(keyOf(period, unit)) || (meetingId !== null && !this.state.meetings.has(meetingId)))
      throw parentMissing();
    const fresh = {
      status: 'queued',
      ...{ attempts: 0, revision: 0, draftedRevision: 0, title: null, dataVersion: null, renderedAt: null, failure: null },
      ...{ review: null, returnReason: null, release: null, verificationCode: null, releasedAt: null, supersededBy: null },
      ...{ issueNumber: 0, document: null, gate: null, ...FREE },
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
      createdAt: iso(createdAt),
    });
  }

  async get(id: string): Promise<BriefingRecord | null> {
    return this.where((row) => row.id === id)[0] ?? null;
  }

  async byRunKey(runKey: string): Promise<BriefingRecord | null> {
    return this.where((row) => row.runKey === runKey)[0] ?? null;
  }

  async all(): Promise<BriefingRecord[]> {
    return this.where(() => true);
  }

  async ofKind(period: Period, unit: string, kind: BriefingKind): Promise<BriefingRecord[]> {
    return this.where((row) => row.period === period && row.unit === unit && row.kind === kind);
  }

  async lock(id: string): Promise<BriefingRecord | null> {
    return this.get(id);
  }

  async find({ year, kind, status, text }: BriefingFilter, limit: number): Promise<BriefingRecord[]> {
    const holds = (row: Row): boolean => {
      const unit = this.state.periodUnits.get(keyOf(row.period, row.unit));
      const paper = this.state.briefingReleases.get(row.id)?.document;
      const said = [row.title ?? '', unit?.name ?? '', unit?.shortName ?? '', ...(paper ? contentOf(paper).texts : [])];
      return text === undefined || said.some((words) => words.toLowerCase().includes(text.toLowerCase()));
    };
    return this.where(
      (row) =>
        row.status !== 'discarded' &&
        yearOf(row.period) === (year ?? yearOf(row.period)) &&
        row.kind === (kind ?? row.kind) &&
        row.status === (status ?? row.status) &&
        holds(row),
    ).slice(0, limit);
  }

  async lockSeries(unit: string, kind: BriefingKind): Promise<BriefingRecord[]> {
    return this.where((row) => row.unit === unit && row.kind === kind);
  }

  async claim(id: string, work: 'draft' | 'release', leaseToken: string, now: string, leaseUntil: string): Promise<boolean> {
    const row = this.state.briefings.get(id);
    const waiting = work === 'draft' ? ['queued', 'rendering'] : ['releasing'];
    if (!row || !waiting.includes(row.status) || (row.leaseUntil !== null && row.leaseUntil >= iso(now))) return false;
    const status = work === 'draft' ? 'rendering' : 'releasing';
    this.state.briefings.set(id, { ...row, status, attempts: row.attempts + 1, leaseToken, leaseUntil: iso(leaseUntil) });
    return true;
  }

  async renew(id: string, leaseToken: string, leaseUntil: string): Promise<boolean> {
    return this.leased(id, leaseToken, { leaseUntil: iso(leaseUntil) });
  }

  async finish(id: string, leaseToken: string, change: BriefingChange): Promise<boolean> {
    return this.leased(id, leaseToken, { ...FREE, ...written(change) });
  }

  async release(id: string, leaseToken: string, counts: boolean): Promise<void> {
    const row = this.state.briefings.get(id);
    if (!row) return;
    const status = row.status === 'rendering' ? 'queued' : row.status;
    this.leased(id, leaseToken, { ...FREE, status, attempts: row.attempts - (counts ? 0 : 1) });
  }

  async change(id: string, change: BriefingChange): Promise<void> {
    const row = this.state.briefings.get(id);
    if (row) this.state.briefings.set(id, { ...row, ...written(change) });
  }

  async gate(id: string): Promise<GateReport | null> {
    return copied(this.state.briefings.get(id)?.gate ?? null);
  }

  async document(id: string): Promise<Briefing | null> {
    return copied(this.state.briefings.get(id)?.document ?? null);
  }

  async waiting(before: string, limit: number): Promise<BriefingRecord[]> {
    const at = iso(before);
    const waits = (row: Row) =>
      (row.status === 'queued' && row.createdAt < at) ||
      (row.status === 'releasing' && row.leaseUntil === null) ||
      (isBusy(row) && row.leaseUntil !== null && row.leaseUntil < at);
    return this.where(waits)
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
  private where(matches: (row: Row) => boolean): BriefingRecord[] {
    const rows = this.rows().filter(matches);
    return rows.sort((a, b) => byKey<Row>((r) => r.createdAt)(b, a) || byKey<Row>((r) => r.id)(a, b)).map(summary);
  }

  private leased(id: string, leaseToken: string, change: Partial<Row>): boolean {
    const row = this.state.briefings.get(id);
    if (row?.leaseToken !== leaseToken || !isBusy(row)) return false;
    this.state.briefings.set(id, { ...row, ...change });
    return true;
  }
}

const isBusy = (row: Row): boolean => row.status === 'rendering' || row.status === 'releasing';

/** What its column keeps of it: instants in one form, files in order, and the renderer for nobody to ask. */
function written({ renderedWith: _renderedWith, ...change }: BriefingChange): Partial<Row> {
  const { renderedAt, releasedAt, files, ...rest } = copied(change);
  return {
    ...rest,
    ...(renderedAt === undefined ? {} : { renderedAt: isoOrNull(renderedAt) }),
    ...(releasedAt === undefined ? {} : { releasedAt: isoOrNull(releasedAt) }),
    ...(files ? { files: files.sort(byKey((file) => file.format)) } : {}),
  };
}

function summary(row: Row): BriefingRecord {
  const { leaseToken: _token, leaseUntil: _until, runKey: _key, document: _document, gate: _gate, ...rest } = row;
  return copied(rest);
}
