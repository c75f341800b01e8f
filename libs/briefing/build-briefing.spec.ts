/** What a briefing says, and what it does when figures are missing. */
import type { Briefing, BriefingNode } from '#domain/briefing/briefing.js';
import { figuresOf, textOf as wordsOf } from '#domain/briefing/sentence.js';
import { printedItems, sentencesOf } from '#domain/briefing/walk.js';
import { catalogueOf, plainElement, sumOf } from '#domain/catalogue/catalogue-of.js';
import type { Block } from '#domain/dashboard/block.js';
import { buildBriefing } from './build-briefing.js';
import { chineseNumber } from './numbering.js';
import { placeholdersOf } from './placeholders.js';
import { figure, filed, INDICATORS, smallInput } from './testing/small-input.js';

const nodesOf = (briefing: Briefing): BriefingNode[] => [...briefing.body, ...briefing.annexes.flatMap((annex) => annex.body)];
const textOf = (briefing: Briefing): string =>
  nodesOf(briefing)
    .flatMap((node) => (node.type === 'paragraph' ? wordsOf(node.sentence) : node.type === 'list' ? printedItems(node) : []))
    .join('\n');
const headings = (briefing: Briefing): string[] =>
  briefing.body.flatMap((node) => (node.type === 'heading' && node.level === 1 ? [node.text] : []));
const blockOf = <K extends Block['kind']>(briefing: Briefing, id: string): Extract<Block, { kind: K }> =>
  nodesOf(briefing).flatMap((node) => (node.type === 'block' && node.block.id === id ? [node.block] : []))[0] as Extract<
    Block,
    { kind: K }
  >;
const cells = (briefing: Briefing, id: string): string[][] =>
  blockOf<'table'>(briefing, id).rows.map((row) => row.cells.map((cell) => cell.display));

const briefing = buildBriefing(smallInput());
const text = textOf(briefing);

describe('the head', () => {
  it('names issue, date, office and title', () => {
    expect([briefing.issue, briefing.issuedOn, briefing.title]).toEqual([
      '〔2026〕3号',
      '2026年10月20日',
      '2026年第三季度党建工作情况通报',
    ]);
    expect(briefing.colophon[0]).toBe('数据截至2026-10-20 09:30，27/30个单位已审核；指标目录2022.1版，数据版本18。');
  });
  it('numbers the sections in order', () => {
    expect(headings(briefing)).toEqual([
      '一、上次会议要求落实情况',
      '二、总体情况',
      '三、主要指标',
      '四、排名与分档',
      '五、有形与有效、经常与突击',
      '六、整改与软弱涣散',
      '七、存在问题',
      '八、下一步工作要求',
    ]);
    expect([10, 11, 20, 21].map(chineseNumber)).toEqual(['十', '十一', '二十', '二十一']);
  });
});

describe('a unit that was several', () => {
  const trendNotes = [{ zh: '合并前各期为当时各单位之和，含“乙党委”', en: 'Quarters before the merger are the sum of the units of then' }];
  it('is said in the notes on scope where a trend of it is drawn, and nowhere else', () => {
    expect(text).not.toContain('的趋势：');
    const { name } = smallInput().unit;
    expect(textOf(buildBriefing({ ...smallInput(), trendNotes }))).toContain(`${name}的趋势：合并前各期为当时各单位之和，含“乙党委”。`);
    expect(textOf(buildBriefing({ ...smallInput(), trendNotes, language: 'en' }))).toContain(
      `Trends of ${name}: Quarters before the merger`,
    );
    expect(textOf(buildBriefing({ ...smallInput(), trendNotes, trends: [] }))).not.toContain('的趋势：');
  });
});

