import { shanghaiDate } from '../ports/clock.port.js';
import { dueStep, sendDay, stepName } from './reminder-steps.js';
import { workCalendar } from './working-days.js';

/** The holidays of October 2026 as an example: 1–7 October off, 10 October worked. */
const calendar = workCalendar('2026-12-31', [
  ...['01', '02', '03', '04', '05', '06', '07'].map((d) => ({ day: `2026-10-${d}`, kind: 'holiday' as const, name: '国庆节' })),
  { day: '2026-10-10', kind: 'workday', name: '国庆节调休' },
]);
const days = { opensOn: '2026-09-01', dueOn: '2026-10-15', locksOn: '2026-10-25' };
const at = (instant: string, more: Partial<typeof days> = {}) => {
  const now = new Date(instant);
  const found = dueStep({ ...days, ...more }, { now, today: shanghaiDate(now), calendar });
  return found && `${stepName(found.step)}${found.onItsDay ? '' : ' late'}`;
};

describe('reminders', () => {
  it('fall on working days: earlier before the due day, later after it', () => {
    expect(sendDay('2026-10-15', -7, calendar)).toBe('2026-10-08');
    expect(sendDay('2026-10-15', -3, calendar)).toBe('2026-10-12');
    // T−7 is 1 October: the last working day before the holidays.
    expect(sendDay('2026-10-08', -7, calendar)).toBe('2026-09-30');
    expect(sendDay('2026-10-08', -1, calendar)).toBe('2026-09-30');
    // T+1 is a Saturday, T−3 the Saturday that is worked.
    expect(sendDay('2026-10-16', 1, calendar)).toBe('2026-10-19');
    expect(sendDay('2026-10-13', -3, calendar)).toBe('2026-10-10');
  });

  it('go out at nine in Shanghai, or at once when that is past', () => {
    expect(at('2026-10-08T00:59:59Z')).toBeNull();
    expect(at('2026-10-08T01:00:00Z')).toBe('T-7');
    expect(at('2026-10-08T15:59:59Z')).toBe('T-7');
    expect(at('2026-10-12T00:59:59Z')).toBe('T-7 late');
    expect(at('2026-10-12T01:00:00Z')).toBe('T-3');
    expect(at('2026-10-14T09:00:00+08:00')).toBe('T-1');
    expect(at('2026-10-15T12:00:00+08:00')).toBe('T-1 late');
    expect(at('2026-10-16T09:00:00+08:00')).toBe('T+1');
  });

  it('after a standstill are only the latest one, and none once filing is closed', () => {
    expect(at('2026-10-13T09:00:00+08:00')).toBe('T-3 late');
    expect(at('2026-10-20T09:00:00+08:00')).toBe('T+1 late');
    expect(at('2026-10-25T23:59:59+08:00')).toBe('T+1 late');
    expect(at('2026-10-26T00:00:00+08:00')).toBeNull();
  });

  it('do not repeat what the opening of the period has just said', () => {
    expect(at('2026-10-12T10:00:00+08:00', { opensOn: '2026-10-12' })).toBeNull();
    expect(at('2026-10-14T10:00:00+08:00', { opensOn: '2026-10-12' })).toBe('T-1');
  });

  it('of two steps before one holiday are the nearer one', () =>
    expect(at('2026-09-30T09:00:00+08:00', { dueOn: '2026-10-08' })).toBe('T-1'));
});
