/** Words of a draft: written, merged, refused, kept while the figures move, and talked about. */
import type { BoundFigure } from '#domain/briefing/sentence.js';
import { figureKey } from '#domain/briefing/figure-index.js';
import { figuresOf, textOf } from '#domain/briefing/sentence.js';
import { sentencesOf } from '#domain/briefing/walk.js';
import type { Briefing } from '#domain/briefing/briefing.js';
import type { DomainError } from '#domain/errors.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import type { AskedEdit } from './edit-briefing.js';
import { briefingHouse, type BriefingHouse } from './testing/briefing-house.js';

let house: BriefingHouse;
let id: string;
beforeEach(async () => {
  house = await briefingHouse(new MemoryDatabase());
  for (const unit of ['A1', 'A2']) await house.accept(unit);
  id = await house.draft();
});

const detail = (actor = house.office) => house.use.readBriefing.run({ actor, id, language: 'zh' });
const revision = async () => (await detail()).view.revision;
const edit = (edits: AskedEdit[], seen: number, actor = house.office) => house.use.editBriefing.run({ actor, id, seen, edits });
const sentences = async () => sentencesOf((await detail()).document!);
const textAt = async (node: string) => textOf((await sentences()).find((one) => one.node === node)?.sentence ?? []);
/** A generated sentence with a figure of an indicator of the node itself. */
const withFigure = async () =>
  (await sentences()).find(({ sentence }) => figuresOf(sentence).some(({ code, unit }) => unit === 'J' && /^[A-Z]{3}\d+$/.test(code)))!;
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    ({ code, text, options }: DomainError) => ({ code, said: text.zh, errors: options.errors ?? [] }),
  );

