import { z } from 'zod';
import { refusalOf } from './schema-pipe.js';

const schema = z.strictObject({
  text: z.string().min(1).max(3),
  count: z.int().min(2).max(9),
  state: z.enum(['open', 'closed']),
  list: z.array(z.string()).max(1),
  id: z.uuid(),
  own: z.string().regex(/^a$/, '只能填 a'),
  done: z.boolean(),
  part: z.number().positive(),
});
const FITS = { text: 'abc', count: 5, state: 'open', list: [], id: '8f1d3b5e-30a8-4a39-9a49-2cbd0d1f8a11', own: 'a', done: true, part: 1 };
const refusals = (more: object) => schema.safeParse({ ...FITS, ...more }).error?.issues.map(refusalOf);

describe('what a schema complains of', () => {
  it('nothing of what fits', () => expect(refusals({})).toBeUndefined());

  it.each([
    ['a missing field', { text: undefined }, 'text', { zh: '必须填写', en: 'Required' }],
    ['an empty text', { text: '' }, 'text', { zh: '必须填写', en: 'Required' }],
    ['another type', { text: 7 }, 'text', { zh: '应为文字', en: 'Must be text' }],
    ['no number', { count: '5' }, 'count', { zh: '应为数字', en: 'Must be a number' }],
    ['no whole number', { count: 2.5 }, 'count', { zh: '应为整数', en: 'Must be a whole number' }],
    ['no switch', { done: 'yes' }, 'done', { zh: '应为 true 或 false', en: 'Must be true or false' }],
    ['a long text', { text: 'abcd' }, 'text', { zh: '最多3个字', en: 'At most 3 characters' }],
    ['a long list', { list: ['a', 'b'] }, 'list', { zh: '最多1项', en: 'At most 1 item' }],
    ['a small number', { count: 1 }, 'count', { zh: '不能小于2', en: 'Must not be less than 2' }],
    ['a large number', { count: 10 }, 'count', { zh: '不能大于9', en: 'Must not be more than 9' }],
    ['nothing where there is to be more', { part: 0 }, 'part', { zh: '应大于0', en: 'Must be more than 0' }],
    ['none of the choices', { state: 'x' }, 'state', { zh: '只能是：open、closed', en: 'Must be one of: open, closed' }],
    ['a form that is not its own', { id: 'x' }, 'id', { zh: '格式不对', en: 'Not in the form expected' }],
    ['an unknown field', { other: 1 }, '', { zh: '没有这一项：other', en: 'There is no such field: other' }],
    ['something it has words for', { own: 'b' }, 'own', '只能填 a'],
    ['a type inside a list', { list: [1] }, 'list.0', { zh: '应为文字', en: 'Must be text' }],
  ])('%s', (_what, more, field, message) => expect(refusals(more)).toEqual([{ field, message }]));
});
