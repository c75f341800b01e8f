/** The guidance must never send a clerk to a step that cannot work. */
import type { FindingView, ReturnView } from '#domain/views/return-view.js';
import { isAfterReturn, readStage, stateOfStep, STEPS, stepsOf } from './stage.js';

const finding = (severity: 'error' | 'warning', key: string) => ({ severity, key }) as FindingView;
const viewOf = (part: Partial<ReturnView>) => ({ status: 'draft', canFile: true, findings: [], explanations: {}, ...part }) as ReturnView;

describe('readStage', () => {
  it.each([
    ['nothing filed', viewOf({ status: 'none' }), 'download', false],
    ['errors left', viewOf({ findings: [finding('error', 'H01:M09'), finding('warning', 'W01:*')] }), 'fix', false],
    ['returned without findings', viewOf({ status: 'returned' }), 'fix', false],
    ['a warning without a note', viewOf({ findings: [finding('warning', 'W01:*')] }), 'explain', false],
    ['a note of blanks only', viewOf({ findings: [finding('warning', 'W01:*')], explanations: { 'W01:*': '  ' } }), 'explain', false],
    ['every warning explained', viewOf({ findings: [finding('warning', 'W01:*')], explanations: { 'W01:*': '新设支部' } }), 'submit', true],
    ['clean', viewOf({}), 'submit', true],
    ['submitted', viewOf({ status: 'submitted', canFile: false }), 'done', false],
    ['period closed', viewOf({ status: 'draft', canFile: false }), 'closed', false],
  ] as const)('%s', (_name, view, now, maySubmit) => {
    expect(readStage(view)).toMatchObject({ now, maySubmit });
  });

  it.each([
    ['sent back without findings', viewOf({ status: 'returned' }), true],
    ['sent back with warnings explained', viewOf({ status: 'returned', findings: [finding('warning', 'W01:*')] }), true],
    ['sent back with an error', viewOf({ status: 'returned', findings: [finding('error', 'H01:M09')] }), false],
    ['sent back after closing', viewOf({ status: 'returned', canFile: false }), false],
    ['a draft', viewOf({}), false],
  ] as const)('offers the same figures again: %s, %s', (_name, view, may) => expect(readStage(view).mayResend).toBe(may));

  it.each([
    ['draft', 1, '请核对', true],
    ['submitted', 2, '请核对', true],
    ['returned', 1, '请核对', false],
    ['accepted', 1, null, false],
    ['draft', 1, null, false],
    ['draft', 0, null, false],
  ] as const)('%s, returned %i times: the last reason %s is repeated: %s', (status, returnedCount, returnReason, repeated) =>
    expect(isAfterReturn({ status, returnedCount, returnReason })).toBe(repeated),
  );

  it('goes on to filling in once the workbook is fetched, and never back from what was uploaded', () => {
    expect(readStage(viewOf({ status: 'none' }), true).now).toBe('fill');
    expect(readStage(viewOf({}), true).now).toBe('submit');
  });

  it('puts exactly one step at hand, everything before it behind', () => {
    const stage = readStage(viewOf({ findings: [finding('warning', 'W01:*')] }));
    expect(STEPS.map((step) => stateOfStep(step, stage))).toEqual(['done', 'done', 'done', 'now', 'ahead']);
  });

  it('asks nobody who fills in online to download or upload, and corrects where he filled in', () => {
    const online = viewOf({ version: 1, origin: 'form', findings: [finding('error', 'H01:M09')] });
    const steps = stepsOf(online);
    expect(steps).toEqual(['fill', 'explain', 'submit']);
    expect(steps.map((step) => stateOfStep(step, readStage(online), steps))).toEqual(['now', 'ahead', 'ahead']);
    expect(stepsOf(viewOf({ version: 0, origin: 'form' }))).toBe(STEPS);
  });

  it('shows every step behind once it is done', () =>
    expect(STEPS.map((step) => stateOfStep(step, { now: 'done' }))).toEqual(['done', 'done', 'done', 'done', 'done']));
});