describe('editing a draft', () => {
  it('replaces, inserts, removes and restores paragraphs, and tells the whole story', async () => {
    const [first, second] = await sentences();
    const seen = await revision();
    await edit(
      [
        { kind: 'replace', node: first!.node, sentence: ['各单位认真组织，', '按时报送。'] },
        { kind: 'remove', node: second!.node },
        { kind: 'insert', after: first!.node, sentence: ['会议\n要求\u202e抓好落实。'] },
      ],
      seen,
    );
    expect(await revision()).toBe(seen + 1);
    expect(await textAt(first!.node)).toBe('各单位认真组织，按时报送。');
    expect(await textAt(second!.node)).toBe('');
    const { edited, view } = await detail();
    expect(edited.map(({ kind, by }) => [kind, by])).toEqual([
      ['replace', 'office某'],
      ['remove', 'office某'],
      ['insert', 'office某'],
    ]);
    const added = edited.find(({ kind }) => kind === 'insert')!;
    expect(await textAt(added.node)).toBe('会议 要求抓好落实。');
    expect(edited[0]).toMatchObject({ node: first!.node, generated: first!.sentence, after: null });
    expect(view.files).toEqual([]);

    await edit(
      [
        { kind: 'restore', node: second!.node },
        { kind: 'remove', node: added.node },
      ],
      seen + 1,
    );
    expect(await textAt(second!.node)).toBe(textOf(second!.sentence));
    expect((await detail()).edited.map(({ kind }) => kind)).toEqual(['replace', 'remove']);
    const history = await house.use.readBriefing.history({ actor: house.office, id });
    expect(history.map(({ node, kind, before, after }) => [node, kind, before, after])).toEqual([
      [added.node, 'remove', '会议 要求抓好落实。', ''],
      [second!.node, 'restore', '', textOf(second!.sentence)],
      [added.node, 'insert', '', '会议 要求抓好落实。'],
      [second!.node, 'remove', textOf(second!.sentence), ''],
      [first!.node, 'replace', textOf(first!.sentence), '各单位认真组织，按时报送。'],
    ]);
    const acts = (await house.database.audit.list(50)).filter(({ action }) => action === 'briefing.edit');
    expect(acts.map(({ detail: said }) => said.revision)).toEqual([seen + 2, seen + 1]);
  });

  it('takes no character that no font has, and says which and where', async () => {
    const [first] = await sentences();
    const seen = await revision();
    const refused = await refusal(edit([{ kind: 'replace', node: first!.node, sentence: ['由𠮷同志负责落实。'] }], seen));
    expect(refused).toMatchObject({ code: 'invalid', errors: [{ field: 'edits.0.sentence' }] });
    expect(refused?.said).toContain('“由𠮷同志负责落实。…”这一段中的“𠮷”');
    expect(await revision()).toBe(seen);
  });

  it('merges what two people wrote in different paragraphs, and of the same one tells the second who was faster', async () => {
    const [first, second] = await sentences();
    const seen = await revision();
    await edit([{ kind: 'replace', node: first!.node, sentence: ['甲的话'] }], seen);
    await edit([{ kind: 'replace', node: second!.node, sentence: ['乙的话'] }], seen, house.second);
    expect([await textAt(first!.node), await textAt(second!.node)]).toEqual(['甲的话', '乙的话']);
    const late = await refusal(
      edit(
        [
          { kind: 'insert', after: first!.node, sentence: ['新段'] },
          { kind: 'replace', node: first!.node, sentence: ['乙也改'] },
        ],
        seen,
        house.second,
      ),
    );
    expect(late).toEqual({
      code: 'conflict',
      said: expect.stringContaining('office某（2026-10-10 10:00）改过'),
      errors: [
        {
          field: first!.node,
          message: { zh: 'office某（2026-10-10 10:00）：甲的话\n您：乙也改', en: 'office某 (2026-10-10 10:00): 甲的话\nYou: 乙也改' },
        },
      ],
    });
    // All or nothing: the paragraph that clashed with nobody was not written either.
    expect((await detail()).edited).toHaveLength(2);
    expect(await refusal(edit([{ kind: 'remove', node: first!.node }], seen + 9))).toMatchObject({ code: 'conflict' });
  });

  it('lets nobody type a figure, in whatever digits', async () => {
    const { node, sentence } = await withFigure();
    const seen = await revision();
    const typed = (words: string) => refusal(edit([{ kind: 'replace', node, sentence: [words] }], seen));
    for (const [words, figure] of [
      ['达标率为97.2%', '97.2%'],
      ['共３个支部', '３'],
      ['达标率百分之九十', '百分之九十'],
      ['单位A1有5项', '5'],
    ] as const)
      expect(await typed(words)).toEqual({
        code: 'invalid',
        said: `“${figure}”是数字：数字请从指标中选取`,
        errors: [
          {
            field: 'edits.0.sentence',
            message: {
              zh: `“${figure}”是数字：数字请从指标中选取`,
              en: `"${figure}" is a figure: choose figures from the indicators`,
            },
          },
        ],
      });
    const figure = figuresOf(sentence)[0]!;
    expect(await refusal(edit([{ kind: 'replace', node, sentence: ['第9', figure] }], seen))).toMatchObject({ code: 'invalid' });
    expect(await refusal(edit([{ kind: 'replace', node, sentence: [figure, '%'] }], seen))).toMatchObject({ code: 'invalid' });
    expect(await refusal(edit([{ kind: 'replace', node, sentence: [figure, '万个支部'] }], seen))).toMatchObject({ code: 'invalid' });
    expect(await typed('单位A1、单位A2在2026年第三季度（10月15日前）报送，党员32学时达标率有进步。')).toBeNull();
  });

  it('takes a figure by what it is, never by how the client says it reads', async () => {
    const { node, sentence } = await withFigure();
    const figure = figuresOf(sentence).find(({ unit, code }) => unit === 'J' && /^[A-Z]{3}\d+$/.test(code))!;
    const seen = await revision();
    await edit([{ kind: 'replace', node, sentence: ['为', { ...figure, display: '99.9%' }, '。'] }], seen);
    const written = (await sentences()).find((one) => one.node === node)!.sentence;
    expect(written).toEqual(['为', figure, '。']);

    const listed = await house.use.readBriefing.figures({ actor: house.office, id, text: '单位A', unit: 'A' });
    const other = listed.find(({ figure: one }) => one.unit === 'A')!;
    expect(other.unitName).toBe('单位A');
    const { code, unit, span } = other.figure;
    await edit([{ kind: 'replace', node, sentence: ['单位A为', { code, ...(unit && { unit }), ...(span && { span }) }] }], seen + 1);
    expect(await textAt(node)).toBe(`单位A为${other.figure.display}`);
    expect((await detail()).flags.filter(({ kind }) => kind === 'stale_figure')).toEqual([]);
    // Called in the draft as in the list it was chosen from.
    expect((await detail()).figureNames[figureKey(other.figure)]).toBe(`单位A ${other.name}`);

    for (const wrong of [{ code: 'NOPE' }, { ...figure, unit: 'nowhere' }])
      expect(await refusal(edit([{ kind: 'replace', node, sentence: [wrong] }], seen + 2))).toMatchObject({
        code: 'invalid',
        errors: [{ field: 'edits.0.sentence' }],
      });
  });

  it('never binds one of the four forms of a unit', async () => {
    const { catalogue } = house.bureau;
    const hidden = new Set(catalogue.indicators.filter(({ bureauTotalOnly }) => bureauTotalOnly).map(({ code }) => code));
    expect(hidden.size).toBeGreaterThan(0);
    const listed: BoundFigure[] = [];
    for (const unit of ['A', 'B1'])
      listed.push(...(await house.use.readBriefing.figures({ actor: house.office, id, text: '', unit })).map(({ figure }) => figure));
    expect(listed.filter(({ code }) => hidden.has(code.split('.')[0]!))).toEqual([]);
    const seen = await revision();
    const { node } = await withFigure();
    const [code] = hidden;
    expect(await refusal(edit([{ kind: 'replace', node, sentence: [{ code: code!, unit: 'A', span: 'quarter' }] }], seen))).toMatchObject({
      code: 'invalid',
    });
  });

  it('keeps the name a page gave to a new paragraph, also when it is sent once more', async () => {
    const [first] = await sentences();
    const seen = await revision();
    const [one, two] = ['new-0a1b2c3d', 'new-4e5f6a7b'] as const;
    const added: AskedEdit[] = [
      { kind: 'insert', node: one, after: first!.node, sentence: ['新加一段。'] },
      { kind: 'insert', node: two, after: one, sentence: ['又加一段。'] },
    ];
    await edit(added, seen);
    await edit([{ ...added[0]!, sentence: ['新加一段，又改了。'] }], seen);
    const nodes = (await sentences()).map(({ node }) => node);
    expect(nodes.slice(nodes.indexOf(first!.node), nodes.indexOf(first!.node) + 3)).toEqual([first!.node, one, two]);
    expect([await textAt(one), await textAt(two)]).toEqual(['新加一段，又改了。', '又加一段。']);
  });

  it.each<[string, AskedEdit[], string]>([
    [
      'a new paragraph called as it likes',
      [{ kind: 'insert', node: 'situation.x', after: 'situation.head', sentence: ['x'] }],
      'edits.0.node',
    ],
    ['a paragraph that is not there', [{ kind: 'replace', node: 'nope.1', sentence: ['x'] }], 'edits.0.node'],
    ['words behind nothing', [{ kind: 'insert', sentence: ['x'] }], 'edits.0.after'],
    ['no words', [{ kind: 'insert', after: 'situation.head', sentence: [' ', '\u202e'] }], 'edits.0.sentence'],
    ['too many words', [{ kind: 'insert', after: 'situation.head', sentence: ['字'.repeat(2_001)] }], 'edits.0.sentence'],
  ])('refuses %s', async (_what, edits, field) =>
    expect(await refusal(edit(edits, await revision()))).toMatchObject({ code: 'invalid', errors: [{ field }] }),
  );

  it('is for the office: others see nothing of a draft', async () => {
    const [first] = await sentences();
    for (const actor of [house.committee, house.bureau.actors.clerk1, house.bureau.actors.reviewer]) {
      expect(await refusal(edit([{ kind: 'remove', node: first!.node }], 1, actor))).toMatchObject({ code: 'not_found' });
      expect(await refusal(detail(actor))).toMatchObject({ code: 'not_found' });
    }
  });
});

