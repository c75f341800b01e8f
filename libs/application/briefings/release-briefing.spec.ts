/** From review to release: who may, what is checked, what is frozen, who sees it, and what has changed since. */
import assert from 'node:assert';
import type { Actor } from '#domain/access/actor.js';
import type { Briefing } from '#domain/briefing/briefing.js';
import { DomainError } from '#domain/errors.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { PERIOD } from '../returns/testing/filing-bureau.js';
import { reprintReleases } from './reprint-releases.js';
import { briefingHouse, type BriefingHouse } from './testing/briefing-house.js';

let house: BriefingHouse;
beforeEach(async () => {
  house = await briefingHouse(new MemoryDatabase());
  for (const unit of ['A1', 'A2']) await house.accept(unit);
});

const detail = (id: string, actor = house.office) => house.use.readBriefing.run({ actor, id, language: 'zh' });
const status = async (id: string) => (await house.database.briefings.get(id))?.status;
const list = (actor: Actor, more: object = {}) => house.use.listBriefings.run({ actor, language: 'zh', ...more });
const send = (id: string, actor = house.office) => house.use.reviewBriefing.send({ actor, id });
const ask = (id: string, actor = house.second) => house.use.requestRelease.run({ actor, id });
const work = (id: string) => house.use.releaseBriefing.run({ briefingId: id });
const refusal = (act: Promise<unknown>) =>
  act.then(
    () => null,
    ({ code, text }: DomainError) => ({ code, said: text.zh }),
  );

/** Writes whatever is to be filled in. */
async function fillIn(id: string): Promise<void> {
  const { flags, view } = await detail(id);
  const nodes = [...new Set(flags.filter(({ kind }) => kind === 'placeholder').map(({ node }) => node))];
  expect(nodes.length).toBeGreaterThan(0);
  const edits = nodes.map((node) => ({ kind: 'replace' as const, node, sentence: ['由各单位抓紧整改，年底前完成。'] }));
  await house.use.editBriefing.run({ actor: house.office, id, seen: view.revision, edits });
}

