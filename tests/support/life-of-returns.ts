/** Everything people can do with two returns, as data; does it, and holds after each act what must hold whatever came before. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { checkReturn } from '#application/returns/check-return.js';
import { saveDraft } from '#application/returns/save-draft.js';
import { CATALOGUES } from '#catalogue/catalogues.js';
import { may } from '#domain/access/policy.js';
import { DomainError } from '#domain/errors.js';
import { reviewStep } from '#domain/return/review-level.js';
import { canMove } from '#domain/return/return-state.js';
import type { ReturnRecord, ReturnVersion } from '#domain/return/return.js';
import { fromScaled, numberOf, type StoredValues } from '#domain/return/values.js';
import { slotLayoutOf } from '#domain/rollup/slot-layout.js';
import { PERIOD, type FilingBureau, type Person } from '#application/returns/testing/filing-bureau.js';

const UNITS = ['A1', 'A2'] as const;
export interface Act {
  who: Person;
  unit: (typeof UNITS)[number];
  act: 'put' | 'patch' | 'upload' | 'submit' | 'withdraw' | 'accept' | 'return' | 'correct' | 'patch_correction' | 'close' | 'reopen';
  /** A figure to write; 0 is one no rule lets pass. */
  figure: number;
}
/** Mostly people doing their own work with figures that pass, so that returns get far; now and then anything. */
export const acts = (length: number): fc.Arbitrary<Act[]> =>
  fc.array(
    fc
      .record({
        unit: fc.constantFrom(...UNITS),
        side: fc.oneof(
          { weight: 5, arbitrary: fc.constant('own' as const) },
          { weight: 8, arbitrary: fc.constantFrom('reviewer' as const, 'office' as const) },
          { weight: 1, arbitrary: fc.constantFrom('clerk1' as const, 'clerk2' as const) },
        ),
        act: fc.oneof(
          { weight: 10, arbitrary: fc.constantFrom('put' as const, 'patch' as const, 'upload' as const) },
          { weight: 14, arbitrary: fc.constant('submit' as const) },
          { weight: 14, arbitrary: fc.constant('accept' as const) },
          {
            weight: 8,
            arbitrary: fc.constantFrom('return' as const, 'correct' as const, 'patch_correction' as const, 'withdraw' as const),
          },
          { weight: 2, arbitrary: fc.constantFrom('close' as const, 'reopen' as const, 'reopen' as const, 'reopen' as const) },
        ),
        figure: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 4 }) }, { weight: 1, arbitrary: fc.constant(0) }),
      })
      .map(({ side, unit, act, figure }): Act => {
        const own: Person = unit === 'A1' ? 'clerk1' : 'clerk2';
        return { who: side === 'own' ? own : side, unit, act, figure };
      }),
    { minLength: length, maxLength: length, size: 'max' },
  );

interface Known {
  record: ReturnRecord | null;
  versions: ReturnVersion[];
}

/** Does one act after the other; throws when one does what it must not, or refuses what it must not. */
export async function live(bureau: FilingBureau, sequence: readonly Act[]): Promise<void> {
  for (const [n, act] of sequence.entries()) {
    const before = await known(bureau);
    const expected = await foretold(bureau, act, before);
    const outcome = await tried(() => perform(bureau, act));
    const after = await known(bureau);
    const told = `act ${n} ${JSON.stringify(act)}`;
    if (outcome !== expected) throw new Error(`${told}: ${outcome} instead of ${expected}`);
    for (const unit of UNITS) holds(`${told}, ${unit}`, before[unit]!, after[unit]!, outcome === 'done' && act.unit === unit);
    await countsOnce(bureau, told, after);
  }
}

