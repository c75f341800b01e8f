/** The briefing drafts itself before its meeting: with a moved clock, two workers, a restart and a flushed Redis, exactly once. */
import type { BriefingView } from '#domain/views/briefing-view.js';
import type { MeetingSummary } from '#domain/views/meeting-view.js';
import { HttpClient } from '../support/http-client.js';
import { startJibao, type RunningJibao } from '../support/running-jibao.js';
import { until } from '../support/until.js';

describe('a meeting and its briefing', () => {
  let jibao: RunningJibao;
  let office: HttpClient;
  beforeAll(async () => {
    jibao = await startJibao({ quarters: 1 });
    office = await HttpClient.signedIn(jibao.url, 'office');
  }, 120_000);
  afterAll(() => jibao?.stop());

  const briefings = async () => (await office.get<BriefingView[]>('/briefings')).body;

  it('is not drafted while its day has not come, and is drafted unasked once it has', async () => {
    const [meeting] = (await office.get<MeetingSummary[]>('/meetings')).body;
    await new Promise((resolve) => {
      setTimeout(resolve, 3_000);
    });
    expect(await briefings()).toEqual([]);

    const onTheDay = { JIBAO_NOW: `${meeting!.draftsOn}T09:00:00+08:00` };
    await Promise.all([jibao.startWorker(onTheDay), jibao.startWorker(onTheDay)]);
    await until('the schedule drafted it', async () => (await briefings())[0]?.status === 'draft', 90_000);
    expect(await briefings()).toMatchObject([{ origin: 'schedule', meetingId: meeting!.id, period: meeting!.period, issueNumber: 1 }]);
  }, 120_000);

  it('stays the only one after a flush of Redis and another worker on a later day', async () => {
    const [meeting] = (await office.get<MeetingSummary[]>('/meetings')).body;
    await jibao.flushRedis();
    await jibao.startWorker({ JIBAO_NOW: `${meeting!.meetsOn}T08:00:00+08:00` });
    await new Promise((resolve) => {
      setTimeout(resolve, 4_000);
    });
    // For that worker's clock every session of today has run out, and it has removed them.
    office = await HttpClient.signedIn(jibao.url, 'office');
    expect(await briefings()).toHaveLength(1);
  }, 60_000);
});
