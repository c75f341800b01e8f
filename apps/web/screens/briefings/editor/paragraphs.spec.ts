import type { Briefing } from '#domain/briefing/briefing.js';
import type { BoundFigure, Sentence } from '#domain/briefing/sentence.js';
import { sentencesOf } from '#domain/briefing/walk.js';
import type { EditedNode } from '#domain/views/briefing-view.js';
import type { OpenCell } from '../../../components/saving/saving.js';
import { editsOf, sameParagraph, shownWith, type Paragraph } from './paragraphs.js';

const rate: BoundFigure = { code: 'LIF01', display: '97.2%', value: 97.2 };
const document = {
  body: [
    { id: 'situation.head', type: 'heading', level: 1, text: '一、总体情况', section: 'situation' },
    { id: 'situation.filing', type: 'paragraph', sentence: ['应报', rate, '。'] },
    { id: 'problems.list', type: 'list', items: [{ id: 'problems.list.life', sentence: ['甲。'] }] },
  ],
  annexes: [],
} as unknown as Briefing;
const gone: EditedNode = { node: 'situation.gone', kind: 'remove', by: '', at: '', after: null, generated: ['原句。'], sentence: null };
const value = (sentence: Sentence, after: string | null = null): Paragraph => ({ sentence, after });

it('says to the api what became of each paragraph', () => {
  const changed: EditedNode = { ...gone, node: 'situation.filing', kind: 'replace', generated: ['应报', rate, '份。'] };
  expect(
    editsOf(
      {
        'situation.filing': value(['应报', rate, '份。']),
        'problems.list.life': value(['乙。']),
        'situation.gone': value(['又写。'], 'situation.filing'),
        'new-1': value(['新写。'], 'problems.list.life'),
        'new-2': null,
        'situation.head': null,
      },
      { document, edited: [changed, gone] },
    ),
  ).toEqual([
    { node: 'situation.filing', kind: 'restore' },
    { node: 'problems.list.life', kind: 'replace', sentence: ['乙。'] },
    { node: 'situation.gone', kind: 'replace', sentence: ['又写。'] },
    { node: 'new-1', kind: 'insert', after: 'problems.list.life', sentence: ['新写。'] },
  ]);
  expect(editsOf({ 'problems.list.life': null }, { document, edited: [] })).toEqual([{ node: 'problems.list.life', kind: 'remove' }]);
});

it('shows what is not saved yet where it will stand', () => {
  const cell = (own: Paragraph | null): OpenCell<Paragraph> => ({ state: 'waiting', value: own, base: null, reason: null, theirs: null });
  const shown = shownWith(
    document,
    new Map([
      ['problems.list.life', cell(null)],
      ['new-1', cell(value(['新写。'], 'situation.filing'))],
      ['new-2', cell(value(['再写。'], 'new-1'))],
    ]),
  )!;
  expect(sentencesOf(shown).map(({ node, sentence }) => [node, sentence])).toEqual([
    ['situation.filing', ['应报', rate, '。']],
    ['new-1', ['新写。']],
    ['new-2', ['再写。']],
  ]);
  expect(shownWith(document, new Map())).toBe(document);
});

it('takes what is not there for the same however it is not there', () => {
  expect([sameParagraph(null, undefined), sameParagraph(value(['甲']), null), sameParagraph(value(['甲'], 'x'), value(['甲']))]).toEqual([
    true,
    false,
    true,
  ]);
});
