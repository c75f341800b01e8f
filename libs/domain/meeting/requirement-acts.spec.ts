import { altered, byUrgency, closed, isOverdue, newRequirement, reopened, reported } from './requirement-acts.js';

const AT = '2026-11-21T02:00:00.000Z';
const owner = { userId: 'clerk', at: AT };
const office = { userId: 'office', at: AT };
const open = newRequirement({
  ...{ id: 'q', meetingId: 'm', period: '2026Q3', text: '补齐整改台账', unit: 'A1', dueOn: '2026-12-31', createdAt: AT },
});
const done = reported(open, { text: '已补齐', done: true }, owner);
const over = closed(done, office);
const refusal = (work: () => unknown): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a requirement', () => {
  it('is open, reported, closed, and knows by whom', () => {
    expect(open).toMatchObject({ state: 'open', progress: '', revision: 1 });
    expect(reported(open, { text: '正在办', done: false }, owner)).toMatchObject({
      state: 'open',
      progress: '正在办',
      reportedBy: 'clerk',
    });
    expect(done).toMatchObject({ state: 'reported', progress: '已补齐', reportedAt: AT, reportedBy: 'clerk', revision: 2 });
    expect(over).toMatchObject({ state: 'closed', closedAt: AT, closedBy: 'office', revision: 3 });
    expect(reopened(over)).toMatchObject({ state: 'open', progress: '已补齐', closedAt: null, closedBy: null, revision: 4 });
    expect(reopened(done)).toMatchObject({ state: 'open' });
    expect(reported(done, { text: '还差一份', done: false }, owner)).toMatchObject({ state: 'open', progress: '还差一份' });
  });

  it('is never closed by whoever reported it, nor before it was', () => {
    expect(refusal(() => closed(done, owner))).toBe('forbidden');
    expect(refusal(() => closed(open, office))).toBe('conflict');
    expect(refusal(() => closed(over, office))).toBe('conflict');
  });

  it('is altered until it is closed; another owner begins anew', () => {
    expect(altered(done, { text: '补齐台账', unit: 'A1', dueOn: '2027-01-15' })).toMatchObject({ state: 'reported', dueOn: '2027-01-15' });
    expect(altered(done, { text: '补齐台账', unit: 'A2', dueOn: '2027-01-15' })).toMatchObject({
      ...{ state: 'open', progress: '', reportedBy: null, reportedAt: null },
    });
    for (const act of [
      () => altered(over, { text: 'x', unit: 'A1', dueOn: '2027-01-15' }),
      () => reported(over, { text: 'x', done: true }, owner),
      () => reopened(open),
    ])
      expect(refusal(act)).toBe('conflict');
  });

  it('is overdue after its day until it is reported done; late reports stay late', () => {
    expect([open, done, over].map((one) => isOverdue(one, '2026-12-31'))).toEqual([false, false, false]);
    expect([open, done, over].map((one) => isOverdue(one, '2027-01-01'))).toEqual([true, false, false]);
    const late = reported(open, { text: '已补齐', done: true }, { userId: 'clerk', at: '2026-12-31T16:00:00.000Z' });
    expect([late, closed(late, office)].map((one) => isOverdue(one, '2027-01-01'))).toEqual([true, false]);
  });

  it('stands in a list by how urgent it is', () => {
    const all = [over, { ...over, dueOn: '2026-03-01' }, done, open, { ...open, dueOn: '2026-12-01' }, { ...open, dueOn: '2026-10-01' }];
    const sorted = all.map((one) => ({ ...one, isOverdue: isOverdue(one, '2026-11-21') })).toSorted(byUrgency);
    expect(sorted.map(({ state, dueOn }) => `${state} ${dueOn}`)).toEqual([
      ...['open 2026-10-01', 'open 2026-12-01', 'open 2026-12-31', 'reported 2026-12-31', 'closed 2026-12-31', 'closed 2026-03-01'],
    ]);
  });
});
