import type { Briefing, BriefingNode } from './briefing.js';
import type { BriefingEdit } from './edit.js';
import { FigureIndex, rebound, saysTheSame } from './figure-index.js';
import { editFlags, staleFlags } from './flags.js';
import { differenceOf, printedFigures, releasedFigures } from './released-figures.js';
import type { BoundFigure, Sentence } from './sentence.js';

const rate = (display: string, unit = 'JT'): BoundFigure => ({ code: 'LIF01', display, value: 1, unit, span: 'quarter' });
const count = (value: number): BoundFigure => ({ code: 'units', display: String(value), value });
const paragraph = (id: string, sentence: Sentence): BriefingNode => ({ id, type: 'paragraph', sentence });
const documentOf = (...body: BriefingNode[]): Briefing => ({
  ...{ kind: 'quarterly', layout: 'official', period: '2026Q3', unit: { code: 'JT', name: '局党委' }, masthead: '', issue: '' },
  ...{ issuingOffice: '', issuedOn: '', title: '通报', addressees: null, annexes: [], sealSpace: false, verification: null },
  ...{
    distribution: { report: [], send: [], issue: [], copies: null },
    colophon: [],
    dataVersion: 1,
    catalogueVersion: '1',
    language: 'zh',
  },
  body,
});
const edit = (node: string, kind: BriefingEdit['kind'], more: Partial<BriefingEdit>): BriefingEdit => ({
  ...{ id: node, briefingId: 'b', node, kind, after: null, sentence: null, base: null, revision: 2 },
  ...{ editorId: 'u', editorName: 'U', editedAt: '' },
  ...more,
});

describe('figures one may bind', () => {
  const index = new FigureIndex([rate('98.0%'), rate('91.0%', 'JG'), count(3), count(5)]);

  it('are found by what they are, and read as they do now', () => {
    expect(index.find(rate('97.2%'))?.display).toBe('98.0%');
    expect(index.find(rate('1%', 'JG'))?.display).toBe('91.0%');
    expect(index.find(rate('97.2%', 'nowhere'))).toBeNull();
    expect(index.find({ ...rate('97.2%'), span: 'cumulative' })).toBeNull();
  });

  it('of one name are told apart by how they read, and where that is no help not at all', () => {
    expect(index.find(count(5))?.value).toBe(5);
    expect(index.find(count(4))).toBeNull();
  });

  it('take the place of older ones in a sentence; what is gone stays', () =>
    expect(rebound(['达标率', rate('97.2%'), '，', count(4)], index)).toEqual(['达标率', rate('98.0%'), '，', count(4)]));

  it('make no other sentence by having moved', () => {
    expect(saysTheSame(['为', rate('97.2%')], ['为', rate('98.0%')])).toBe(true);
    expect(saysTheSame(['为', rate('97.2%')], ['为', rate('97.2%', 'JG')])).toBe(false);
    expect(saysTheSame(['为', rate('97.2%')], ['是', rate('97.2%')])).toBe(false);
  });
});

