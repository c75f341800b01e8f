/** Facts that look back: whenever a quarter's figures change, those of the quarters that read them are made anew. */
import { catalogueFor } from '#catalogue/catalogues.js';
import type { Catalogue, Operands } from '#domain/catalogue/catalogue.js';
import type { PeriodState } from '#domain/period/period.js';
import { fromScaled } from '#domain/return/values.js';
import { slotLayoutOf } from '#domain/rollup/slot-layout.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { AcceptReturn } from './accept-return.js';
import { filingBureau, PERIOD } from './testing/filing-bureau.js';

const LATER = '2026Q4';
const CODE = 'COV12';

/** The catalogue with one indicator that counts members of the quarter before. */
function lookingBack(): Catalogue {
  const catalogue = catalogueFor(PERIOD);
  const before = { source: 'prev(M09)', operands: [], evaluate: ({ previous }: Operands) => previous?.['M09'] ?? null };
  const one = { source: 'O03', operands: ['O03'], evaluate: () => 1 };
  const indicators = catalogue.indicators.map((each) => (each.code === CODE ? { ...each, numerator: before, denominator: one } : each));
  return { ...catalogue, indicators };
}

async function house(state: PeriodState) {
  const database = new MemoryDatabase();
  const bureau = await filingBureau(database);
  const catalogue = lookingBack();
  const period = (await database.periods.get(PERIOD))!;
  await database.periods.save({ ...period, period: LATER });
  await database.periods.freezeUnits(
    LATER,
    (await database.periods.units(PERIOD)).map((unit) => ({ ...unit, period: LATER })),
  );
  await database.returns.create({
    ...{ period: LATER, unit: 'A1', version: 1, status: 'accepted', reviewLevel: 1, reviewedVersion: 1, acceptedVersion: 1 },
    ...{ firstSubmittedAt: null, submittedAt: null, acceptedAt: null, returnedCount: 0, returnReason: null },
  });
  await database.returns.addVersion({
    ...{ period: LATER, unit: 'A1', version: 1, catalogueVersion: catalogue.version, values: { M09: 30, O03: 1 }, cells: {} },
    ...{ findings: [], explanations: {}, uploadId: null, createdBy: 'u', createdAt: '2026-10-10T00:00:00.000Z', reason: null },
    ...{ origin: 'form', onBehalf: false, submittedAt: null, submittedBy: null },
  });
  await database.periods.setState(LATER, state);
  await bureau.filed('clerk1', 'A1');
  const ports = {
    ...{ database, clock: { now: () => new Date('2026-10-11T00:00:00Z') }, doorbell: { ring: () => undefined } },
    catalogues: { ofVersion: () => catalogue, forPeriod: () => catalogue, all: () => [catalogue] },
  };
  await new AcceptReturn(ports).run({ actor: bureau.actors.reviewer, period: PERIOD, unit: 'A1' });
  const slot = slotLayoutOf(catalogue).numeratorSlot(CODE)!;
  const seen: (number | null)[] = [];
  for await (const fact of database.facts.ofPeriod(LATER)) seen.push(fact.present[slot] ? fromScaled(fact.values[slot]!) : null);
  return { seen, dirty: (await database.facts.dirty(LATER)).map(({ unit }) => unit), members: bureau.values['M09'] };
}

it('a return accepted in a quarter gone by changes what a later one says of the quarter before', async () => {
  const { seen, dirty, members } = await house('open');
  expect(seen).toEqual([members]);
  expect(dirty).toEqual(['A1']);
});

it('figures that were released stay as they are', async () => {
  const { seen, dirty } = await house('released');
  expect([seen, dirty]).toEqual([[], []]);
});
