/** The Database port in memory: what use-case specs stand on; it keeps the same contract as MariaDB and needs no server. */
import type { Database, Stores } from '#domain/ports/database.port.js';
import { MemoryBriefingStore } from './memory/briefings.js';
import {
  MemoryBriefingCommentStore,
  MemoryBriefingEditStore,
  MemoryBriefingStyleStore,
  MemoryReleaseStore,
} from './memory/briefing-texts.js';
import { MemoryCalendarStore, MemoryPeriodStore } from './memory/calendar.js';
import { MemoryCommentStore } from './memory/comments.js';
import { MemoryFigureCommentStore, MemorySavedViewStore } from './memory/figure-comments.js';
import { MemoryFactStore, MemoryRollupStore } from './memory/figures.js';
import { MemoryCatalogueStore, MemoryImportStore } from './memory/imports.js';
import { MemoryState } from './memory/memory-state.js';
import { MemoryMeetingStore, MemoryRequirementStore } from './memory/meetings.js';
import { MemoryMessageStore } from './memory/messages.js';
import { MemorySessionStore, MemoryUserStore } from './memory/people.js';
import { MemoryReturnStore } from './memory/returns.js';
import { MemoryUnitStore } from './memory/units.js';
import { MemoryAuditStore, MemoryIdempotencyStore, MemoryOutboxStore } from './memory/upkeep.js';
import { MemoryUploadStore } from './memory/uploads.js';

const storesOn = (state: MemoryState): Stores => ({
  users: new MemoryUserStore(state),
  sessions: new MemorySessionStore(state),
  units: new MemoryUnitStore(state),
  periods: new MemoryPeriodStore(state),
  calendar: new MemoryCalendarStore(state),
  uploads: new MemoryUploadStore(state),
  returns: new MemoryReturnStore(state),
  comments: new MemoryCommentStore(state),
  figureComments: new MemoryFigureCommentStore(state),
  savedViews: new MemorySavedViewStore(state),
  imports: new MemoryImportStore(state),
  catalogueVersions: new MemoryCatalogueStore(state),
  messages: new MemoryMessageStore(state),
  facts: new MemoryFactStore(state),
  rollups: new MemoryRollupStore(state),
  outbox: new MemoryOutboxStore(state),
  idempotency: new MemoryIdempotencyStore(state),
  audit: new MemoryAuditStore(state),
  meetings: new MemoryMeetingStore(state),
  requirements: new MemoryRequirementStore(state),
  briefings: new MemoryBriefingStore(state),
  briefingEdits: new MemoryBriefingEditStore(state),
  briefingComments: new MemoryBriefingCommentStore(state),
  briefingReleases: new MemoryReleaseStore(state),
  briefingStyles: new MemoryBriefingStyleStore(state),
});

export class MemoryDatabase implements Database {
  readonly users: Stores['users'];
  readonly sessions: Stores['sessions'];
  readonly units: Stores['units'];
  readonly periods: Stores['periods'];
  readonly calendar: Stores['calendar'];
  readonly uploads: Stores['uploads'];
  readonly returns: Stores['returns'];
  readonly comments: Stores['comments'];
  readonly figureComments: Stores['figureComments'];
  readonly savedViews: Stores['savedViews'];
  readonly imports: Stores['imports'];
  readonly catalogueVersions: Stores['catalogueVersions'];
  readonly messages: Stores['messages'];
  readonly facts: Stores['facts'];
  readonly rollups: Stores['rollups'];
  readonly outbox: Stores['outbox'];
  readonly idempotency: Stores['idempotency'];
  readonly audit: Stores['audit'];
  readonly meetings: Stores['meetings'];
  readonly requirements: Stores['requirements'];
  readonly briefings: Stores['briefings'];
  readonly briefingEdits: Stores['briefingEdits'];
  readonly briefingComments: Stores['briefingComments'];
  readonly briefingReleases: Stores['briefingReleases'];
  readonly briefingStyles: Stores['briefingStyles'];
  private readonly state = new MemoryState();
  private queue: Promise<unknown> = Promise.resolve();

  constructor() {
    const stores = storesOn(this.state);
    ({ users: this.users, sessions: this.sessions, units: this.units, periods: this.periods, uploads: this.uploads } = stores);
    ({ returns: this.returns, facts: this.facts, rollups: this.rollups, outbox: this.outbox } = stores);
    ({ calendar: this.calendar, comments: this.comments, imports: this.imports, messages: this.messages } = stores);
    ({ catalogueVersions: this.catalogueVersions, figureComments: this.figureComments, savedViews: this.savedViews } = stores);
    ({ idempotency: this.idempotency, audit: this.audit, meetings: this.meetings, briefings: this.briefings } = stores);
    ({ requirements: this.requirements, briefingEdits: this.briefingEdits, briefingComments: this.briefingComments } = stores);
    ({ briefingReleases: this.briefingReleases, briefingStyles: this.briefingStyles } = stores);
  }

  /** One after the other, each on a copy whose changes are taken over when the work succeeds. Not to be nested. */
  transaction<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
    const run = this.queue.then(async () => {
      const [base, copy] = [this.state.copy(), this.state.copy()];
      const result = await work(storesOn(copy));
      this.state.merge(base, copy);
      return result;
    });
    this.queue = run.catch(() => undefined);
    return run;
  }

  snapshot<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
    return this.transaction(work);
  }

  ping(): Promise<void> {
    return Promise.resolve();
  }
}