describe('sentences', () => {
  it.each([
    '2026年第三季度，局党委及所属单位应报季报30份。截至2026年10月20日，27份已审核通过，占90.0%；1份已退回修改，1份未报。已报送的季报中，逾期报送1份。',
    '有效覆盖率为82.5%（33/40），比上季度上升1.2个百分点，比上年同期下降2.0个百分点',
    '党员大会达标率97.2%（454/467），低于100%的目标2.8个百分点',
    '经常性指数为0.76，低于0.80的目标0.04',
    '32学时达标率68.8%（1,200/1,744），低于75%的进度要求6.2个百分点',
    '逾期未换届数2个，目标为0个',
    '整改逾期率分母为零，不计算',
    '审核中有“主题党日集中在一个月”提示的2个单位。',
    '审核中有此提示的为一党支部、二党支部（2个单位）。',
    '有逾期未销号事项的为甲党委（1个单位）。',
    '1. 部分单位季报未报送、逾期报送、多次退回。未报季报的有三党支部（1个单位）；逾期报送的有二党支部（1个单位）；退回两次以上的有四党支部（1个单位）',
  ])('%s', (expected) => expect(text).toContain(expected));

  it('every number in a sentence is bound to a figure, or belongs to a name, a date or a printed rule', () => {
    const rules = [/^(排名只在同一领域|评选规则).*$/, /60%以上/, /相差超过5%/, /“四种形态”/];
    const names = [...INDICATORS.map((one) => one.name.zh), '2026年第三季度', '2026年10月20日'];
    const loose = sentencesOf(briefing).map(({ sentence }) => {
      let rest = rules.reduce((one, rule) => one.replace(rule, ''), wordsOf(sentence));
      for (const known of [
        ...names,
        ...figuresOf(sentence)
          .map((bound) => bound.display)
          .toSorted((a, b) => b.length - a.length),
      ])
        rest = rest.replaceAll(known, '');
      return rest;
    });
    expect(loose.filter((rest) => /\d/.test(rest))).toEqual([]);
  });

  it('gives no cause and no advice of its own', () => expect(text).not.toMatch(/因为|由于|原因是|主要是因|建议/));

  it('a target that is not due yet is neither met nor missed', () => {
    expect(cells(briefing, 'table-life').find((row) => row[0]?.startsWith('组织生活会'))).toEqual([
      '组织生活会召开率（年内累计）',
      '0.0%',
      '0/40',
      '—',
      '不可比',
      '不可比',
      '27/30',
    ]);
    expect(text).toContain('设有目标且有数据的8项指标中，3项达到目标或进度要求，5项未达到；另有1项分母为零');
  });
});

describe('tables and charts', () => {
  it('show value, n/d, target, both changes and coverage', () => {
    expect(cells(briefing, 'table-coverage')).toEqual([
      ['应建已建率', '100.0%', '40/40', '100%', '不可比', '不可比', '27/30'],
      ['有效覆盖率', '82.5%', '33/40', '—', '+1.2', '−2.0', '27/30'],
      ['有形与有效差', '17.5个百分点', '—', '—', '不可比', '不可比', '27/30'],
      ['逾期未换届数', '2个', '—', '0个', '不可比', '不可比', '27/30'],
    ]);
    expect(cells(briefing, 'table-responsibility').map((row) => row.slice(0, 4))).toContainEqual(['整改逾期率', '—', '0/0', '0%']);
  });

  it('rank only inside one sector and never on small bases; bands need enough judged figures', () => {
    expect(cells(briefing, 'bands')).toEqual([
      ['乙党委', '机关', '70.0% (2/2)\n7/10', '80.0% (2/2)\n80/100', '80.0% (1/2)\n80/100', '100.0%\n4/4', '4/6', '中'],
      ['甲党委', '机关', '90.0% (1/2)\n9/10', '90.0% (1/2)\n90/100', '60.0% (2/2)\n60/100', '75.0%\n3/4', '3/6', '差'],
      ['丙公司', '国企', '50.0%\n2/4', '80.0%\n80/100', '—', '—', '1/2', '—'],
    ]);
    expect(text).toContain('参加分档的2个单位中，优0个、良0个、中1个、差1个，1个不分档。');
  });

  it('a catalogue that does not appraise ranks and gives no bands', () => {
    const { appraisal: _, ...catalogue } = smallInput().catalogue;
    const plain = buildBriefing(smallInput({ catalogue }));
    expect(cells(plain, 'bands')[0]).toEqual([
      '乙党委',
      '机关',
      '70.0% (2/2)\n7/10',
      '80.0% (2/2)\n80/100',
      '80.0% (1/2)\n80/100',
      '100.0%\n4/4',
      '4/6',
    ]);
    expect(textOf(plain)).not.toContain('分档');
  });

  it('the four forms are totals of the node and nothing else', () => {
    const tables = nodesOf(briefing).flatMap((node) => (node.type === 'block' && node.block.kind === 'table' ? [node.block] : []));
    expect(tables.filter((table) => table.codes.includes('SUP08.1')).map((table) => table.id)).toEqual([
      'table-supervision',
      'definitions',
    ]);
    expect(text).not.toContain('第一种形态');
    const waits = { value: null, numerator: null, status: 'pending' as const };
    const open = smallInput();
    const quarter = open.quarter.map((value) => (value.code === 'SUP08.1' ? { ...value, ...waits } : value));
    const table = blockOf<'table'>(buildBriefing({ ...open, quarter }), 'table-supervision');
    expect([table.rows[0]!.cells[1]!.display, table.notes]).toEqual(['待公布', ['四种形态待报告期关闭后汇总公布。']]);
    expect(
      blockOf(
        buildBriefing(
          smallInput({
            children: smallInput().children.map((child) => ({ ...child, values: [...child.values, figure('SUP08.1', 3, null)] })),
          }),
        ),
        'bands',
      ).codes,
    ).not.toContain('SUP08.1');
  });

  it('list what is missing or late in an annex', () => {
    expect(cells(briefing, 'unfiled').map((row) => [row[1], row[3], row[4], row[5]])).toEqual([
      ['三党支部', '未报', '—', '是'],
      ['四党支部', '已退回', '10月10日', '否'],
      ['二党支部', '已审核', '10月13日', '是'],
    ]);
  });

  it('leave the requirements to people, and say where', () => {
    const { length } = sentencesOf(briefing).filter(({ node }) => node.startsWith('problems.list.'));
    expect(placeholdersOf(briefing)).toHaveLength(length);
    expect(length).toBeGreaterThan(3);
    expect(placeholdersOf(briefing)[0]).toEqual({
      node: 'requirements.list.filing',
      title: '八、下一步工作要求',
      text: '针对“部分单位季报未报送、逾期报送、多次退回”：【待补充】。责任单位：【待补充】；完成时限：【待补充】。',
    });
  });
});