/** A quarterly briefing of the closed quarter, all written, in review. */
async function reviewed(): Promise<string> {
  await house.use.closePeriod.run({ actor: house.office, period: PERIOD });
  await house.use.recomputePeriod.run({ period: PERIOD });
  const id = await house.draft();
  await fillIn(id);
  await send(id);
  return id;
}
async function released(): Promise<string> {
  const id = await reviewed();
  await ask(id);
  await work(id);
  expect((await house.database.briefings.gate(id))?.checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(await status(id)).toBe('released');
  return id;
}

describe('a release', () => {
  it('is of the words that were read, not of later ones', async () => {
    const id = await reviewed();
    const { revision } = (await house.database.briefings.get(id))!;
    const stale = house.use.requestRelease.run({ actor: house.second, id, seen: revision - 1 });
    expect(await refusal(stale)).toMatchObject({ code: 'conflict', said: expect.stringContaining('又改过') });
    await house.use.requestRelease.run({ actor: house.second, id, seen: revision });
    expect(await status(id)).toBe('releasing');
  });
});

describe('review', () => {
  it('closes the text to editors and opens it to the committee, until it is sent back with a reason', async () => {
    const id = await house.draft();
    expect(await list(house.committee)).toEqual([]);
    await send(id);
    expect((await detail(id)).may).toEqual({ edit: false, comment: true, review: false, sendBack: true, release: false, discard: true });
    expect((await detail(id, house.committee)).may).toMatchObject({ edit: false, comment: true, release: false });
    expect((await list(house.committee)).map((one) => one.id)).toEqual([id]);
    const edit = { actor: house.office, id, seen: 1, edits: [{ kind: 'remove' as const, node: 'situation.filing' }] };
    expect(await refusal(house.use.editBriefing.run(edit))).toMatchObject({ code: 'conflict', said: expect.stringContaining('审核中') });
    expect(await refusal(house.use.refreshBriefing.run({ actor: house.office, id }))).toMatchObject({ code: 'conflict' });
    expect(await refusal(house.use.reviewBriefing.sendBack({ actor: house.second, id, reason: ' ' }))).toMatchObject({ code: 'invalid' });
    await house.use.reviewBriefing.sendBack({ actor: house.second, id, reason: '请补充要求' });
    expect(await house.database.briefings.get(id)).toMatchObject({ status: 'draft', returnReason: '请补充要求' });
    expect(await refusal(ask(id))).toMatchObject({ code: 'conflict', said: expect.stringContaining('不能发布') });
    expect(await list(house.committee)).toEqual([]);
  });
});

describe('release', () => {
  it('is by another person than the last editor, and of a quarter that is closed', async () => {
    const open = await house.draft();
    await send(open);
    expect(await refusal(ask(open))).toMatchObject({ said: expect.stringContaining('还没有关闭') });
    const id = await reviewed();
    expect(await refusal(ask(id, house.office))).toMatchObject({
      code: 'conflict',
      said: expect.stringContaining('最后修改的人不能自己发布'),
    });
    expect((await detail(id)).may.release).toBe(false);
    expect((await detail(id)).whyNoRelease).toContain('最后修改的人');
    expect(await detail(id, house.second)).toMatchObject({ may: { release: true }, releasesOwnWords: false });
    expect((await detail(id)).releasesOwnWords).toBe(false);
  });

  it('keeps what the gate looked at, for whoever reads it', async () => {
    const { gate } = await detail(await released(), house.committee);
    expect(gate?.ok).toBe(true);
    expect(gate!.checks.find(({ code }) => code === 'placeholders')).toMatchObject({ ok: true });
  });

  it('in an office of one is by the same, which the audit log says', async () => {
    await house.database.users.update(house.second.userId, { disabled: true });
    const id = await reviewed();
    expect((await detail(id)).releasesOwnWords).toBe(true);
    await ask(id, house.office);
    expect((await house.database.audit.list(1))[0]).toMatchObject({ action: 'briefing.ask_release', detail: { byLastEditor: true } });
    expect(await status(id)).toBe('releasing');
    expect(await house.database.outbox.unrung(99)).toContainEqual(
      expect.objectContaining({ job: 'briefing.release', payload: { briefingId: id } }),
    );
  });

  it('goes back to review with the report when a check fails, and can then be put right', async () => {
    await house.use.closePeriod.run({ actor: house.office, period: PERIOD });
    await house.use.recomputePeriod.run({ period: PERIOD });
    const id = await house.draft();
    await send(id);
    await ask(id);
    await work(id);
    const { view, gate } = await detail(id);
    expect([view.status, gate?.ok, view.releasedAt, view.verificationCode]).toEqual(['in_review', false, null, null]);
    const open = gate!.checks.find(({ code }) => code === 'placeholders')!;
    expect(open).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([
        { where: expect.anything(), said: expect.objectContaining({ zh: expect.stringContaining('【待补充】') }) },
      ]),
    });
    expect((await house.database.audit.list(1))[0]).toMatchObject({
      action: 'briefing.release',
      outcome: 'failed',
      detail: { failed: ['placeholders'] },
    });
    await house.use.reviewBriefing.sendBack({ actor: house.second, id, reason: '补充要求' });
    await fillIn(id);
    await send(id);
    await ask(id);
    await work(id);
    expect(await status(id)).toBe('released');
  });

  it('is refused while figures are newer than the text', async () => {
    const id = await house.draft('unit_sheet', 'A1');
    await send(id);
    await house.database.periods.bumpDataVersion(PERIOD);
    await ask(id);
    await work(id);
    expect((await detail(id)).gate?.checks.filter(({ ok }) => !ok).map(({ code }) => code)).toEqual(['freshness']);
  });

  it('freezes document, files, figures and the returns behind them, and releases the quarter', async () => {
    const id = await released();
    const { view, document } = await detail(id);
    expect(view.files.map(({ format }) => format).toSorted()).toEqual(['docx', 'pdf', 'xlsx']);
    expect(view.verificationCode).toMatch(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}$/);
    expect(document).toMatchObject({
      issuedOn: '2026年10月10日',
      verification: { code: view.verificationCode, url: `https://jibao.example.cn/verify/${view.verificationCode}` },
    });
    expect(document!.colophon.join()).not.toContain('草稿');
    expect(JSON.stringify(document)).toContain('由各单位抓紧整改');
    const release = (await house.database.briefingReleases.get(id))!;
    expect(release).toMatchObject({
      releasedBy: 'second',
      releasedByName: '第二人',
      dataVersion: view.dataVersion,
      renderedWith: 'a twin',
    });
    expect(release.versions).toEqual(
      expect.arrayContaining([
        { period: PERIOD, unit: 'A1', version: 1 },
        { period: PERIOD, unit: 'A2', version: 1 },
      ]),
    );
    expect(release.figures.find(({ code, unit }) => code === 'LIF06' && unit === 'J')?.places).toContain('二、总体情况');
    expect(release.figures.some(({ code }) => code.includes('/'))).toBe(true);
    expect((await house.database.periods.get(PERIOD))?.state).toBe('released');
    const pdf = await house.use.drawBriefing.file({ actor: house.committee, id, format: 'pdf' });
    expect(JSON.parse(Buffer.from(pdf.bytes).toString().slice(4))).toEqual(document);
    expect(pdf.fileName).not.toContain('草稿');
    for (const act of [send(id), ask(id), house.use.refreshBriefing.run({ actor: house.office, id })])
      expect(await refusal(act)).toMatchObject({ code: 'conflict' });
    expect((await detail(id)).may).toEqual({ edit: false, comment: false, review: false, sendBack: false, release: false, discard: false });
    // A job that comes twice does nothing.
    const files = house.files.size;
    expect(await work(id)).toBe(true);
    expect(house.files.size).toBe(files);
  });

  it('prints nothing to scan where the system has no address of its own, and says so before', async () => {
    const id = await house.draft('unit_sheet', 'A1');
    await send(id);
    expect((await detail(id)).hasAddress).toBe(true);
    house.ports.publicUrl = null;
    expect((await detail(id)).hasAddress).toBe(false);
    await ask(id);
    await work(id);
    const { view, document } = await detail(id);
    expect(document!.verification).toEqual({ code: view.verificationCode, url: null });
  });

  it('takes the place of an older release of the same issue, and the code of that one says so', async () => {
    const first = await released();
    const code = (await detail(first)).view.verificationCode!;
    const second = await house.draft();
    await fillIn(second);
    await send(second);
    await ask(second);
    await work(second);
    expect(await house.database.briefings.get(first)).toMatchObject({ status: 'superseded', supersededBy: second });
    const verify = (asked: string) => house.use.verifyCode.run({ code: asked, address: '10.0.0.1' });
    expect(await verify(` ${code.toLowerCase()} `)).toMatchObject({
      state: 'superseded',
      code,
      supersededBy: expect.stringContaining('2026年10月10日'),
      unitName: '单位J',
    });
    const { verificationCode } = (await detail(second)).view;
    expect(await verify(verificationCode!)).toMatchObject({
      state: 'released',
      supersededBy: null,
      files: expect.arrayContaining([expect.objectContaining({ format: 'pdf' })]),
    });
    expect(await verify('XXXX-XXXX-XXXX')).toEqual({
      ...{ code: 'XXXX-XXXX-XXXX', state: 'unknown', title: '', issue: '', unitName: '', releasedAt: null, files: [], supersededBy: null },
    });
    for (let i = 0; i < 29; i++) await verify('nonsense');
    expect(await refusal(verify(verificationCode!))).toMatchObject({ code: 'rate_limited' });
    expect(await house.use.verifyCode.run({ code: verificationCode!, address: '10.0.0.2' })).toMatchObject({ state: 'released' });
  });

  it('is tried three times, and then handed back with the reason', async () => {
    const id = await reviewed();
    await ask(id);
    const broken = { ...house.ports.renderer, pdf: () => Promise.reject(new Error('no printer')) };
    house.ports.renderer = broken;
    for (const _try of [1, 2]) await expect(work(id)).rejects.toThrow('no printer');
    expect(await status(id)).toBe('releasing');
    expect(await work(id)).toBe(true);
    expect(await house.database.briefings.get(id)).toMatchObject({
      status: 'in_review',
      failure: expect.stringContaining('3 次都没有成功'),
    });
  });
});

