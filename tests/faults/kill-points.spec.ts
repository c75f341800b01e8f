/** A crash at every single point of the writing use cases: after a second, clean run everything is as if nothing had happened. */
import { DomainError } from '#domain/errors.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { furnish } from '../support/bare-bureau.js';
import { Crash, crashing, fuse } from '../support/crashing.js';
import { SCENARIOS, twinPorts, useCasesOn, type Stage } from '../support/kill-scenarios.js';
import { copyOf, differences, tablesOf } from '../support/memory-tables.js';
import { MemoryFileStore } from '../support/memory-file-store.js';
import { measured } from '../support/measured.js';

/** Beyond every lease. */
const LATER_MS = 60_000;

describe('a crash at every point', () => {
  let furnished: MemoryDatabase;
  let bureau: Stage['bureau'];
  beforeAll(async () => {
    furnished = new MemoryDatabase();
    bureau = await furnish(furnished);
  });

  it.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))(
    'of %s changes nothing in the end',
    async (name, { prepare, act }) => {
      const base: Stage = { database: copyOf(furnished), files: new MemoryFileStore(), use: undefined as never, bureau };
      base.use = useCasesOn(twinPorts(base.database, base.files));
      const subject = await prepare(base);
      /** The act with a crash at that point; the state it left, and the one after a second, clean run. */
      const run = async (point: number) => {
        const database = copyOf(base.database);
        const cut = fuse(point);
        const first = useCasesOn(crashing(twinPorts(database, base.files), cut));
        const crashed = await act(first, subject, base).then(() => false, isCrash);
        const between = tablesOf(database);
        if (crashed) await act(useCasesOn(twinPorts(database, base.files, LATER_MS)), subject, base).catch(mayBeDone);
        return { crashed, points: cut.passed, between, after: tablesOf(database) };
      };
      const undisturbed = await run(Infinity);
      expect(undisturbed.points).toBeGreaterThan(8);
      expect(differences(undisturbed.after, tablesOf(base.database))).not.toEqual([]);
      for (let point = 1; point <= undisturbed.points; point++) {
        const { crashed, between, after } = await run(point);
        expect([point, crashed]).toEqual([point, true]);
        expect([point, differences(after, undisturbed.after)]).toEqual([point, []]);
        expect([point, halves(between)]).toEqual([point, []]);
      }
      measured(`crash points of ${name}`, { points: undisturbed.points });
    },
    60_000,
  );
});

function isCrash(error: unknown): true {
  if (error instanceof Crash) return true;
  throw error;
}

/** The second run of an act that had committed is told that it is done already. */
function mayBeDone(error: unknown): void {
  if (!(error instanceof DomainError && error.code === 'conflict')) throw error;
}

/** What was written by halves: things that go together, one without the other. */
function halves({ uploads, versions, returns, facts, briefings, briefingReleases, outbox }: Record<string, string[]>): string[] {
  const count = (rows: string[] | undefined, part: string) => (rows ?? []).filter((row) => row.includes(part)).length;
  const wrong: string[] = [];
  const stored = (uploads ?? []).flatMap((row) => (JSON.parse(row) as { returns: unknown[] }).returns);
  if (stored.length !== count(versions, '"uploadId":"id"')) wrong.push('an upload done without its versions');
  if (count(uploads, '"status":"done"') > stored.length) wrong.push('an upload done with nothing stored');
  if (count(returns, '"acceptedVersion":1') !== (facts ?? []).length) wrong.push('accepted without its fact');
  const drafted = (briefings ?? []).filter((row) => row.includes('"renderedAt":"instant"') && !row.includes('"files":[]'));
  if (count(briefings, '"format":"pdf"') !== drafted.length) wrong.push('drafted without its file');
  if (count(briefings, '"releasedAt":"instant"') !== (briefingReleases ?? []).length) wrong.push('released and not frozen');
  if (count(briefings, '"format":"xlsx"') !== (briefingReleases ?? []).length) wrong.push('released without all of its files');
  if ((uploads ?? []).length !== count(outbox, '"upload.read"')) wrong.push('received without its ring');
  return wrong;
}