describe('notes on figures', () => {
  const elements = [plainElement('L09'), plainElement('L10', { name: { zh: '实到人次', en: 'Attended' } })];
  const indicators = INDICATORS.map((each) =>
    each.code === 'LIF06' ? { ...each, numerator: sumOf('L10'), denominator: sumOf('L09') } : each,
  );
  const catalogue = catalogueOf({ version: '2022.1', elements, indicators });
  const note = (n: number, rule: string) => ({
    unit: n === 0 ? 'B' : `B${n}`,
    unitName: `单位${n}`,
    element: 'L10',
    rule,
    value: 7,
    note: `说明${n}`,
  });
  const told = (explanations: ReturnType<typeof note>[]) => buildBriefing(smallInput({ catalogue, explanations }));

  it('stand in an annex of their own, with unit, item, value and note', () => {
    const one = told([note(0, 'W11')]);
    expect(one.annexes.at(-1)!.title).toBe('数据说明');
    expect(cells(one, 'explanations')).toEqual([['1', '单位0', '实到人次', '7', '说明0']]);
    expect(told([]).annexes.map((annex) => annex.title)).not.toContain('数据说明');
  });

  it('mark the unit where its figure is ranked', () => {
    const one = told([note(0, 'W11')]);
    const names = cells(one, 'bands').map(([name]) => name);
    expect(names.filter((name) => name!.endsWith('※'))).toEqual(['乙党委※']);
    expect(blockOf<'table'>(one, 'bands').notes.at(-1)).toContain('附件“数据说明”');
    expect(blockOf<'table'>(told([]), 'bands').notes.join()).not.toContain('※');
  });

  it('that are too many are chosen by weight, listed in the order of the tree, and counted', () => {
    const many = told(Array.from({ length: 80 }, (_, i) => note(i + 1, i === 79 ? 'W10' : 'W04')));
    const listed = cells(many, 'explanations');
    expect(listed).toHaveLength(40);
    expect(listed.at(-1)![1]).toBe('单位80');
    expect(blockOf<'table'>(many, 'explanations').notes).toEqual(['另有40项数据说明未列出，见各单位季报。']);
  });
});