it('reaches the people of the bureau although no style was ever saved', async () => {
  await released();
  for (const reader of [house.committee, house.office])
    expect((await house.use.readInbox.run({ actor: reader, language: 'zh' })).messages.map(({ kind }) => kind)).toContain(
      'briefing_released',
    );
});

describe('the office', () => {
  const told = async (who: Actor) =>
    (await house.use.readInbox.run({ actor: who, language: 'zh' })).messages
      .filter(({ kind }) => kind.startsWith('briefing'))
      .map(({ kind, body, link }) => ({ kind, body, link }));

  it('hears of what waits for its release, of what came back and why, and of what a check kept back: each the one who acts next, once', async () => {
    await house.use.closePeriod.run({ actor: house.office, period: PERIOD });
    await house.use.recomputePeriod.run({ period: PERIOD });
    const id = await house.draft();
    const link = `/briefings/${id}`;
    await send(id);
    expect(await told(house.second)).toEqual([{ kind: 'briefing_review', link, body: expect.stringContaining('office某已将') }]);
    await house.use.reviewBriefing.sendBack({ actor: house.second, id, reason: '请补充要求' });
    expect(await told(house.office)).toEqual([
      { kind: 'briefing_sent_back', link, body: expect.stringContaining('第二人退回了2026年第三季度《') },
    ]);
    expect((await told(house.office))[0]!.body).toContain('退回原因：请补充要求。');
    house.setClock('2026-10-10T03:00:00.000Z');
    await send(id);
    await ask(id);
    house.setClock('2026-10-10T04:00:00.000Z');
    await work(id);
    await work(id);
    expect((await told(house.second)).map(({ kind }) => kind)).toEqual(['briefing_refused', 'briefing_review', 'briefing_review']);
    const { body } = (await told(house.second))[0]!;
    expect(body).toContain('没有发布。没有通过的校核：没有待补充的内容。');
    // What was found is read in the system, not in a message that may go to a group.
    expect(body).not.toContain('【待补充】');
    expect(await told(house.office)).toHaveLength(1);
    expect(await told(house.committee)).toEqual([]);
  });

  it('drafts no summary of a year before its fourth quarter', async () => {
    const asked = house.use.requestBriefing.run({ actor: house.office, period: PERIOD, kind: 'annual' });
    expect(await refusal(asked)).toMatchObject({ code: 'invalid', said: expect.stringContaining('第四季度') });
  });

  it('hears of a draft the schedule made, or could not make; of its own requests it needs no message', async () => {
    const bySchedule = async (runKey: string) => {
      const { id } = await house.use.requestBriefing.run({ actor: house.office, period: PERIOD, runKey });
      await house.use.draftBriefing.run({ briefingId: id });
    };
    await house.draft();
    expect(await told(house.office)).toEqual([]);
    await bySchedule('meeting:1:quarterly');
    expect((await told(house.second))[0]).toMatchObject({ kind: 'briefing_drafted', body: expect.stringContaining('已自动起草') });
    house.ports.renderer = {
      ...house.ports.renderer,
      pdf: () => Promise.reject(new DomainError('conflict', { zh: '没有数据', en: 'no data' })),
    };
    house.setClock('2026-10-11T02:00:00.000Z');
    await bySchedule('meeting:2:quarterly');
    expect((await told(house.office))[0]).toMatchObject({ body: expect.stringContaining('自动起草没有成功：没有数据。') });
    expect(await told(house.committee)).toEqual([]);
  });
});

