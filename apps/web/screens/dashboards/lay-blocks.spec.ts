/** No picture may stand alone on half a page, and no note may be lost. */
import type { Block } from '#domain/dashboard/block.js';
import { layBlocks, liftNotes } from './lay-blocks.js';

const block = (kind: Block['kind'], notes: string[] = []) => ({ kind, notes }) as unknown as Block;

describe('layBlocks', () => {
  it.each([
    [
      ['kpi', 'trend', 'bar'],
      [true, false, false],
    ],
    [
      ['trend', 'bar', 'gap'],
      [false, false, true],
    ],
    [
      ['trend', 'heat', 'bar', 'stack'],
      [true, true, false, false],
    ],
    [
      ['bar', 'bullet', 'bar'],
      [true, true, true],
    ],
    [['bar'], [true]],
  ] as const)('%j', (kinds, wide) => {
    expect(layBlocks(kinds.map((kind) => block(kind))).map((one) => one.wide)).toEqual(wide);
  });
});

describe('liftNotes', () => {
  it('lifts what all say and leaves the rest', () => {
    const lifted = liftNotes([block('bar', ['暂定', '不排名']), block('trend', ['暂定'])]);
    expect(lifted.shared).toEqual(['暂定']);
    expect(lifted.blocks.map((one) => one.notes)).toEqual([['不排名'], []]);
  });
  it('leaves a single block its notes', () => {
    expect(liftNotes([block('bar', ['暂定'])])).toMatchObject({ shared: [], blocks: [{ notes: ['暂定'] }] });
  });
});