describe('flags', () => {
  it('name figures that read otherwise by now, in generated and in edited sentences', () => {
    const document = documentOf(
      paragraph('a.1', ['为', rate('97.2%')]),
      paragraph('a.2', [count(4), '个']),
      paragraph('new-1', [rate('90%')]),
    );
    const fresh = documentOf(paragraph('a.1', ['为', rate('98.0%')]), paragraph('a.2', [count(5), '个']));
    expect(staleFlags(document, { document: fresh, index: new FigureIndex([rate('98.0%'), count(5), count(3)]) })).toEqual([
      { node: 'a.1', kind: 'stale_figure', old: '97.2%', new: '98.0%' },
      { node: 'a.2', kind: 'stale_figure', old: '4', new: '5' },
      { node: 'new-1', kind: 'stale_figure', old: '90%', new: '98.0%' },
    ]);
    expect(staleFlags(fresh, { document: fresh, index: new FigureIndex([rate('98.0%')]) })).toEqual([]);
  });

  it('name words written over a sentence that says something else by now, and words without a place', () => {
    const generated = documentOf(paragraph('a.1', ['全部报送']), paragraph('a.2', ['为', rate('98.0%')]));
    const lost = edit('gone', 'replace', { sentence: ['我的话'] });
    const edits = [
      edit('a.1', 'replace', { sentence: ['改'], base: ['有未报'] }),
      edit('a.2', 'replace', { sentence: ['改'], base: ['为', rate('97.2%')] }),
      lost,
    ];
    expect(editFlags(generated, edits, [lost])).toEqual([
      { node: 'a.1', kind: 'base_changed', old: '有未报', new: '全部报送' },
      { node: 'gone', kind: 'base_changed', old: '我的话', new: '' },
    ]);
    expect(editFlags(generated, [...edits, edit('a.1', 'restore', { revision: 3 })], [])).toEqual([]);
  });
});

describe('what a briefing prints', () => {
  const document = documentOf(
    { id: 's.head', type: 'heading', level: 1, text: '一、总体情况', section: 's' },
    paragraph('s.1', ['为', rate('97.2%')]),
    paragraph('s.2', ['仍为', rate('97.2%'), '，共', count(3), '个']),
    {
      id: 'table',
      type: 'block',
      block: {
        ...{ kind: 'table', id: 'table', title: '', subtitle: '', codes: [], notes: [] },
        columns: [
          { key: 'unit', name: '单位', align: 'left' },
          { key: 'rate', name: '达标率', align: 'right' },
        ],
        rows: [
          {
            key: 'JG',
            drill: { unit: 'JG' },
            cells: [
              { display: '机关1支部', tone: 'neutral' },
              { display: '91.0%', tone: 'bad' },
            ],
          },
          {
            key: 'GL',
            drill: null,
            cells: [
              { display: '公路', tone: 'neutral' },
              { display: '未报', tone: 'muted' },
            ],
          },
        ],
      },
    },
  );

  it('is every figure with its places, once each; names and missing values are none', () => {
    expect(releasedFigures(printedFigures(document))).toEqual([
      { ...rate('97.2%'), places: ['一、总体情况'] },
      { ...count(3), places: ['一、总体情况'] },
      { code: 'table/JG/1', display: '91.0%', value: null, unit: 'JG', places: ['一、总体情况，表1'] },
    ]);
    expect(printedFigures(document).at(-1)?.name).toBe('达标率');
  });

  it('is a rate with its n/d, a share with the two it is said of', () => {
    const ratio = { ...rate('454/467'), code: `${rate('').code}.ratio` };
    const figure = (code: string, display: string) => ({ code, display, value: 1 });
    const said = documentOf(
      paragraph('s.1', ['仍有', count(3), '个未报；达标率为', rate('97.2%'), '（', ratio, '），向好。']),
      paragraph('s.2', ['应报', figure('expected', '118'), '份，', figure('reported', '78'), '份，占', figure('reported.share', '66.1%')]),
      paragraph('s.3', ['占', figure('missing.O03.share', '33.0%'), '（', figure('missing.O03.ratio', '32/97'), '）']),
    );
    expect(printedFigures(said).map(({ basis }) => basis)).toEqual(['', '454/467', '', '', '', '78/118', '32/97', '']);
  });

  it('differs by as much as is read', () => {
    expect(differenceOf('66.1%', '66.9%')).toEqual({ by: '+0.8', isPoints: true });
    expect(differenceOf('1,024', '1,021')).toEqual({ by: '−3', isPoints: false });
    expect(differenceOf('−0.5', '1.0')).toEqual({ by: '+1.5', isPoints: false });
    expect([differenceOf('75.5%', '75.5%'), differenceOf('上升2.7个百分点', '上升3.0个百分点'), differenceOf('32/97', '31/97')]).toEqual([
      ...[null, null, null],
    ]);
  });
});
