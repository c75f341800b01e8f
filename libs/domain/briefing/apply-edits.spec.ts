import type { Briefing, BriefingNode } from './briefing.js';
import { applyEdits } from './apply-edits.js';
import type { BriefingEdit } from './edit.js';
import { textOf, type Sentence } from './sentence.js';
import { printedItems, sentencesOf } from './walk.js';

const figure = { code: 'LIF01', display: '97.2%', value: 97.2 };
const BODY: BriefingNode[] = [
  { id: 'situation.head', type: 'heading', level: 1, text: '一、总体情况', section: 'situation' },
  { id: 'situation.filing', type: 'paragraph', sentence: ['应报单位全部报送。'] },
  { id: 'situation.2', type: 'paragraph', sentence: ['达标率为', figure, '。'] },
  { id: 'problems.head', type: 'heading', level: 1, text: '二、问题', section: 'problems' },
  {
    id: 'problems.list',
    type: 'list',
    items: [
      { id: 'problems.list.a', sentence: ['甲'] },
      { id: 'problems.list.b', sentence: ['乙'] },
    ],
  },
];
const DOCUMENT: Briefing = {
  kind: 'quarterly',
  layout: 'official',
  period: '2026Q3',
  unit: { code: 'JT', name: '局党委' },
  masthead: '',
  issue: '',
  issuingOffice: '党建办',
  issuedOn: '2026年10月20日',
  title: '通报',
  addressees: null,
  body: BODY,
  annexes: [{ name: 'unfiled', title: '未报单位', body: [{ id: 'unfiled.1', type: 'paragraph', sentence: ['丙'] }] }],
  distribution: { report: [], send: [], issue: [], copies: null },
  sealSpace: false,
  verification: null,
  colophon: [],
  dataVersion: 1,
  catalogueVersion: '2026.1',
  language: 'zh',
};

const edit = (revision: number, node: string, kind: BriefingEdit['kind'], more: Partial<BriefingEdit> = {}): BriefingEdit => ({
  ...{ id: `e${revision}-${node}`, briefingId: 'b', node, kind, after: null, sentence: null, base: null, revision },
  ...{ editorId: 'u', editorName: 'U', editedAt: '2026-10-20T00:00:00.000Z' },
  ...more,
});
const texts = (document: Briefing): string[] => sentencesOf(document).map(({ node, sentence }) => `${node}=${textOf(sentence)}`);

