/** Contract of briefings. */
import type { Briefing } from '#domain/briefing/briefing.js';
import type { Database } from '#domain/ports/database.port.js';
import { after, codeOf, NOW, openPeriod } from './fixtures.js';
import { meeting } from './meeting.contract.js';

const asked = (id: string, createdAt = NOW, issueNumber = 1) =>
  ({
    id,
    runKey: `run:${id}`,
    period: '2024Q1',
    unit: 'A',
    kind: 'quarterly',
    meetingId: null,
    origin: 'request',
    issueNumber,
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
const RESULT = {
  status: 'draft',
  document: DOCUMENT,
  dataVersion: 7,
  renderedAt: after(5_000),
  failure: null,
  renderedWith: 'typst 0.14',
} as const;

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
        status: 'queued',
        dataVersion: null,
        attempts: 0,
        renderedAt: null,
        failure: null,
        files: [],
      };
      expect(await briefings.get('b1')).toEqual(fresh);
      expect(await briefings.byRunKey('run:b1')).toEqual(fresh);
      expect(await briefings.document('b1')).toBeNull();

      const claims = await Promise.all(['t1', 't2'].map((token) => briefings.claim('b1', token, NOW, after(60_000))));
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await briefings.renew('b1', `t${claims.indexOf(true) + 1}`, after(70_000))).toBe(true);
      expect(await briefings.claim('b1', 'later', after(60_001), after(120_000))).toBe(false);
      expect(await briefings.claim('b1', 'later', after(70_001), after(120_000))).toBe(true);
      expect(await briefings.renew('b1', 'stale', after(999_000))).toBe(false);
      const files = [{ format: 'pdf' as const, sha256: 'f'.repeat(64), size: 120_000, pages: 13 }];
      expect(await briefings.finish('b1', `t${claims.indexOf(true) + 1}`, RESULT, files)).toBe(false);
      expect(await briefings.finish('b1', 'later', RESULT, files)).toBe(true);
      expect(await briefings.get('b1')).toEqual({
        ...fresh,
        status: 'draft',
        dataVersion: 7,
        attempts: 2,
        renderedAt: after(5_000),
        files,
      });
      expect(await briefings.document('b1')).toEqual(DOCUMENT);
      expect(await briefings.claim('b1', 'again', after(999_999), after(9_999_999))).toBe(false);
    });

    it('changes status only from the one expected', async () => {
      const { briefings } = database();
      expect(await briefings.setStatus('b1', 'in_review', 'released')).toBe(false);
      expect(await briefings.setStatus('b1', 'draft', 'in_review')).toBe(true);
      expect((await briefings.get('b1'))?.status).toBe('in_review');
    });

    it('lists newest first, knows the last number of a year, and what waits', async () => {
      const { briefings } = database();
      await briefings.create(asked('b2', after(-60_000), 4));
      await briefings.create(asked('b3', after(-50_000), 3));
      await briefings.create(asked('b4', after(10), 2));
      await briefings.claim('b3', 't', after(-50_000), after(-40_000));
      expect((await briefings.all()).map((b) => b.id)).toEqual(['b4', 'b1', 'b3', 'b2']);
      expect((await briefings.ofKind('2024Q1', 'A', 'quarterly')).map((b) => b.id)).toEqual(['b4', 'b1', 'b3', 'b2']);
      expect(await briefings.ofKind('2024Q1', 'B', 'quarterly')).toEqual([]);
      expect(await briefings.lastIssueNumber(2024)).toBe(4);
      expect(await briefings.lastIssueNumber(2025)).toBe(0);
      expect((await briefings.waiting(NOW, 5)).map((b) => b.id)).toEqual(['b2', 'b3']);
      await briefings.release('b3', 't', true);
      expect(await briefings.get('b3')).toMatchObject({ status: 'queued', attempts: 1 });
      await briefings.claim('b3', 't2', NOW, after(60_000));
      await briefings.release('b3', 't2', false);
      expect(await briefings.get('b3')).toMatchObject({ status: 'queued', attempts: 1 });
      expect((await briefings.waiting(NOW, 5)).map((b) => b.id)).toEqual(['b2', 'b3']);
    });
  });
}