describe('figures that move', () => {
  it('flag the sentences that print them, until it is drafted anew with the words kept', async () => {
    const node = 'situation.headlines';
    const figure = figuresOf((await sentences()).find((one) => one.node === node)!.sentence).find(({ code }) => code === 'LIF06')!;
    const [first] = await sentences();
    await edit(
      [
        { kind: 'replace', node, sentence: ['经核对，为', figure, '。'] },
        { kind: 'insert', after: first!.node, sentence: ['另见', figure, '。'] },
      ],
      await revision(),
    );
    expect((await detail()).flags.filter(({ kind }) => kind !== 'placeholder')).toEqual([]);

    await house.accept('B1');
    await correctionThatMoves(figure.code);
    const before = await detail();
    expect(before.newestDataVersion).toBeGreaterThan(before.view.dataVersion!);
    const stale = before.flags.filter((flag) => flag.kind === 'stale_figure');
    const now = stale.find((flag) => flag.node === node)!;
    expect(now).toMatchObject({ old: figure.display });
    expect(stale.filter(({ old }) => old === figure.display).length).toBeGreaterThanOrEqual(2);

    await house.use.refreshBriefing.run({ actor: house.office, id });
    const after = await detail();
    expect(after.view.dataVersion).toBe(after.newestDataVersion);
    expect(after.flags.filter((flag) => flag.kind === 'stale_figure')).toEqual([]);
    expect(await textAt(node)).toBe(`经核对，为${now.new}。`);
    expect(after.edited.find(({ kind }) => kind === 'insert')?.sentence).toEqual([
      '另见',
      expect.objectContaining({ display: now.new }),
      '。',
    ]);
    // Whoever still has the page from before is told, and loses nothing.
    expect(await refusal(edit([{ kind: 'remove', node }], before.view.revision))).toMatchObject({
      code: 'conflict',
      said: expect.stringContaining('重新起草'),
    });
  });

  /** Every unit files again with other figures, so that whatever the sentence prints reads otherwise. */
  async function correctionThatMoves(code: string): Promise<void> {
    const { catalogue, values } = house.bureau;
    const operands = catalogue.indicator(code).numerator?.operands ?? [];
    expect(operands.length).toBeGreaterThan(0);
    for (const element of operands) {
      const old = values[element];
      if (typeof old === 'number' && old > 1) return house.accept('A1', { [element]: old - 1 }, '更正');
    }
  }
});

