/** A check that does not apply is not one that passed. */
import { whyNot, type GateCheck } from './gate.js';

const check = (part: Partial<GateCheck>): GateCheck => ({ code: 'totals', ok: true, looked: 0, problems: [], ...part });

describe('a check of the gate', () => {
  it('does not apply where the document has nothing of the sort', () => {
    expect(whyNot(check({}))?.zh).toBe('本文没有按单位或系统分列的合计');
    expect(whyNot(check({ code: 'clipping' }))?.zh).toBe('本文没有图');
  });

  it('applies to all it looked at, and to what it should have seen', () => {
    expect(whyNot(check({ looked: 1 }))).toBeNull();
    expect(whyNot(check({ ok: false }))).toBeNull();
    expect(whyNot(check({ code: 'freshness' }))).toBeNull();
  });
});