describe('what is released', () => {
  it('is read by the committee; a sheet by whoever reads the figures of its unit', async () => {
    const sheet = await house.draft('unit_sheet', 'A1');
    await send(sheet);
    await ask(sheet);
    const { clerk1, clerk2, reviewer } = house.bureau.actors;
    expect(await list(clerk1)).toEqual([]);
    await work(sheet);
    expect((await list(clerk1)).map(({ id, unitName }) => [id, unitName])).toEqual([[sheet, '单位A1']]);
    expect(await list(reviewer)).toHaveLength(1);
    expect(await list(clerk2)).toEqual([]);
    expect(await refusal(detail(sheet, clerk2))).toMatchObject({ code: 'not_found' });
    expect(await refusal(house.use.talkAboutBriefing.list({ actor: clerk1, id: sheet }))).toMatchObject({ code: 'not_found' });
    await house.draft('bulletin');
    expect(await list(house.office, { kind: 'bulletin' })).toHaveLength(1);
    expect((await list(house.office, { year: 2026, text: '单位a1' })).map(({ id }) => id)).toEqual([sheet]);
    expect(await list(house.office, { year: 2025 })).toEqual([]);
  });

  it('is compared with the figures of today: which moved, where they are printed, by which return', async () => {
    const id = await released();
    const changes = (actor = house.committee) => house.use.readChanges.run({ actor, id });
    expect((await changes()).groups).toEqual([]);
    house.setClock('2026-10-12T02:00:00.000Z');
    await house.use.reopenPeriod.run({ actor: house.office, period: PERIOD, reason: '更正' });
    const operand = house.bureau.catalogue.indicator('LIF06').numerator!.operands.find((code) => Number(house.bureau.values[code]) > 1)!;
    await house.accept('A1', { [operand]: Number(house.bureau.values[operand]) - 1 }, '签到表多计一人');
    const { groups, dataVersion, newestDataVersion } = await changes();
    const found = groups.flatMap((group) => group.changes);
    expect(newestDataVersion).toBeGreaterThan(dataVersion);
    // What a table would not print by now has not changed.
    expect(found.filter(({ figure, new: now }) => figure.code.includes('/') && now === '')).toEqual([]);
    // In words and in a table, told once.
    const [rate, ...others] = found.filter(({ name, unitName }) => name === '组织生活出席率' && unitName === '单位J');
    assert(rate);
    expect(others).toEqual([]);
    expect(rate.old).not.toBe(rate.new);
    expect([rate.old, rate.new]).toEqual([
      expect.stringMatching(/^[\d.]+% \(\d+\/\d+\)$/),
      expect.stringMatching(/^[\d.]+% \(\d+\/\d+\)$/),
    ]);
    expect(rate).toMatchObject({
      difference: { by: expect.stringMatching(/^−[\d.]+$/), isPoints: true },
      places: expect.arrayContaining(['二、总体情况']),
    });
    // Called as in the panel of figures, never by words with the old number in them.
    for (const { name, old } of found) expect(name).not.toContain(old);
    expect(found.filter(({ figure }) => figure.code === 'LIF06.ratio' && figure.unit === 'J')).toEqual([]);
    const { causes } = groups.find((group) => group.changes.includes(rate))!;
    expect(causes).toEqual([
      expect.objectContaining({
        unit: 'A1',
        unitName: '单位A1',
        period: PERIOD,
        version: 2,
        isFirst: false,
        reason: '签到表多计一人',
        at: '2026-10-12T02:00:00.000Z',
      }),
    ]);
    expect(causes[0]!.by).toMatch(/某$/);
    expect(found.find(({ figure }) => figure.code === 'COV03')).toBeUndefined();
    expect((await detail(id)).document).toEqual(await house.database.briefingReleases.document(id));
  });

  it('never says which unit moved one of the four forms', async () => {
    await house.acceptCommittee('J', { S13: 3 });
    const id = await released();
    await house.use.reopenPeriod.run({ actor: house.office, period: PERIOD, reason: '更正' });
    await house.acceptCommittee('J', { S13: 4 }, '更正');
    const { groups, gone } = await house.use.readChanges.run({ actor: house.committee, id });
    expect([groups.flatMap(({ causes }) => causes), gone.count > 0]).toEqual([[], true]);
  });

  it('is printed again to the byte; a renderer that says something else is named', async () => {
    await released();
    expect(await reprintReleases(house.ports)).toEqual({ released: 1, same: 1, problems: [] });
    const otherwise = async (briefing: Briefing) => ({
      bytes: Buffer.from(`pdf ${JSON.stringify(briefing).replace('全部', '部分').replace('总体', '大体')}`),
      pages: 1,
      renderedWith: 'another',
      fonts: '',
    });
    const { problems, same } = await reprintReleases({ ...house.ports, renderer: { ...house.ports.renderer, pdf: otherwise } });
    expect(same).toBe(0);
    expect(problems.join()).toMatch(/pdf: ".*总体.*" was released, ".*大体.*" is printed now/);
  });

  it('of what is a draft nothing has changed yet', async () =>
    expect(await refusal(house.use.readChanges.run({ actor: house.office, id: await house.draft() }))).toMatchObject({ code: 'conflict' }));
});