/** What must come of the act: written down apart from the use cases, from the rules. */
async function foretold(bureau: FilingBureau, { who, unit, act }: Act, before: Record<string, Known>): Promise<string> {
  const actor = bureau.actors[who];
  const { state } = (await bureau.database.periods.get(PERIOD))!;
  if (act === 'close' || act === 'reopen') {
    if (who !== 'office') return 'forbidden';
    return (act === 'close') === (state === 'open') ? 'done' : 'conflict';
  }
  const { path, reviewLevels } = (await bureau.database.periods.unit(PERIOD, unit))!;
  const needed = act === 'accept' || act === 'return' ? 'returns.review' : 'returns.file';
  if (!may(actor, needed, path)) return 'not_found';
  if (state !== 'open') return 'conflict';
  const { record, versions } = before[unit]!;
  const saves = act === 'put' || act === 'patch' || act === 'upload';
  if (!record) return saves || act === 'correct' || act === 'patch_correction' ? 'done' : 'not_found';
  if (saves) return canMove(record.status, 'save') ? 'done' : 'conflict';
  switch (act) {
    case 'correct':
    case 'patch_correction':
      return canMove(record.status, 'save') || canMove(record.status, 'correct') ? 'done' : 'conflict';
    case 'submit':
      if (!canMove(record.status, 'submit')) return 'conflict';
      return versions.at(-1)!.findings.some((f) => f.severity === 'error') ? 'invalid' : 'done';
    case 'withdraw':
      return canMove(record.status, 'withdraw') && record.reviewLevel === 0 ? 'done' : 'conflict';
    case 'accept':
      return reviewStep(actor, { unit: { path, reviewLevels }, record, hasReviewerAbove: true }) ? 'done' : 'conflict';
    case 'return':
      if (!canMove(record.status, 'return')) return 'conflict';
      return reviewLevels === 2 && record.status === 'accepted' && who !== 'office' ? 'conflict' : 'done';
  }
}

async function perform(bureau: FilingBureau, { who, unit, act, figure }: Act): Promise<unknown> {
  const { use, values } = bureau;
  const at = { actor: bureau.actors[who], period: PERIOD, unit };
  const change: StoredValues = figure === 0 ? { M09: null } : { T02: 45 + figure };
  switch (act) {
    case 'put':
      return use.saveReturn.run({ ...at, values: { ...values, ...change }, reason: null });
    case 'correct':
      return use.saveReturn.run({ ...at, values: { ...values, ...change }, reason: '更正' });
    case 'patch':
    case 'patch_correction': {
      const record = await bureau.database.returns.get(PERIOD, unit);
      const cells = record ? change : { ...values, ...change };
      const reason = act === 'patch' ? null : '更正';
      return use.saveCells.run({ ...at, values: cells, reason, revision: record?.revision ?? 0, language: 'zh' });
    }
    case 'upload':
      return upload(bureau, { who, unit, act, figure });
    case 'submit':
      await explainAll(bureau, { who, unit, act, figure });
      return use.submitReturn.run(at);
    case 'withdraw':
      return use.withdrawReturn.run(at);
    case 'accept':
      return use.acceptReturn.run(at);
    case 'return':
      return use.sendBackReturn.run({ ...at, reason: '请核对' });
    case 'close':
      return use.closePeriod.run(at);
    case 'reopen':
      return use.reopenPeriod.run({ ...at, reason: '补报' });
  }
}

/** What a worker does with a workbook that was read. */
async function upload({ database, actors, values }: FilingBureau, { who, unit: code, figure }: Act): Promise<void> {
  const actor = actors[who];
  const [period, unit] = [(await database.periods.get(PERIOD))!, (await database.periods.unit(PERIOD, code))!];
  if (!may(actor, 'returns.file', unit.path)) throw new DomainError('not_found', { zh: '无权', en: 'out of scope' });
  if (period.state !== 'open') throw new DomainError('conflict', { zh: '已关闭', en: 'closed' });
  const at = new Date('2026-10-10T03:00:00.000Z');
  const read: StoredValues = { ...values, ...(figure === 0 ? { M09: null } : { T02: 45 + figure }) };
  const draft = await checkReturn({ database, catalogues: CATALOGUES }, { period, unit, values: read, cells: {}, at });
  const id = randomUUID();
  await database.transaction(async (stores) => {
    const about = { purpose: 'returns', take: 'valid', reason: null, options: {} } as const;
    await stores.uploads.create({
      ...about,
      id,
      sha256: 'a'.repeat(64),
      fileName: '季报.xlsx',
      size: 1,
      userId: actor.userId,
      createdAt: at.toISOString(),
    });
    await saveDraft(stores, { actor, at, draft, uploadId: id, reason: null });
  });
}

async function explainAll({ database, use, actors }: FilingBureau, { who, unit }: Act): Promise<void> {
  const record = await database.returns.get(PERIOD, unit);
  const version = record?.status === 'draft' ? await database.returns.version(PERIOD, unit, record.version) : null;
  for (const { key, severity } of version?.findings ?? [])
    if (severity === 'warning') await use.explainFinding.run({ actor: actors[who], period: PERIOD, unit, finding: key, note: '已核对' });
}