describe('problems', () => {
  it('drafts are called what the annex and the first section call them, with one count', () => {
    const { missing, draft } = {
      missing: filed('五', { state: 'missing', submittedOn: null }),
      draft: { state: 'draft', submittedOn: null } as const,
    };
    const drafted = buildBriefing(smallInput({ filing: [filed('一'), missing, filed('六', draft), filed('七', draft)] }));
    expect(textOf(drafted)).toContain('2份填报中，1份未报');
    expect(textOf(drafted)).toContain(
      '部分单位季报未报送、填报未完成。未报季报的有五党支部（1个单位）；填报中尚未报送的有六党支部、七党支部（2个单位）。',
    );
    expect(cells(drafted, 'unfiled').map((row) => row[3])).toEqual(['未报', '填报中', '填报中']);
  });

  it('a rule that lists what it looks for names only what was found', () => {
    const input = smallInput();
    const elements = ['逾期未销号', '应建未建', '逾期未换届'].map((zh, i) => plainElement(`E${i}`, { name: { zh, en: zh } }));
    const rules = [{ ...input.catalogue.rules[0]!, code: 'W10', name: { zh: '有逾期、应建未建、空缺', en: '' } }];
    const catalogue = { ...input.catalogue, elements, rules };
    const findings = [
      {
        rule: 'W10',
        units: ['一党支部', '二党支部'],
        cells: 3,
        elements: [
          { code: 'E2', units: ['二党支部'] },
          { code: 'E0', units: ['一党支部', '二党支部'] },
        ],
      },
    ];
    expect(textOf(buildBriefing({ ...input, catalogue, findings }))).toContain(
      '部分单位有逾期未销号、逾期未换届情况。逾期未销号的为一党支部、二党支部（2个单位）；逾期未换届的为二党支部（1个单位）。',
    );
  });

  it('what all units miss is not said of most, and who is last is said of his sector, with the rule', () => {
    const { children } = smallInput();
    const organ = children.map((child) => ({ ...child, sector: 'organ' as const }));
    const all = textOf(
      buildBriefing(smallInput({ children: organ.map((child, i) => ({ ...child, values: [figure('LIF06', 70 + i, 100)] })) })),
    );
    expect(all).toContain('全部单位未达到同一目标。组织生活出席率未达标单位占3/3');
    const quarter = [figure('LIF06', 213, 300)];
    const last = textOf(
      buildBriefing(smallInput({ quarter, children: organ.map((child, i) => ({ ...child, values: [figure('LIF06', 70 + i, 100)] })) })),
    );
    expect(last).toContain('机关中居末的甲党委为70.0%（70/100）');
    expect(last).toContain('主要存在以下问题（末位只在同一领域的单位之间比较，分母小于5的单位和不足3个单位的领域不列）：');
    const two = textOf(
      buildBriefing(
        smallInput({
          children: [...children, { ...children[0]!, code: 'D' }].map((child, i) => ({
            ...child,
            values: [figure('LIF06', i < 3 ? 70 : 99, 100)],
          })),
        }),
      ),
    );
    expect(two).toContain('多数单位未达到同一目标');
    expect(two).toContain('主要存在以下问题：');
  });

  it('two of more misses are told as two of them', () => {
    const quarter = [figure('LIF01', 40, 50), figure('LIF06', 80, 100), figure('LIF07', 0.7, null)];
    expect(textOf(buildBriefing(smallInput({ quarter, cumulative: [] })))).toContain('组织生活方面3项指标未达到目标。其中');
    expect(textOf(buildBriefing(smallInput({ quarter: quarter.slice(0, 2), cumulative: [] })))).not.toContain('其中党员');
  });
});

describe('when figures are missing', () => {
  const without = (more: Parameters<typeof smallInput>[0]) => buildBriefing(smallInput(more));

  it('nobody reported: it says so, and draws and ranks nothing', () => {
    const missing = smallInput().quarter.map((value) => figure(value.code, null, null, { reported: 0 }));
    const empty = without({
      quarter: missing,
      cumulative: [],
      children: [],
      sectors: [],
      trends: [],
      findings: [],
      reported: 0,
      filing: [filed('一', { state: 'missing', submittedOn: null, isLate: true })],
    });
    expect(headings(empty)).toEqual(['一、上次会议要求落实情况', '二、总体情况', '三、下一步工作要求']);
    expect(textOf(empty)).toContain('本期尚无审核通过的季报，以下各项指标均无数据。');
    expect(textOf(empty)).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  it('nothing was expected: no division by zero', () =>
    expect(
      textOf(without({ reported: 0, expected: 0, filing: [], quarter: [], cumulative: [], children: [], sectors: [], trends: [] })),
    ).toContain('本期没有应报季报的单位。'));

  it('a unit without children is not ranked, and sections are numbered on', () => {
    expect(headings(without({ children: [], sectors: [] }))).toEqual([
      '一、上次会议要求落实情况',
      '二、总体情况',
      '三、主要指标',
      '四、有形与有效、经常与突击',
      '五、整改与软弱涣散',
      '六、存在问题',
      '七、下一步工作要求',
    ]);
  });

  it('everything filed on time: no list of units, one annex less', () =>
    expect(without({ filing: [filed('一')] }).annexes.map((annex) => annex.title)).toEqual([
      '各单位主要指标明细表',
      '统计范围和指标口径说明',
      '经验交流单位名单',
    ]));

  it('the first quarter speaks of one quarter', () => expect(textOf(without({ period: '2026Q1' }))).toContain('2026年第一季度，局党委'));

  it('an open quarter says that its figures are provisional', () => {
    expect(textOf(without({ provisional: true }))).toContain('本期尚未关闭，本文数据为暂定数');
    expect(textOf(without({}))).not.toContain('暂定');
  });

  it('everything on target: no problem is made up', () => {
    const good = without({ quarter: [figure('LIF01', 10, 10)], cumulative: [], children: [], findings: [], filing: [filed('一')] });
    expect(textOf(good)).toContain('按现行规则，本期没有发现未达目标或需要提示的问题。');
    expect(placeholdersOf(good).map(({ text: one }) => one)).toEqual(['【待补充】']);
  });

  it('speaks English when asked, without a Chinese word but names', () => {
    const english = buildBriefing(
      smallInput({ language: 'en', unit: { code: 'R', name: 'Bureau' }, children: [], filing: [], findings: [] }),
    );
    expect(english.title).toBe('Party-building work in 2026 Q3');
    expect(textOf(english)).not.toMatch(/[\u4e00-\u9fff]/);
  });
});