describe('the style of an office', () => {
  const read = () => house.use.keepStyle.read({ actor: house.office, language: 'zh' });
  const kind = (more: object = {}) => ({
    masthead: '',
    issue: '',
    title: '{period}情况',
    sections: null,
    annexes: null,
    opening: '',
    closing: '',
    ...more,
  });

  it('is what the kinds say until it is saved, and used from the next draft on', async () => {
    const { style, revision, kinds, fields, unit } = await read();
    expect([unit, revision]).toEqual(['J', 0]);
    expect(kinds.map((one) => one.kind).toSorted()).toEqual(['annual', 'bulletin', 'deck', 'notice', 'quarterly', 'unit_sheet']);
    expect(fields.map(({ name }) => name)).toContain('period');
    const own = {
      ...style,
      issuingOffice: '局党建办',
      kinds: { quarterly: kind({ masthead: '党建工作简报', closing: '特此通报。', sections: ['situation'] }) },
    };
    await house.use.keepStyle.save({ actor: house.office, seen: 0, style: own });
    expect(await read()).toMatchObject({ revision: 1, savedBy: 'office某', style: own });
    expect(await refusal(house.use.keepStyle.save({ actor: house.second, seen: 0, style: own }))).toMatchObject({ code: 'conflict' });
    const { document } = await detail(await house.draft());
    expect(document).toMatchObject({ masthead: '党建工作简报', issuingOffice: '局党建办', title: '2026年第三季度情况' });
    expect(JSON.stringify(document!.body.at(-1))).toContain('特此通报。');
    expect(new Set(document!.body.flatMap((node) => (node.type === 'heading' && node.level === 1 ? [node.section] : [])))).toEqual(
      new Set(['situation']),
    );
  });

  it.each([
    ['an unknown field', { kinds: { quarterly: kind({ title: '{quarter}情况' }) } }],
    ['a typed figure', { kinds: { quarterly: kind({ closing: '完成率为98%。' }) } }],
    ['a part the kind does not have', { kinds: { quarterly: kind({ sections: ['nope'] }) } }],
    ['a part twice', { kinds: { quarterly: kind({ sections: ['situation', 'situation'] }) } }],
    ['a unit that is not there', { recipients: [{ group: 'issue', name: 'x', usernames: [], units: ['X9'], emails: [], sends: 'link' }] }],
    [
      'an account that is not there',
      { recipients: [{ group: 'issue', name: 'x', usernames: ['nobody'], units: [], emails: [], sends: 'link' }] },
    ],
  ])('refuses %s', async (_what, more) => {
    const { style } = await read();
    expect(
      await refusal(house.use.keepStyle.save({ actor: house.office, seen: 0, style: { ...style, ...more } as typeof style })),
    ).toMatchObject({ code: 'invalid' });
  });

  it('is the office its own affair', async () =>
    expect(await refusal(house.use.keepStyle.read({ actor: house.committee, unit: 'J', language: 'zh' }))).toMatchObject({
      code: 'not_found',
    }));
});
