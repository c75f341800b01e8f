/** Dashboards as they go out: each is built and put into bytes once, and kept while nothing it was made of has changed. */
import { scopeOf } from '#domain/access/policy.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { Ports } from '../ports.js';
import { dashboardEntry, type BuildDashboard, type DashboardQuery } from './build-dashboard.js';
import type { DashboardScope } from './dashboard-frame.js';
import { KeptBytes } from './kept-bytes.js';
import { readyAnswer, withGzip, type ReadyAnswer } from './ready-answer.js';
import { SharedReading } from './shared-reading.js';

interface Granted {
  scope: DashboardScope;
  /** Names everything the answer depends on besides the periods. */
  key: string;
}

/** As long as a session: rights follow today's tree, of which nobody is told. */
const RIGHTS_MS = 1_000;
const MAX_GRANTED = 2_000;
const MAX_BYTES = 48 * 2 ** 20;

/**
 * Every call asks the database for the periods, with their states and data versions: a figure, an opening or a closing changes them in
 * its own transaction, and then everything kept is dropped. They are read before what is built, so nothing old is ever kept as new.
 * A version of the catalogue never changes, and which one a quarter has stands in its record.
 */
export class ReadDashboard {
  private readonly periods: SharedReading<string>;
  private current = '';
  private readonly granted = new Map<string, { found: Promise<Granted>; until: number }>();
  private readonly answers = new KeptBytes<ReadyAnswer>(MAX_BYTES);
  private building = new Map<string, Promise<ReadyAnswer>>();

  constructor(
    private readonly ports: Pick<Ports, 'database' | 'clock'>,
    private readonly dashboards: Pick<BuildDashboard, 'scope' | 'build'>,
  ) {
    this.periods = new SharedReading(async () => JSON.stringify(await ports.database.periods.all()));
  }

  async run(query: DashboardQuery): Promise<ReadyAnswer> {
    for (;;) {
      const periods = await this.periods.read();
      if (periods !== this.current) this.startOver(periods);
      const { scope, key } = await this.grant(query);
      // What was found meanwhile may be of before the change.
      if (periods === this.current) return this.answers.get(key) ?? this.build(key, query, scope);
    }
  }

  private startOver(periods: string): void {
    this.current = periods;
    this.granted.clear();
    this.answers.clear();
    // Who waits for these gets them; they are not kept.
    this.building = new Map();
  }

  private grant(query: DashboardQuery): Promise<Granted> {
    const { actor, ...question } = query;
    const asked = JSON.stringify([question, scopeOf(actor, dashboardEntry(query.name).needs)]);
    const now = this.ports.clock.now().getTime();
    const known = this.granted.get(asked);
    if (known && known.until > now) return known.found;
    if (this.granted.size >= MAX_GRANTED) this.granted.clear();
    const found = this.dashboards.scope(query).then((scope) => ({ scope, key: keyOf(query, scope) }));
    this.granted.set(asked, { found, until: now + RIGHTS_MS });
    found.catch(() => this.granted.delete(asked));
    return found;
  }

  /** Of many who ask at once the first builds. */
  private build(key: string, query: DashboardQuery, scope: DashboardScope): Promise<ReadyAnswer> {
    const { building } = this;
    const underWay = building.get(key);
    if (underWay) return underWay;
    const answer = this.dashboards
      .build(query, scope)
      .then((dashboard) => withGzip(readyAnswer(dashboard, dashboard)))
      .then((ready) => {
        if (building === this.building) this.answers.set(key, ready);
        return ready;
      })
      .finally(() => building.delete(key));
    building.set(key, answer);
    return answer;
  }
}

/** All that was asked but who asked and how he named unit and quarter, and all that was found for him. */
function keyOf(query: DashboardQuery, { record, unit, children, subtree, siblings = [], path }: DashboardScope): string {
  const { name, sector, basis, quota, code, language } = query;
  const question = [name, sector, basis, quota, code, language].map((each) => each ?? null);
  return JSON.stringify([question, record.period, unit.code, ...[children, path, siblings].map(codesOf), subtree?.hidden]);
}
const codesOf = (units: readonly PeriodUnit[]): string[] => units.map((u) => u.code);
