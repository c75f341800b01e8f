/** A note of the sample speaks of what its finding is about. */
import type { Finding } from '#domain/validation/finding.js';
import { Random } from './random.js';
import { noteFor } from './sample-notes.js';

const finding = (code: string, element: string | null, more: Partial<Finding> = {}): Finding => ({
  ...{ key: `${code}:${element ?? '*'}`, severity: 'warning', code, element, sheet: null, cell: null, value: null },
  ...{ message: { zh: '', en: '' }, expected: null },
  ...more,
});
const notes = (one: Finding): string[] => Array.from({ length: 12 }, (_, i) => noteFor(one, new Random(`${i}`)));
const message = (zh: string) => ({ message: { zh, en: '' } });

it.each([
  ['an overdue item', finding('W10', 'R07'), /销号/, /人选/],
  ['a vacant secretary', finding('W10', 'O18'), /人选|配齐/, /销号/],
  ['an overdue term', finding('W10', 'O17'), /换届/, /销号|人选/],
  ['a large branch', finding('W03', 'M09', { value: 55 }), /人数多/, /人数少/],
  ['a small branch', finding('W03', 'M09', { value: 2 }), /人数少/, /人数多/],
  ['attendance that fell', finding('W02', 'L10', message('“出席率”（LIF06）由上季的 90% 变为 60%')), /值守|轮班/, /补课|补开上季/],
  ['attendance that rose', finding('W02', 'L10', message('“出席率”（LIF06）由上季的 60% 变为 90%')), /本季/, /顺延，下季度/],
  ['a budget overspent', finding('W14', 'R23', { expected: { zh: '不大于 10', en: '' } }), /调增/, /尚未结算/],
  ['a return sent back', finding('W15', null, message('本期季报已被退回 2 次')), /退回/, /延迟/],
])('is of %s', (_, one, says, never) => {
  for (const note of notes(one)) {
    expect(note).toMatch(says);
    expect(note).not.toMatch(never);
  }
});
