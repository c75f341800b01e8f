/** Whose paper a briefing is, the number it is issued under, and drafts that never are. */
import type { Actor } from '#domain/access/actor.js';
import type { Briefing } from '#domain/briefing/briefing.js';
import { DomainError } from '#domain/errors.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { PERIOD } from '../returns/testing/filing-bureau.js';
import { briefingHouse, type BriefingHouse } from './testing/briefing-house.js';

let house: BriefingHouse;
beforeEach(async () => {
  house = await briefingHouse(new MemoryDatabase());
  for (const unit of ['A1', 'A2']) await house.accept(unit);
});

const record = async (id: string) => (await house.database.briefings.get(id))!;
const drafted = async (id: string) => (await house.database.briefings.document(id))!;
const discard = (id: string, actor: Actor = house.office) => house.use.discardBriefing.run({ actor, id });
const refusal = (act: Promise<unknown>) =>
  act.then(
    () => null,
    ({ code, text }: DomainError) => ({ code, said: text.zh }),
  );
const asked = async (kind: Briefing['kind'], unit?: string) => {
  const id = await house.draft(kind, unit);
  await house.use.reviewBriefing.send({ actor: house.office, id });
  await house.use.requestRelease.run({ actor: house.second, id });
  return id;
};
const released = async (kind: Briefing['kind'], unit?: string) => {
  const id = await asked(kind, unit);
  await house.use.releaseBriefing.run({ briefingId: id });
  return id;
};

describe('the number of an issue', () => {
  it('is taken in the order of release, not of drafting, and the draft says where it will stand', async () => {
    const early = await house.draft('bulletin');
    expect([(await record(early)).issueNumber, (await drafted(early)).issue]).toEqual([0, '第【发布时编号】期']);
    const [first, second] = [await asked('bulletin'), await asked('bulletin')];
    for (const briefingId of [second, first]) await house.use.releaseBriefing.run({ briefingId });
    expect([(await record(first)).issueNumber, (await record(second)).issueNumber, (await record(early)).issueNumber]).toEqual([1, 2, 0]);
    const printed = await house.database.briefingReleases.document(second);
    expect(printed?.issue).toBe('第2期');
    expect(house.drawn.findLast(({ issue }) => issue === '第2期')?.mark).toBeUndefined();
  });

  it('counts through the year of issue, and each unit by itself', async () => {
    house.setClock('2026-12-30T02:00:00.000Z');
    await released('bulletin');
    const late = await house.draft('bulletin');
    const own = await released('bulletin', 'A1');
    expect((await record(own)).issueNumber).toBe(1);
    house.setClock('2027-01-04T02:00:00.000Z');
    await house.use.reviewBriefing.send({ actor: house.office, id: late });
    await house.use.requestRelease.run({ actor: house.second, id: late });
    expect((await record(late)).issueNumber).toBe(1);
  });

  it('is given back by what a check holds back, and never given to sheets, slides and notices', async () => {
    const quarterly = await house.draft('quarterly', 'A1');
    await house.use.reviewBriefing.send({ actor: house.office, id: quarterly });
    await house.use.requestRelease.run({ actor: house.second, id: quarterly });
    expect((await record(quarterly)).issueNumber).toBe(1);
    await house.use.releaseBriefing.run({ briefingId: quarterly });
    expect(await record(quarterly)).toMatchObject({ status: 'in_review', issueNumber: 0 });
    for (const kind of ['unit_sheet', 'deck', 'notice'] as const) expect((await record(await asked(kind, 'A1'))).issueNumber).toBe(0);
  });
});

describe('a paper of a unit below the bureau', () => {
  it('is issued by that unit, in its name, to its own; the bureau speaks in sheets and notices', async () => {
    const of = async (kind: Briefing['kind'], unit?: string) => drafted(await house.draft(kind, unit));
    const [bureau, own] = [await of('quarterly'), await of('quarterly', 'A1')];
    expect(bureau).toMatchObject({ title: '2026年第三季度党建工作情况通报', issue: '〔2026〕【发布时编号】号' });
    expect(own).toMatchObject({ title: '单位A12026年第三季度党建工作情况通报', issuingOffice: '单位A1' });
    expect(own.distribution).toMatchObject({ report: ['上级党组织'], send: [], issue: ['本支部'] });
    expect(own.distribution).not.toEqual(bureau.distribution);
    expect(await of('deck', 'A1')).toMatchObject({ title: expect.stringContaining('单位A1'), issuingOffice: '单位A1' });
    expect((await of('unit_sheet', 'A1')).issuingOffice).toBe(bureau.issuingOffice);
    const { style } = await house.use.keepStyle.read({ actor: house.office, unit: 'A1', language: 'zh' });
    expect(style.issuingOffice).toBe('单位A1');
    await house.use.keepStyle.save({ actor: house.office, unit: 'A1', seen: 0, style: { ...style, issuingOffice: '支部办公室' } });
    expect((await of('quarterly', 'A1')).issuingOffice).toBe('支部办公室');
  });
});

describe('asking for a draft', () => {
  it('of a quarter that is not there says so, not that a unit is missing', async () => {
    const act = house.use.requestBriefing.run({ actor: house.office, period: '2027Q1' });
    expect(await refusal(act)).toEqual({ code: 'not_found', said: '没有2027年第一季度这个报告期' });
  });

  it('twice at once makes one; once it is drafted, another', async () => {
    const ask = () => house.use.requestBriefing.run({ actor: house.office, period: PERIOD, kind: 'bulletin' });
    const [one, same] = await Promise.all([ask(), ask()]);
    expect(same.id).toBe(one.id);
    await house.use.draftBriefing.run({ briefingId: one.id });
    expect((await ask()).id).not.toBe(one.id);
  });
});

describe('a draft nobody needs', () => {
  it('is discarded by the office: listed no more, kept for the audit', async () => {
    const id = await house.draft('bulletin');
    expect(await refusal(discard(id, house.bureau.actors.clerk1))).toMatchObject({ code: 'not_found' });
    await discard(id);
    expect(await house.use.listBriefings.run({ actor: house.office, language: 'zh' })).toEqual([]);
    expect(await refusal(house.use.readBriefing.run({ actor: house.office, id, language: 'zh' }))).toMatchObject({ code: 'not_found' });
    expect(await record(id)).toMatchObject({ status: 'discarded' });
    expect((await house.database.audit.list(1))[0]).toMatchObject({
      ...{ action: 'briefing.discard', object: id, detail: { period: PERIOD, kind: 'bulletin', was: 'draft' } },
    });
  });

  it('is never one that was released, or is being', async () => {
    const id = await asked('bulletin');
    expect(await refusal(discard(id))).toMatchObject({ code: 'conflict', said: expect.stringContaining('不能作废') });
    await house.use.releaseBriefing.run({ briefingId: id });
    expect(await refusal(discard(id))).toMatchObject({ code: 'conflict' });
  });
});