describe('edits laid over a draft', () => {
  it('replace, remove and insert paragraphs and items; the latest counts', () => {
    const { document, lost } = applyEdits(DOCUMENT, [
      edit(2, 'situation.2', 'replace', { sentence: ['先改'] }),
      edit(3, 'situation.2', 'replace', { sentence: ['达到', figure] }),
      edit(4, 'problems.list.a', 'remove'),
      edit(5, 'new-1', 'insert', { after: 'problems.list.b', sentence: ['丁'] }),
      edit(6, 'new-2', 'insert', { after: 'situation.head', sentence: ['开头'] }),
      edit(7, 'new-3', 'insert', { after: 'situation.head', sentence: ['更前'] }),
      edit(8, 'unfiled.1', 'replace', { sentence: ['附件改'] }),
    ]);
    expect(texts(document)).toEqual([
      'new-3=更前',
      'new-2=开头',
      'situation.filing=应报单位全部报送。',
      'situation.2=达到97.2%',
      'problems.list.b=乙',
      'new-1=丁',
      'unfiled.1=附件改',
    ]);
    expect(document.body.find((node) => node.id === 'problems.list')).toMatchObject({
      items: [{ id: 'problems.list.b' }, { id: 'new-1' }],
    });
    expect(lost).toEqual([]);
  });

  it('keep the numbers of a list that goes on from the one before', () => {
    const page = (id: string, count: number, start?: number): BriefingNode => ({
      ...{ id, type: 'list', ...(start && { start }) },
      items: Array.from({ length: count }, (_, i) => ({ id: `${id}.${i}`, sentence: ['话'] })),
    });
    const deck = { ...DOCUMENT, body: [page('one', 2), page('two', 2, 3), page('other', 1)] };
    const numbers = (edits: BriefingEdit[]) =>
      applyEdits(deck, edits).document.body.flatMap((node) =>
        node.type === 'list' ? printedItems(node).map((item) => parseInt(item)) : [],
      );
    expect(numbers([])).toEqual([1, 2, 3, 4, 1]);
    expect(numbers([edit(2, 'one.0', 'remove')])).toEqual([1, 2, 3, 1]);
    expect(numbers([edit(2, 'one.0', 'remove'), edit(3, 'one.1', 'remove')])).toEqual([1, 2, 1]);
    expect(numbers([edit(2, 'new-1', 'insert', { after: 'one.1', sentence: ['新'] })])).toEqual([1, 2, 3, 4, 5, 1]);
  });

  it('keep a list without items out, and bring back what was removed', () => {
    const removed = [edit(2, 'problems.list.a', 'remove'), edit(3, 'problems.list.b', 'remove')];
    expect(applyEdits(DOCUMENT, removed).document.body.some((node) => node.type === 'list')).toBe(false);
    expect(texts(applyEdits(DOCUMENT, [...removed, edit(4, 'problems.list.a', 'restore')]).document)).toContain('problems.list.a=甲');
    const inserted = [edit(2, 'new-1', 'insert', { after: 'situation.2', sentence: ['新'] }), edit(3, 'new-1', 'remove')];
    expect(texts(applyEdits(DOCUMENT, inserted).document)).not.toContain('new-1=新');
    expect(texts(applyEdits(DOCUMENT, [...inserted, edit(4, 'new-1', 'restore')]).document)).toContain('new-1=新');
  });

  it('of nodes a newer draft no longer has are told, and what was inserted behind them stays in its section', () => {
    const newer = { ...DOCUMENT, body: BODY.filter((node) => node.id !== 'situation.2') };
    const { document, lost } = applyEdits(newer, [
      edit(2, 'situation.2', 'replace', { sentence: ['我的话'] }),
      edit(3, 'new-1', 'insert', { after: 'situation.2', sentence: ['跟着'] }),
      edit(4, 'new-2', 'insert', { after: 'gone.1', sentence: ['无处'] }),
    ]);
    expect(lost.map((each) => each.sentence)).toEqual([['我的话']]);
    expect(document.body.map((node) => node.id)).toEqual([
      ...['situation.head', 'situation.filing', 'new-1', 'problems.head', 'problems.list', 'new-2'],
    ]);
  });

  describe('whatever they are', () => {
    const BASE = texts(DOCUMENT).map((line) => line.split('=')[0]!);
    const ANCHORS = [...BASE, 'situation.head', 'problems.list', 'gone.1'];
    const histories = Array.from({ length: 300 }, (_, seed) => history(seed));

    /** A random life of a text: who edits always sees what is there. */
    function history(seed: number): BriefingEdit[] {
      const next = randomOf(seed);
      const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;
      const made: string[] = [];
      return Array.from({ length: 1 + Math.floor(next() * 12) }, (_, i) => {
        const words: Sentence = [`话${seed}.${i}`];
        const kind = pick(['replace', 'insert', 'remove', 'restore'] as const);
        if (kind !== 'insert') return edit(i + 2, pick([...BASE, ...made, 'gone.1']), kind, kind === 'replace' ? { sentence: words } : {});
        const after = pick([...ANCHORS, ...made]);
        made.push(`new-${i}`);
        return edit(i + 2, `new-${i}`, 'insert', { after, sentence: words });
      });
    }

    it('give the same words in whatever order they are read', () => {
      for (const [seed, edits] of histories.entries()) {
        const next = randomOf(seed + 1_000);
        const shuffled = edits.map((each) => ({ each, at: next() })).toSorted((a, b) => a.at - b.at);
        expect(
          applyEdits(
            DOCUMENT,
            shuffled.map(({ each }) => each),
          ).document,
        ).toEqual(applyEdits(DOCUMENT, edits).document);
      }
    });

    it('never touch a heading, a figure or what nobody edited', () => {
      for (const edits of histories) {
        const { document } = applyEdits(DOCUMENT, edits);
        expect(document.body.filter((node) => node.type === 'heading')).toEqual(BODY.filter((node) => node.type === 'heading'));
        const edited = new Set(edits.map((each) => each.node));
        const untouched = texts(DOCUMENT).filter((line) => !edited.has(line.split('=')[0]!));
        expect(texts(document).filter((line) => untouched.includes(line))).toEqual(untouched);
      }
    });

    it('lose no word: each node stands once in the document, or among what is lost, or was removed', () => {
      const newer = { ...DOCUMENT, body: BODY.filter((node) => node.id !== 'situation.2') };
      for (const edits of histories)
        for (const base of [DOCUMENT, newer]) {
          const { document, lost } = applyEdits(base, edits);
          const shown = sentencesOf(document).map(({ node }) => node);
          expect(new Set(shown).size).toBe(shown.length);
          const last = new Map(edits.map((each) => [each.node, each]));
          for (const [node, { kind, sentence }] of last)
            if (kind === 'insert' || kind === 'replace') {
              const where = [...texts(document), ...lost.map((each) => `${each.node}=${textOf(each.sentence!)}`)];
              expect(where).toContain(`${node}=${textOf(sentence!)}`);
            }
        }
    });

    it('are undone by restoring what was generated and removing what was added, once or twice', () => {
      for (const edits of histories) {
        const made = edits.filter((each) => each.kind === 'insert').map((each) => each.node);
        const undo = (from: number) => [
          ...BASE.map((node) => edit(from, node, 'restore')),
          ...made.map((node) => edit(from + 1, node, 'remove')),
        ];
        const once = applyEdits(DOCUMENT, [...edits, ...undo(50)]).document;
        expect(once).toEqual(DOCUMENT);
        expect(applyEdits(DOCUMENT, [...edits, ...undo(50), ...undo(60)]).document).toEqual(once);
      }
    });
  });
});

/** Numbers from 0 to 1, the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
