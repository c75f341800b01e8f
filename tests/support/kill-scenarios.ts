/** The writing use cases, each brought to where it begins, for tests that kill it at every point. */
import type { WorkPorts } from '#application/ports.js';
import { ReleaseBriefing } from '#application/briefings/release-briefing.js';
import { plainCheck } from '#application/briefings/testing/plain-check.js';
import { createWorkUseCases, type WorkUseCases } from '#application/use-cases.js';
import { CATALOGUES } from '#catalogue/catalogues.js';
import { SYSTEM, type Actor } from '#domain/access/actor.js';
import type { BriefingKind } from '#domain/briefing/briefing.js';
import type { MemoryDatabase } from '#persistence/memory-database.js';
import { writeConsolidated } from '#workbook/exports/consolidated.js';
import { inProcessReader } from '#workbook/testing/in-process-reader.js';
import { RecordingChannel } from '#notify/recording-channel.js';
import { twinRenderer } from '#render/twin-renderer.js';
import type { BareBureau } from './bare-bureau.js';
import { filledWorkbook, trueValues } from './filled-workbook.js';
import type { MemoryFileStore } from './memory-file-store.js';

export interface Stage {
  database: MemoryDatabase;
  files: MemoryFileStore;
  use: WorkUseCases;
  bureau: Pick<BareBureau, 'period' | 'units'>;
}

export interface Scenario {
  name: string;
  /** Comes to where the act begins; answers what the act is about. */
  prepare: (stage: Stage) => Promise<string>;
  act: (use: WorkUseCases, subject: string, stage: Stage) => Promise<unknown>;
}

/** Twins of everything, with a clock that is so much ahead. */
export const twinPorts = (database: MemoryDatabase, files: MemoryFileStore, aheadMs = 0): WorkPorts => ({
  database,
  catalogues: CATALOGUES,
  files,
  doorbell: { ring: () => undefined },
  clock: { now: () => new Date(Date.now() + aheadMs) },
  hasher: { hash: async (password) => password, verify: async () => false },
  channels: [new RecordingChannel('email')],
  reader: inProcessReader((sha256) => files.read(sha256)),
  renderer: twinRenderer(),
});

/** A paragraph every unit sheet has. */
const NODE = 'sheet-asked.none';

/** The release gate reads real files, which twins do not draw: here it looks at what is to be filled in, and at the data version. */
export const useCasesOn = (ports: WorkPorts): WorkUseCases => ({
  ...createWorkUseCases(ports),
  releaseBriefing: new ReleaseBriefing(ports, plainCheck(ports)),
});

export const at = ({ bureau }: Stage) => ({ actor: SYSTEM, period: bureau.period.period, unit: bureau.units.at(-1)!.code });
const workbookOf = ({ bureau }: Stage) => filledWorkbook({ unit: bureau.units.at(-1)!, period: bureau.period, quarters: 1 });
async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const receive = async (stage: Stage, bytes: Uint8Array) =>
  (await stage.use.receiveUpload.run({ actor: SYSTEM, fileName: '季报.xlsx', bytes: onePiece(bytes) })).id;

/** A table with the last few units of the bureau. */
const consolidatedOf = ({ bureau: { period, units } }: Stage) =>
  writeConsolidated({
    period,
    catalogue: CATALOGUES.ofVersion(period.catalogueVersion),
    units: units.slice(-3).map((unit) => ({ unit, values: trueValues(unit.code, period.period, 1).values })),
  });

async function drafted(stage: Stage): Promise<string> {
  await stage.use.readUpload.run({ uploadId: await receive(stage, await workbookOf(stage)) });
  const version = await stage.database.returns.version(at(stage).period, at(stage).unit, 1);
  for (const { key } of version!.findings) await stage.use.explainFinding.run({ ...at(stage), finding: key, note: '已核对' });
  return '';
}
const typed = (use: WorkUseCases, stage: Stage, revision: number, figure: number) =>
  use.saveCells.run({ ...at(stage), revision, values: { O09: figure }, reason: null, language: 'zh' });

async function submitted(stage: Stage): Promise<string> {
  await drafted(stage);
  await stage.use.submitReturn.run(at(stage));
  return '';
}
async function accepted(stage: Stage): Promise<string> {
  await submitted(stage);
  await stage.use.acceptReturn.run(at(stage));
  return '';
}

/** A clerk of the unit who can be written to; answers who the office is. */
async function reachable({ use, database, bureau }: Stage): Promise<Actor> {
  const grants = [{ role: 'clerk' as const, unit: bureau.units.at(-1)!.code }];
  await use.createUser.run({ actor: SYSTEM, username: 'clerk', displayName: '填报员', password: 'a twin', grants, sample: true });
  const clerk = await database.users.byUsername('clerk');
  await database.users.update(clerk!.id, { email: 'clerk@example.cn' });
  return officeOf(database);
}

async function draftOf(stage: Stage, kind: BriefingKind): Promise<string> {
  const { use, database } = stage;
  if ((await database.rollups.computedAt(at(stage).period)) === null) {
    await accepted(stage);
    await use.recomputePeriod.run(at(stage));
  }
  const place = kind === 'unit_sheet' ? at(stage) : { actor: SYSTEM, period: at(stage).period };
  const { id } = await use.requestBriefing.run({ ...place, kind });
  await use.draftBriefing.run({ briefingId: id });
  return id;
}

