/** Contract of briefings. */
import type { Briefing } from '#domain/briefing/briefing.js';
import type { BriefingEdit } from '#domain/briefing/edit.js';
import type { BriefingChange, BriefingFilter } from '#domain/ports/briefing-store.port.js';
import type { Database } from '#domain/ports/database.port.js';
import { after, codeOf, NOW, openPeriod } from './fixtures.js';
import { meeting } from './meeting.contract.js';

const asked = (id: string, createdAt = NOW) =>
  ({
    id,
    runKey: `run:${id}`,
    period: '2024Q1',
    unit: 'A',
    kind: 'quarterly',
    meetingId: null,
    origin: 'request',
    createdAt,
  }) as const;

const DOCUMENT: Briefing = {
  kind: 'quarterly',
  layout: 'official',
  period: '2024Q1',
  unit: { code: 'A', name: '局党委' },
  masthead: '局党建工作简报',
  issue: '〔2024〕第1期',
  issuingOffice: '党建办',
  issuedOn: '2024年4月20日',
  title: '第一季度党建工作情况',
  addressees: null,
  body: [{ id: 'situation.1', type: 'paragraph', sentence: ['共有', { code: 'O01', display: '12', value: 12 }, '个“支部”'] }],
  annexes: [],
  distribution: { report: [], send: [], issue: [], copies: null },
  sealSpace: false,
  verification: null,
  colophon: [],
  dataVersion: 7,
  catalogueVersion: '2026.1',
  language: 'zh',
};
const FILES = [{ format: 'pdf' as const, sha256: 'f'.repeat(64), size: 120_000, pages: 13 }];
const RESULT: BriefingChange = {
  ...{ status: 'draft', document: DOCUMENT, title: DOCUMENT.title, dataVersion: 7, revision: 1, draftedRevision: 1 },
  ...{ renderedAt: after(5_000), failure: null, renderedWith: 'typst 0.14', files: FILES },
};
const STEP = { by: 'u1', byName: '李四', at: NOW };

