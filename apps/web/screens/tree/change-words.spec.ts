import type { UnitChangeRequest } from '#domain/unit/unit-change.js';
import { changeWords } from './change-words.js';

const common = { effectiveOn: '2027-01-01', reason: '批复' };
const names: Record<string, string> = { A: '甲支部', B: '乙支部', P: '总支' };
const nameOf = (code: string) => names[code] ?? code;

it.each<[UnitChangeRequest, string]>([
  [{ ...common, kind: 'rename', unit: 'A', name: '新甲支部', shortName: '新甲' }, 'A → 新甲支部'],
  [{ ...common, kind: 'move', unit: 'A', parent: 'P' }, '甲支部 → 总支'],
  [
    { ...common, kind: 'merge', unit: 'A', units: ['A', 'B', 'GONE'], name: '甲乙支部', shortName: '甲乙' },
    '甲支部、乙支部、GONE → 甲乙支部',
  ],
  [
    {
      ...common,
      kind: 'split',
      unit: 'A',
      into: [
        { code: 'A1', name: '甲一', shortName: '甲一' },
        { code: 'A2', name: '甲二', shortName: '甲二' },
      ],
    },
    '甲支部 → 甲一、甲二',
  ],
  [{ ...common, kind: 'close', unit: 'B' }, '乙支部'],
])('%j is said so that its result is seen', (request, words) => expect(changeWords(request, nameOf)).toBe(words));