describe('talk', () => {
  const say = (actor = house.office, more: object = {}) =>
    house.use.talkAboutBriefing.say({ actor, id, node: 'situation.head', text: '请核对口径', thread: null, ...more });

  it('runs in threads on a node, closed by whoever began it or by the office', async () => {
    await house.use.reviewBriefing.send({ actor: house.office, id });
    await say(house.committee);
    house.setClock('2026-10-10T03:00:00.000Z');
    const [thread] = await house.use.talkAboutBriefing.list({ actor: house.office, id });
    await say(house.second, { thread: thread!.id, text: '已核对' });
    expect(await house.use.talkAboutBriefing.list({ actor: house.committee, id })).toMatchObject([
      {
        node: 'situation.head',
        mayResolve: true,
        resolvedAt: null,
        comments: [{ author: '局领导' }, { author: '第二人', text: '已核对' }],
      },
    ]);
    expect((await detail()).openThreads).toBe(1);
    await house.use.talkAboutBriefing.resolve({ actor: house.second, id, thread: thread!.id, open: false });
    expect(await house.use.talkAboutBriefing.list({ actor: house.committee, id })).toMatchObject([{ resolvedBy: '第二人' }]);
    expect((await detail()).openThreads).toBe(0);
  });

  it('is about something, and of few words', async () => {
    expect(await refusal(say(house.office, { node: 'nope' }))).toMatchObject({ code: 'invalid', errors: [{ field: 'node' }] });
    expect(await refusal(say(house.office, { text: '\u202e ' }))).toMatchObject({ errors: [{ field: 'text' }] });
    expect(await refusal(say(house.office, { thread: 'nope' }))).toMatchObject({ code: 'not_found' });
    expect(await refusal(say(house.committee))).toMatchObject({ code: 'not_found' });
  });
});

it('a preview says the words as they stand and that they are not released', async () => {
  const [first] = await sentences();
  await edit([{ kind: 'replace', node: first!.node, sentence: ['改过的话'] }], await revision());
  const asked = house.drawn.length;
  const { bytes, sha256 } = await house.use.drawBriefing.preview({ actor: house.office, id });
  const document = JSON.parse(Buffer.from(bytes).toString().slice(4)) as Briefing;
  expect(document.colophon.at(-1)).toBe(`草稿（第${await revision()}稿），未经发布。`);
  expect(JSON.stringify(document)).toContain('改过的话');
  expect((await house.use.drawBriefing.preview({ actor: house.office, id })).sha256).toBe(sha256);
  expect(house.drawn.length).toBe(asked + 1);
  const { fileName } = await house.use.drawBriefing.file({ actor: house.office, id, format: 'docx' });
  expect(fileName).toMatch(/（草稿）\.docx$/);
});