/** Whatever is to be filled in is. */
async function written({ use }: Stage, id: string): Promise<string> {
  const { flags, view } = await use.readBriefing.run({ actor: SYSTEM, id, language: 'zh' });
  const nodes = [...new Set(flags.filter(({ kind }) => kind === 'placeholder').map(({ node }) => node))];
  const edits = nodes.map((node) => ({ kind: 'replace' as const, node, sentence: ['请抓紧整改。'] }));
  await use.editBriefing.run({ actor: SYSTEM, id, seen: view.revision, edits });
  return id;
}

async function toRelease({ use, database }: Stage, id: string): Promise<string> {
  await use.reviewBriefing.send({ actor: SYSTEM, id });
  await use.requestRelease.run({ actor: await officeOf(database), id });
  return id;
}

async function officeOf(database: MemoryDatabase): Promise<Actor> {
  const { id: userId, username, displayName } = (await database.users.byUsername('office'))!;
  return { userId, username, displayName, grants: await database.users.grants(userId), address: null };
}

export const SCENARIOS: Scenario[] = [
  {
    name: 'receiving an upload',
    prepare: async (stage) => Buffer.from(await workbookOf(stage)).toString('base64'),
    act: (use, bytes) =>
      use.receiveUpload.run({
        actor: SYSTEM,
        fileName: '季报.xlsx',
        bytes: onePiece(Buffer.from(bytes, 'base64')),
        idempotencyKey: 'the-same-request',
      }),
  },
  {
    name: 'reading an upload',
    prepare: async (stage) => receive(stage, await workbookOf(stage)),
    act: (use, uploadId) => use.readUpload.run({ uploadId }),
  },
  {
    name: 'reading a file of several returns',
    prepare: async (stage) => receive(stage, await consolidatedOf(stage)),
    act: (use, uploadId) => use.readUpload.run({ uploadId }),
  },
  {
    name: 'refusing an upload',
    prepare: (stage) => receive(stage, Buffer.from('no workbook')),
    act: (use, uploadId) => use.readUpload.run({ uploadId }),
  },
  {
    name: 'saving a cell of the form',
    prepare: async (stage) => {
      await typed(stage.use, stage, 0, 3);
      return '1';
    },
    act: (use, revision, stage) => typed(use, stage, Number(revision), 4),
  },
  { name: 'submitting a return', prepare: drafted, act: (use, _, stage) => use.submitReturn.run(at(stage)) },
  { name: 'withdrawing a return', prepare: submitted, act: (use, _, stage) => use.withdrawReturn.run(at(stage)) },
  { name: 'accepting a return', prepare: submitted, act: (use, _, stage) => use.acceptReturn.run(at(stage)) },
  { name: 'sending a return back', prepare: submitted, act: (use, _, stage) => use.sendBackReturn.run({ ...at(stage), reason: '请核对' }) },
  {
    name: 'sending a return back, and telling its clerk',
    prepare: async (stage) => {
      await submitted(stage);
      return JSON.stringify(await reachable(stage));
    },
    act: (use, office, stage) => use.sendBackReturn.run({ ...at(stage), actor: JSON.parse(office) as Actor, reason: '请核对' }),
  },
  {
    name: 'nudging a unit',
    prepare: async (stage) => JSON.stringify(await reachable(stage)),
    act: (use, office, stage) => {
      const { period, unit } = at(stage);
      return use.nudgeUnits.run({ actor: JSON.parse(office) as Actor, period, units: [unit], language: 'zh' });
    },
  },
  {
    name: 'delivering a message',
    prepare: async (stage) => {
      const { period, unit } = at(stage);
      await stage.use.nudgeUnits.run({ actor: await reachable(stage), period, units: [unit], language: 'zh' });
      const [told] = await stage.database.messages.aboutPeriod(period, 1);
      return told!.deliveries.find((delivery) => delivery.channel === 'email')!.id;
    },
    act: (use, deliveryId) => use.deliverMessage.run({ deliveryId }),
  },
  { name: 'recomputing a period', prepare: accepted, act: (use, _, stage) => use.recomputePeriod.run(at(stage)) },
  {
    name: 'drafting a briefing',
    prepare: async (stage) => {
      await accepted(stage);
      await stage.use.recomputePeriod.run(at(stage));
      return (await stage.use.requestBriefing.run({ actor: SYSTEM, period: at(stage).period })).id;
    },
    act: (use, briefingId) => use.draftBriefing.run({ briefingId }),
  },
  {
    name: 'editing a briefing',
    prepare: (stage) => draftOf(stage, 'unit_sheet'),
    act: (use, id) =>
      use.editBriefing.run({ actor: SYSTEM, id, seen: 1, edits: [{ kind: 'replace', node: NODE, sentence: ['请抓好落实。'] }] }),
  },
  {
    name: 'releasing a briefing again, of the whole bureau',
    prepare: async (stage) => {
      await stage.use.closePeriod.run(at(stage));
      await stage.use.recomputePeriod.run(at(stage));
      for (const isFirst of [true, false]) {
        const id = await toRelease(stage, await written(stage, await draftOf(stage, 'quarterly')));
        if (!isFirst) return id;
        await stage.use.releaseBriefing.run({ briefingId: id });
      }
      return '';
    },
    act: (use, briefingId) => use.releaseBriefing.run({ briefingId }),
  },
  {
    name: 'refusing to release a briefing',
    prepare: async (stage) => {
      const id = await toRelease(stage, await draftOf(stage, 'unit_sheet'));
      await stage.database.periods.bumpDataVersion(at(stage).period);
      return id;
    },
    act: (use, briefingId) => use.releaseBriefing.run({ briefingId }),
  },
];
