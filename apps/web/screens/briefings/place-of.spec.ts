import type { Briefing } from '#domain/briefing/briefing.js';
import { placeOf } from './place-of.js';

const document = {
  title: '通报',
  body: [
    { id: 'situation.head', type: 'heading', level: 1, text: '一、总体情况', section: 'situation' },
    { id: 'situation.filing', type: 'paragraph', sentence: ['甲。'] },
    { id: 'trend', type: 'block', block: { kind: 'trend', title: '走势' } },
    { id: 'situation.tally', type: 'paragraph', sentence: ['乙。'] },
    { id: 'headlines', type: 'block', block: { kind: 'kpi', title: '主要指标' } },
    { id: 'problems.head', type: 'heading', level: 1, text: '六、存在问题', section: 'problems' },
    { id: 'problems.list', type: 'list', items: [{ id: 'problems.list.life', sentence: ['丙。'] }] },
    { id: 'families', type: 'block', block: { kind: 'table', title: '各家' } },
  ],
  annexes: [],
} as unknown as Briefing;
const at = (zh: string) => placeOf({ where: { zh, en: '' } }, document);

it.each([
  ['一、总体情况，第2段', 'situation.tally'],
  ['六、存在问题，第1段', 'problems.list.life'],
  ['六、存在问题，第9段', 'problems.head'],
  ['一、总体情况', 'situation.head'],
  ['PDF：六、存在问题，表2“各家”，第4行', 'families'],
  ['一、总体情况，图1“走势”', 'trend'],
  ['Excel：“季报”第2行第1列', null],
])('leads from “%s” to %s', (where, node) => expect(at(where)).toBe(node));
