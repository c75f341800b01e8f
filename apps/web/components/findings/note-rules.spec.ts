import { startersFor, stateOfNote } from './note-rules.js';

it.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['属实', 'short'],
  ['已核对', 'short'],
  ['人员转入', 'enough'],
  ['因工作安排集中开展：', 'unfinished'],
  ['Held together because of the work: ', 'unfinished'],
  ['因工作安排集中开展：抢险保通', 'enough'],
  ['𠮷𠮷𠮷', 'short'],
] as const)('%j is %s', (note, state) => expect(stateOfNote(note)).toBe(state));

it('always offers a beginning', () =>
  expect(['W01', 'W15', 'X99'].map((rule) => startersFor(rule).length > 0)).toEqual([true, true, true]));
