/** A part is named with its whole wherever the sheet does not show it. */
import { plainElement } from './catalogue-of.js';
import { elementTitle } from './element-title.js';
import { namesOf } from './names-of.js';

const tasks = plainElement('R14', { row: 14, name: { zh: '当季任务', en: 'Tasks' } });
const done = plainElement('R15', { row: 15, name: { zh: '其中：按期完成', en: 'of which done on time' } });

describe('the name of an element by itself', () => {
  it('is its own, and of a part that of its whole before it', () => {
    expect(elementTitle({ elements: [done, tasks] }, tasks)).toEqual(tasks.name);
    expect(elementTitle({ elements: [done, tasks] }, done)).toEqual({
      zh: '当季任务，其中按期完成',
      en: 'Tasks, of which done on time',
    });
  });
  it('of a part whose whole is on another sheet has nothing dangling', () => {
    const elsewhere = { ...tasks, sheet: 'life' as const };
    expect(elementTitle({ elements: [elsewhere, done] }, { ...done, sheet: 'members' }).zh).toBe('按期完成');
  });
});

it('is among the names a text may print, digits and all', () =>
  expect(namesOf({ indicators: [], rules: [], elements: [tasks, done] })).toContain('当季任务，其中按期完成'));
