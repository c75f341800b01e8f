/** Ports that end like a killed process at the n-th point: before or after any call to a store, a file, a child; afterwards nothing answers. */
import type { Database, Stores } from '#domain/ports/database.port.js';
import type { WorkPorts } from '#application/ports.js';

export class Crash extends Error {}

export interface Fuse {
  /** Points passed so far. */
  readonly passed: number;
  pass(): void;
}

/** Burns at the `at`-th point; `Infinity` only counts. */
export function fuse(at: number): Fuse {
  let passed = 0;
  return {
    get passed() {
      return passed;
    },
    pass() {
      // Once dead, always dead: no clean-up of ours may run after a crash.
      if (passed >= at) throw new Crash(`at point ${at}`);
      passed += 1;
      if (passed === at) throw new Crash(`at point ${at}`);
    },
  };
}

type Ports = Pick<WorkPorts, 'database' | 'files' | 'doorbell' | 'reader' | 'renderer'>;

export function crashing<P extends Ports>(ports: P, cut: Fuse): P {
  return {
    ...ports,
    database: crashingDatabase(ports.database, cut),
    files: crashingCalls(ports.files, cut),
    reader: crashingCalls(ports.reader, cut),
    renderer: crashingCalls(ports.renderer, cut),
    doorbell: {
      ring: () => {
        cut.pass();
        ports.doorbell.ring();
      },
    },
  };
}

function crashingDatabase(database: Database, cut: Fuse): Database {
  const around =
    (run: Database['transaction']): Database['transaction'] =>
    async (work) => {
      cut.pass();
      const result = await run((stores) => work(crashingStores(stores, cut)));
      // Committed, and nobody was told.
      cut.pass();
      return result;
    };
  return {
    ...crashingStores(database, cut),
    transaction: around((work) => database.transaction(work)),
    snapshot: around((work) => database.snapshot(work)),
    ping: () => database.ping(),
  };
}

const STORES: (keyof Stores)[] = [
  ...(['users', 'sessions', 'units', 'periods', 'calendar', 'uploads', 'returns', 'comments', 'imports'] as const),
  ...(['briefingEdits', 'briefingComments', 'briefingReleases', 'briefingStyles'] as const),
  ...(['figureComments', 'savedViews'] as const),
  ...([
    'catalogueVersions',
    'messages',
    'facts',
    'rollups',
    'outbox',
    'idempotency',
    'audit',
    'meetings',
    'requirements',
    'briefings',
  ] as const),
];

const crashingStores = (stores: Stores, cut: Fuse): Stores =>
  Object.fromEntries(
    STORES.map((name) => [name, crashingCalls(stores[name], cut, name === 'facts' ? 'ofPeriod' : null)]),
  ) as unknown as Stores;

/** `stream`: the one call that answers rows one by one instead of a promise. */
function crashingCalls<T extends object>(target: T, cut: Fuse, stream: string | null = null): T {
  return new Proxy(target, {
    get(object, name) {
      const member: unknown = Reflect.get(object, name);
      if (typeof member !== 'function') return member;
      if (name === stream)
        return async function* (...args: unknown[]) {
          cut.pass();
          yield* member.apply(object, args);
          cut.pass();
        };
      return async (...args: unknown[]) => {
        cut.pass();
        const answer: unknown = await member.apply(object, args);
        cut.pass();
        return answer;
      };
    },
  });
}
