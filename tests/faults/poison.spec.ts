/** Work that takes its worker down every time, or fails every time: given up after a few attempts, with words for whoever waits. */
import type { WorkPorts } from '#application/ports.js';
import { createWorkUseCases } from '#application/use-cases.js';
import { DomainError } from '#domain/errors.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { twinRenderer } from '#render/twin-renderer.js';
import { furnish } from '../support/bare-bureau.js';
import { SCENARIOS, twinPorts, type Stage } from '../support/kill-scenarios.js';
import { MemoryFileStore } from '../support/memory-file-store.js';

const LATER_MS = 60_000;
const internal = new DomainError('internal', { zh: '文档排版程序意外退出', en: 'The typesetting process ended' });
const away = new DomainError('unavailable', { zh: '服务器磁盘已满', en: 'The disk is full' });

describe('poison', () => {
  let stage: Stage;
  let ahead = 0;
  beforeEach(async () => {
    const [database, files] = [new MemoryDatabase(), new MemoryFileStore()];
    stage = { database, files, use: createWorkUseCases(twinPorts(database, files)), bureau: await furnish(database) };
    ahead = 0;
  });

  /** What a dead worker was waiting for: let go in the end, so that nothing keeps this process. */
  const hung: ((error: Error) => void)[] = [];
  const never = () => new Promise<never>((_, reject) => hung.push(reject));
  afterEach(() => hung.splice(0).forEach((reject) => reject(new Error('the test is over'))));

  const prepared = (name: string) => SCENARIOS.find((scenario) => scenario.name === name)!.prepare(stage);
  /** A worker of its own, started when the lease of the one before has run out. */
  const worker = (broken: Partial<WorkPorts>) =>
    createWorkUseCases({ ...twinPorts(stage.database, stage.files, (ahead += LATER_MS)), ...broken });
  const readingIs = (work: () => Promise<never>): Partial<WorkPorts> => ({ reader: { read: work, readTable: work } });
  const drawingIs = (work: () => Promise<never>): Partial<WorkPorts> => ({ renderer: twinRenderer({ pdf: work }) });
  const turns = () => new Promise((resolve) => setTimeout(resolve, 20));

  it.each([
    ['takes the worker down', true],
    ['fails by a fault of ours', false],
  ])('an upload whose reading %s is given up after five attempts', async (_, isDeadly) => {
    const work = () => (isDeadly ? never() : Promise.reject(new Error('a bug')));
    const uploadId = await prepared('reading an upload');
    for (let n = 0; n < 5; n++) {
      void worker(readingIs(work))
        .readUpload.run({ uploadId })
        .catch(() => undefined);
      await turns();
      expect((await stage.database.uploads.get(uploadId))?.status).not.toBe('failed');
    }
    expect(await worker({}).readUpload.run({ uploadId })).toBe(true);
    expect(await stage.database.uploads.get(uploadId)).toMatchObject({
      status: 'failed',
      returns: [],
      findings: [{ code: 'F12', severity: 'error' }],
    });
  });

  it('a briefing whose drawing takes the worker down is given up after three attempts', async () => {
    const briefingId = await prepared('drafting a briefing');
    for (let n = 0; n < 3; n++) {
      void worker(drawingIs(never))
        .draftBriefing.run({ briefingId })
        .catch(() => undefined);
      await turns();
    }
    expect((await stage.database.briefings.get(briefingId))?.status).toBe('rendering');
    expect(await worker({}).draftBriefing.run({ briefingId })).toBe(true);
    expect(await stage.database.briefings.get(briefingId)).toMatchObject({
      status: 'failed',
      failure: expect.stringContaining('中断了 3 次'),
      files: [],
    });
  });

  it('a briefing that cannot be drawn says why after three attempts, and leaves an audit row', async () => {
    const briefingId = await prepared('drafting a briefing');
    const drawing = () => worker(drawingIs(() => Promise.reject(internal))).draftBriefing.run({ briefingId });
    await expect(drawing()).rejects.toBe(internal);
    await expect(drawing()).rejects.toBe(internal);
    expect((await stage.database.briefings.get(briefingId))?.status).toBe('queued');
    expect(await drawing()).toBe(true);
    const { status, failure } = (await stage.database.briefings.get(briefingId))!;
    expect([status, failure]).toEqual(['failed', expect.stringMatching(/起草了 3 次.*文档排版程序意外退出.*系统管理员/)]);
    expect((await stage.database.audit.list(1))[0]).toMatchObject({ action: 'briefing.draft', outcome: 'failed', object: briefingId });
  });

  it('an outage is no fault of the briefing: it is waited out', async () => {
    const briefingId = await prepared('drafting a briefing');
    for (let n = 0; n < 6; n++)
      await expect(worker(drawingIs(() => Promise.reject(away))).draftBriefing.run({ briefingId })).rejects.toBe(away);
    expect((await stage.database.briefings.get(briefingId))?.status).toBe('queued');
    expect(await worker({}).draftBriefing.run({ briefingId })).toBe(true);
    expect((await stage.database.briefings.get(briefingId))?.status).toBe('draft');
  });
});
