import { sumOf, timesOf } from './agenda-times.js';

const items = [20, 0, 45].map((minutes) => ({ minutes }));

describe('the clock of an agenda', () => {
  it('runs from the hour of the meeting, over noon and midnight', () => {
    expect(timesOf(items, '09:00')).toEqual([
      { from: '09:00', to: '09:20' },
      { from: '09:20', to: '09:20' },
      { from: '09:20', to: '10:05' },
    ]);
    expect(timesOf(items, '23:30').at(-1)).toEqual({ from: '23:50', to: '00:35' });
  });

  it('sums the minutes', () => expect([sumOf(items), sumOf([])]).toEqual([65, 0]));
});
