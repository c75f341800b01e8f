import { requestOf, type TypedChange } from './typed-change.js';

const typed = (part: Partial<TypedChange>): TypedChange => ({
  kind: 'rename',
  unit: 'A',
  newCode: '',
  name: '',
  shortName: '',
  type: 'branch',
  sector: 'organ',
  parent: 'P',
  reviewLevels: '1',
  into: '',
  merged: '',
  effectiveOn: '2026-12-01',
  reason: '文件',
  ...part,
});
const common = { effectiveOn: '2026-12-01', reason: '文件' };

describe('a tree change as typed', () => {
  it.each<[Partial<TypedChange>, object]>([
    [
      { kind: 'rename', name: ' 新名 ', shortName: '新' },
      { ...common, kind: 'rename', unit: 'A', name: '新名', shortName: '新' },
    ],
    [{ kind: 'move' }, { ...common, kind: 'move', unit: 'A', parent: 'P' }],
    [
      { kind: 'split', into: 'B 乙支部 乙\nC，丙支部\n\n' },
      {
        ...common,
        kind: 'split',
        unit: 'A',
        into: [
          { code: 'B', name: '乙支部', shortName: '乙' },
          { code: 'C', name: '丙支部', shortName: '丙支部' },
        ],
      },
    ],
    [
      { kind: 'merge', merged: 'A、B, C', newCode: 'A', name: '甲', shortName: '甲' },
      { ...common, kind: 'merge', unit: 'A', name: '甲', shortName: '甲', units: ['A', 'B', 'C'] },
    ],
  ])('%j becomes its request', (part, request) => expect(requestOf(typed(part))).toEqual(request));

  it.each<Partial<TypedChange>>([
    { reason: ' ' },
    { effectiveOn: '' },
    { kind: 'rename', name: '新名' },
    { kind: 'split', into: 'B 乙 乙' },
    { kind: 'merge', merged: 'A', newCode: 'A', name: '甲', shortName: '甲' },
    { kind: 'add', newCode: '', name: '甲', shortName: '甲' },
  ])('%j is not complete', (part) => expect(requestOf(typed(part))).toBeNull());
});