async function tried(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return 'done';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

async function known({ database }: FilingBureau): Promise<Record<string, Known>> {
  const each = await Promise.all(
    UNITS.map(async (unit) => [
      unit,
      { record: await database.returns.get(PERIOD, unit), versions: await database.returns.versions(PERIOD, unit) },
    ]),
  );
  return Object.fromEntries(each) as Record<string, Known>;
}

/** No version is lost, none but a draft of the form ever changes, and a refused act changes nothing. */
function holds(told: string, before: Known, after: Known, mayChange: boolean): void {
  const numbers = after.versions.map((version) => version.version).join();
  const expected = Array.from({ length: after.record?.version ?? 0 }, (_, i) => i + 1).join();
  if (numbers !== expected) throw new Error(`${told}: versions ${numbers} instead of ${expected}`);
  for (const version of before.versions) {
    const now = after.versions.find((each) => each.version === version.version);
    if (!now) throw new Error(`${told}: version ${version.version} is lost`);
    const isDraft = before.record!.status === 'draft' && version.version === before.record!.version && version.submittedAt === null;
    const wasForm = isDraft && version.origin === 'form';
    if (!isSame(now, version) && !(mayChange && wasForm)) throw new Error(`${told}: version ${version.version} was altered`);
    const isLatest = version.version === before.record!.version;
    if (now.submittedAt !== version.submittedAt && !(mayChange && isLatest))
      throw new Error(`${told}: the submission of version ${version.version} was altered`);
  }
  if (!mayChange && saidBy(before.record) !== saidBy(after.record)) throw new Error(`${told}: refused, yet the record changed`);
  if (after.record && after.record.acceptedVersion === null && before.record?.acceptedVersion)
    throw new Error(`${told}: an accepted version no longer counts`);
}

/** Closing raises the revision of whatever is under review, so that nobody decides on what he read before. */
const saidBy = (record: ReturnRecord | null): string => JSON.stringify(record && { ...record, revision: 0 });

/** Notes are written into a draft before it is submitted, and looked at from then on. */
function isSame(one: ReturnVersion, other: ReturnVersion): boolean {
  const areBothSubmitted = one.submittedAt !== null && other.submittedAt !== null;
  const [a, b] = [one, other].map(({ explanations, submittedAt: _at, submittedBy: _by, ...content }) =>
    JSON.stringify({ ...content, explanations: areBothSubmitted ? explanations : null }),
  );
  return a === b;
}

/** The facts of the period are the accepted versions, each once. */
async function countsOnce({ database, catalogue }: FilingBureau, told: string, now: Record<string, Known>): Promise<void> {
  const slot = slotLayoutOf(catalogue).elementSlot('T02')!;
  const counted: string[] = [];
  for await (const fact of database.facts.ofPeriod(PERIOD)) counted.push(`${fact.unit} v${fact.version} ${fromScaled(fact.values[slot]!)}`);
  const accepted = UNITS.flatMap((unit) => {
    const { record, versions } = now[unit]!;
    const version = versions.find((each) => each.version === record?.acceptedVersion);
    return version ? [`${unit} v${version.version} ${numberOf(version.values['T02'])}`] : [];
  });
  if (counted.toSorted().join() !== accepted.join()) throw new Error(`${told}: counted ${counted.join()} instead of ${accepted.join()}`);
}

/** The sums of the topmost unit are those of the accepted versions. */
export async function sumsAreTrue({ database, use, catalogue }: FilingBureau): Promise<void> {
  await use.recomputePeriod.run({ period: PERIOD });
  const slot = slotLayoutOf(catalogue).elementSlot('T02')!;
  const [top] = await database.rollups.of([PERIOD], ['J'], null);
  const accepted = [...(await database.returns.acceptedVersions(PERIOD)).values()];
  const total = accepted.reduce((sum, version) => sum + (version.values['T02'] as number), 0);
  const counted = top ? [fromScaled(top.sums[slot]!), top.counts[slot]!] : [0, 0];
  if (counted.join() !== [total, accepted.length].join()) throw new Error(`sum ${counted.join()} instead of ${total},${accepted.length}`);
}