export function briefingContract(database: () => Database): void {
  describe('briefings', () => {
    it('is made once a run key, leased to one worker, finished by the holder only', async () => {
      const { briefings, meetings } = database();
      await openPeriod(database(), '2024Q1');
      await meetings.save(meeting('m1', '2024Q1'));
      await briefings.create({ ...asked('b1'), meetingId: 'm1', origin: 'schedule' });
      expect(await codeOf(briefings.create({ ...asked('b1x'), runKey: 'run:b1' }))).toBe('conflict');
      const { runKey: _key, ...rest } = asked('b1');
      const fresh = {
        ...rest,
        meetingId: 'm1',
        origin: 'schedule',
        ...{
          status: 'queued',
          title: null,
          dataVersion: null,
          revision: 0,
          draftedRevision: 0,
          attempts: 0,
          renderedAt: null,
          failure: null,
        },
        ...{ review: null, returnReason: null, release: null, verificationCode: null, releasedAt: null, supersededBy: null, files: [] },
        issueNumber: 0,
      };
      expect(await briefings.get('b1')).toEqual(fresh);
      expect(await briefings.byRunKey('run:b1')).toEqual(fresh);
      expect(await briefings.document('b1')).toBeNull();

      const claims = await Promise.all(['t1', 't2'].map((token) => briefings.claim('b1', 'draft', token, NOW, after(60_000))));
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await briefings.renew('b1', `t${claims.indexOf(true) + 1}`, after(70_000))).toBe(true);
      expect(await briefings.claim('b1', 'draft', 'later', after(60_001), after(120_000))).toBe(false);
      expect(await briefings.claim('b1', 'draft', 'later', after(70_001), after(120_000))).toBe(true);
      expect(await briefings.renew('b1', 'stale', after(999_000))).toBe(false);
      expect(await briefings.finish('b1', `t${claims.indexOf(true) + 1}`, RESULT)).toBe(false);
      expect(await briefings.finish('b1', 'later', RESULT)).toBe(true);
      expect(await briefings.get('b1')).toEqual({
        ...fresh,
        ...{ status: 'draft', title: DOCUMENT.title, dataVersion: 7, revision: 1, draftedRevision: 1 },
        ...{ attempts: 2, renderedAt: after(5_000), files: FILES },
      });
      expect(await briefings.document('b1')).toEqual(DOCUMENT);
      expect(await briefings.claim('b1', 'draft', 'again', after(999_999), after(9_999_999))).toBe(false);
    });

    it('is changed by whoever holds it, its files as a whole', async () => {
      await database().transaction(async ({ briefings }) => {
        expect((await briefings.lock('b1'))?.revision).toBe(1);
        await briefings.change('b1', { status: 'in_review', revision: 2, review: STEP, returnReason: '请核对', files: [] });
      });
      const { briefings } = database();
      expect(await briefings.get('b1')).toMatchObject({
        status: 'in_review',
        revision: 2,
        review: STEP,
        returnReason: '请核对',
        files: [],
      });
      expect(await briefings.document('b1')).toEqual(DOCUMENT);
      expect(await briefings.lock('nobody')).toBeNull();
    });

    it('is released by the holder of a lease, and kept as it was released', async () => {
      const { briefings, briefingReleases } = database();
      const gate = { checkedAt: NOW, revision: 2, dataVersion: 7, ok: true, checks: [] };
      await briefings.change('b1', { status: 'releasing', attempts: 0, release: STEP, issueNumber: 2, verificationCode: 'AB12-CD34' });
      expect((await briefings.get('b1'))?.issueNumber).toBe(2);
      expect((await briefings.waiting(NOW, 5)).map((b) => b.id)).toEqual(['b1']);
      expect(await briefings.claim('b1', 'draft', 'r1', NOW, after(60_000))).toBe(false);
      expect(await briefings.claim('b1', 'release', 'r1', NOW, after(60_000))).toBe(true);
      expect(await briefings.waiting(NOW, 5)).toEqual([]);
      await briefings.release('b1', 'r1', false);
      expect(await briefings.get('b1')).toMatchObject({ status: 'releasing', attempts: 0 });
      await briefings.claim('b1', 'release', 'r2', NOW, after(60_000));
      expect(await briefings.claim('b1', 'release', 'r3', after(1_000), after(61_000))).toBe(false);
      expect((await briefings.waiting(after(70_000), 5)).map((b) => b.id)).toEqual(['b1']);
      const docx = { ...FILES[0]!, format: 'docx' as const, pages: 0 };
      const released = { status: 'released', releasedAt: NOW, gate, files: [...FILES, docx] } as const;
      expect(await briefings.finish('b1', 'r1', { ...released, files: [...FILES] })).toBe(false);
      expect(await briefings.finish('b1', 'r2', { ...released, files: [...FILES, docx] })).toBe(true);
      expect(await briefings.get('b1')).toMatchObject({ status: 'released', releasedAt: NOW, files: [docx, ...FILES] });
      expect(await briefings.gate('b1')).toEqual(gate);
      const release = {
        ...{ briefingId: 'b1', verificationCode: 'AB12-CD34', releasedBy: 'u1', releasedByName: '李四', releasedAt: NOW, dataVersion: 7 },
        ...{ revision: 2, figures: [{ code: 'O01', display: '12', value: 12, places: ['一、总体情况'] }], renderedWith: 'typst 0.14' },
        versions: [{ period: '2024Q1', unit: 'B', version: 1 }],
      };
      await briefingReleases.add(release, DOCUMENT);
      expect(await codeOf(briefingReleases.add(release, DOCUMENT))).toBe('conflict');
      expect(await briefingReleases.get('b1')).toEqual(release);
      expect(await briefingReleases.document('b1')).toEqual(DOCUMENT);
      expect(await briefingReleases.briefingOf('AB12-CD34')).toBe('b1');
      expect([await briefingReleases.get('b2'), await briefingReleases.briefingOf('none')]).toEqual([null, null]);
    });

    it('holds what people wrote, in the order they did', async () => {
      const { briefingEdits } = database();
      const edit = (id: string, revision: number, more = {}) => ({
        ...{
          id,
          briefingId: 'b1',
          node: 'situation.1',
          kind: 'replace',
          after: null,
          sentence: ['共', { code: 'O01', display: '12', value: 12 }],
        },
        ...{ base: ['共有'], revision, editorId: 'u1', editorName: '李四', editedAt: NOW, ...more },
      });
      const edits = [edit('e2', 3), edit('e1', 3, { node: 'new-1', kind: 'insert', after: 'situation.1', base: null })] as BriefingEdit[];
      const earlier = [edit('e3', 2, { kind: 'remove', sentence: null })] as BriefingEdit[];
      await briefingEdits.addAll(edits);
      await briefingEdits.addAll(earlier);
      await briefingEdits.addAll([]);
      expect(await codeOf(briefingEdits.addAll([edit('e4', 3)] as BriefingEdit[]))).toBe('conflict');
      expect(await briefingEdits.of('b1')).toEqual([...earlier, ...edits]);
      expect(await briefingEdits.of('b2')).toEqual([]);
      expect(await codeOf(briefingEdits.addAll([edit('e5', 9, { briefingId: 'nobody' })] as BriefingEdit[]))).toBe('not_found');
    });

    it('is talked about in threads', async () => {
      const { briefingComments } = database();
      const comment = (id: string, thread: string | null, at: string) => ({
        ...{ id, briefingId: 'b1', node: 'situation.1', thread, authorId: 'u1', authorName: '李四', text: '请核对“口径”', createdAt: at },
        ...{ resolvedAt: null, resolvedBy: null },
      });
      await briefingComments.add(comment('c1', null, NOW));
      await briefingComments.add(comment('c2', 'c1', after(1_000)));
      await briefingComments.resolve('c1', { at: after(2_000), by: '王五' });
      await briefingComments.resolve('c2', { at: after(2_000), by: '王五' });
      expect(await briefingComments.of('b1')).toEqual([
        { ...comment('c1', null, NOW), resolvedAt: after(2_000), resolvedBy: '王五' },
        comment('c2', 'c1', after(1_000)),
      ]);
      await briefingComments.resolve('c1', null);
      expect((await briefingComments.of('b1'))[0]).toEqual(comment('c1', null, NOW));
      expect(await codeOf(briefingComments.add(comment('c3', 'nobody', NOW)))).toBe('not_found');
    });

    it('looks as its office says, which one writer at a time changes', async () => {
      const { briefingStyles } = database();
      const style = { issuingOffice: '党建办', addressees: null, recipients: [], copies: 30, sealSpace: true, kinds: {} };
      const record = { unit: 'A', style, revision: 1, savedBy: '李四', savedAt: NOW };
      expect(await briefingStyles.get('A')).toBeNull();
      expect(await briefingStyles.save(record, 0)).toBe(true);
      expect(await briefingStyles.save({ ...record, savedBy: '王五' }, 0)).toBe(false);
      expect(await briefingStyles.save({ ...record, revision: 2, style: { ...style, copies: 40 } }, 1)).toBe(true);
      expect(await briefingStyles.save({ ...record, revision: 2 }, 1)).toBe(false);
      expect(await briefingStyles.get('A')).toEqual({ ...record, revision: 2, style: { ...style, copies: 40 } });
      expect(await codeOf(briefingStyles.save({ ...record, unit: 'nowhere' }, 0))).toBe('not_found');
    });

    it('lists newest first, knows a whole series, and what waits', async () => {
      const { briefings } = database();
      await briefings.create(asked('b2', after(-60_000)));
      await briefings.create(asked('b3', after(-50_000)));
      await briefings.create(asked('b4', after(10)));
      await briefings.claim('b3', 'draft', 't', after(-50_000), after(-40_000));
      expect((await briefings.all()).map((b) => b.id)).toEqual(['b4', 'b1', 'b3', 'b2']);
      expect((await briefings.ofKind('2024Q1', 'A', 'quarterly')).map((b) => b.id)).toEqual(['b4', 'b1', 'b3', 'b2']);
      expect(await briefings.ofKind('2024Q1', 'B', 'quarterly')).toEqual([]);
      const series = (kind: 'quarterly' | 'bulletin') =>
        database().transaction(async (stores) => (await stores.briefings.lockSeries('A', kind)).map((b) => b.id));
      expect(await series('quarterly')).toEqual(['b4', 'b1', 'b3', 'b2']);
      expect(await series('bulletin')).toEqual([]);
      const found = async (filter: BriefingFilter, limit = 9) => (await briefings.find(filter, limit)).map((b) => b.id);
      expect(await found({})).toEqual(['b4', 'b1', 'b3', 'b2']);
      expect(await found({}, 2)).toEqual(['b4', 'b1']);
      await briefings.change('b2', { status: 'discarded' });
      expect(await found({})).toEqual(['b4', 'b1', 'b3']);
      await briefings.change('b2', { status: 'queued' });
      expect(await found({ year: 2025 })).toEqual([]);
      expect(await found({ year: 2024, kind: 'quarterly', status: 'released', text: '党建工作' })).toEqual(['b1']);
      expect(await found({ text: '单位 a' })).toHaveLength(4);
      expect(await found({ text: '100%' })).toEqual([]);
      // Words of the released paper, not how it is stored.
      expect(await found({ text: '个“支部”' })).toEqual(['b1']);
      expect(await found({ text: 'paragraph' })).toEqual([]);
      expect((await briefings.waiting(NOW, 5)).map((b) => b.id)).toEqual(['b2', 'b3']);
      await briefings.release('b3', 't', true);
      expect(await briefings.get('b3')).toMatchObject({ status: 'queued', attempts: 1 });
      await briefings.claim('b3', 'draft', 't2', NOW, after(60_000));
      await briefings.release('b3', 't2', false);
      expect(await briefings.get('b3')).toMatchObject({ status: 'queued', attempts: 1 });
      expect((await briefings.waiting(NOW, 5)).map((b) => b.id)).toEqual(['b2', 'b3']);
    });

    it('stays when its meeting is called off', async () => {
      const { briefings, meetings } = database();
      expect((await briefings.get('b1'))?.meetingId).toBe('m1');
      await meetings.remove('m1');
      expect((await briefings.get('b1'))?.meetingId).toBeNull();
    });
  });
}
