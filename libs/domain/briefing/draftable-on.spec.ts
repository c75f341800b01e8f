/** A year is summed up with its fourth quarter only; every other kind has any quarter. */
import { assertDraftableOn, isDraftableOn } from './draftable-on.js';

describe('the quarters a briefing is drafted on', () => {
  it('are all, and of the annual summary the fourth', () => {
    expect(['2026Q1', '2026Q2', '2026Q3', '2026Q4'].filter((period) => isDraftableOn('annual', period))).toEqual(['2026Q4']);
    expect(isDraftableOn('quarterly', '2026Q2')).toBe(true);
  });
  it('are named in the refusal', () => {
    expect(() => assertDraftableOn('annual', '2026Q2')).toThrow('2026Q4');
    expect(() => assertDraftableOn('annual', '2026Q4')).not.toThrow();
  });
});
