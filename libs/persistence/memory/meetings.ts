/** MeetingStore and RequirementStore in memory. */
import type { MeetingRecord } from '#domain/briefing/briefing.js';
import type { Requirement } from '#domain/meeting/meeting.js';
import type { MeetingStore, RequirementStore, SavedBook } from '#domain/ports/briefing-store.port.js';
import { alreadyThere, parentMissing, stillReferred } from '../refusals.js';
import { byKey, copied, iso, isoOrNull, keyOf, type MemoryState } from './memory-state.js';

export class MemoryMeetingStore implements MeetingStore {
  constructor(private readonly state: MemoryState) {}

  async all(): Promise<MeetingRecord[]> {
    const meetings = [...this.state.meetings.values()];
    return copied(meetings.sort((a, b) => byKey<MeetingRecord>((m) => m.meetsOn)(b, a) || byKey<MeetingRecord>((m) => m.id)(a, b)));
  }

  async get(id: string): Promise<MeetingRecord | null> {
    return copied(this.state.meetings.get(id) ?? null);
  }

  async save(meeting: MeetingRecord): Promise<void> {
    if (!this.state.periodUnits.has(keyOf(meeting.period, meeting.unit))) throw parentMissing();
    this.state.meetings.set(meeting.id, copied(meeting));
  }

  async remove(id: string): Promise<void> {
    const { briefings, meetingBooks, meetings, requirements } = this.state;
    if ([...requirements.values()].some(({ meetingId }) => meetingId === id)) throw stillReferred();
    for (const briefing of briefings.values()) if (briefing.meetingId === id) briefing.meetingId = null;
    for (const key of meetingBooks.keys()) if (key.startsWith(keyOf(id, ''))) meetingBooks.delete(key);
    meetings.delete(id);
  }

  async book(id: string, revision?: number): Promise<SavedBook | null> {
    const revisions = [...this.state.meetingBooks].filter(([key]) => key.startsWith(keyOf(id, ''))).map(([, saved]) => saved);
    const asked = revisions.filter(({ book }) => (revision ?? book.revision) === book.revision);
    return copied(asked.sort((a, b) => b.book.revision - a.book.revision)[0] ?? null);
  }

  async addBook(id: string, saved: SavedBook): Promise<void> {
    const key = keyOf(id, saved.book.revision);
    if (!this.state.meetings.has(id)) throw parentMissing();
    if (this.state.meetingBooks.has(key)) throw alreadyThere();
    this.state.meetingBooks.set(key, { ...copied(saved), savedAt: iso(saved.savedAt) });
  }
}

export class MemoryRequirementStore implements RequirementStore {
  constructor(private readonly state: MemoryState) {}

  async add(requirement: Requirement): Promise<void> {
    const { meetings, units, requirements } = this.state;
    if (requirements.has(requirement.id)) throw alreadyThere();
    if (!meetings.has(requirement.meetingId) || !units.has(requirement.unit)) throw parentMissing();
    requirements.set(requirement.id, stored(requirement));
  }

  async get(id: string): Promise<Requirement | null> {
    return copied(this.state.requirements.get(id) ?? null);
  }

  async save(requirement: Requirement, seen: number): Promise<boolean> {
    if (this.state.requirements.get(requirement.id)?.revision !== seen) return false;
    if (!this.state.units.has(requirement.unit)) throw parentMissing();
    this.state.requirements.set(requirement.id, stored(requirement));
    return true;
  }

  async find(where: Parameters<RequirementStore['find']>[0]): Promise<Requirement[]> {
    const asked = Object.entries(where) as [keyof Requirement, string][];
    const found = [...this.state.requirements.values()].filter((requirement) =>
      asked.every(([name, value]) => requirement[name] === value),
    );
    return copied(
      found.sort(
        byKey(
          (one) => one.dueOn,
          (one) => one.id,
        ),
      ),
    );
  }
}

const stored = (requirement: Requirement): Requirement => ({
  ...requirement,
  createdAt: iso(requirement.createdAt),
  reportedAt: isoOrNull(requirement.reportedAt),
  closedAt: isoOrNull(requirement.closedAt),
});
