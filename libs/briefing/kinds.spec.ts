/** How each kind reads, sentence by sentence, and what it says where something is missing. */
import type { BriefingInput, RequirementOfUnit } from '#domain/briefing/briefing-input.js';
import type { Briefing, BriefingKind } from '#domain/briefing/briefing.js';
import { textOf } from '#domain/briefing/sentence.js';
import { sentencesOf, walk } from '#domain/briefing/walk.js';
import { catalogueOf, plainElement } from '#domain/catalogue/catalogue-of.js';
import { blockName } from '#domain/dashboard/block-name.js';
import { bindableFigures } from './bindable.js';
import { buildBriefing } from './build-briefing.js';
import { placeholdersOf } from './placeholders.js';
import { figure, filed, INDICATORS, smallInput } from './testing/small-input.js';

const said = (briefing: Briefing): Record<string, string> =>
  Object.fromEntries(sentencesOf(briefing).map(({ node, sentence }) => [node, textOf(sentence)]));
const of = (kind: BriefingKind, more: Partial<BriefingInput> = {}) => said(buildBriefing(smallInput(more), kind));
const rows = (briefing: Briefing, id: string): string[][] =>
  [...walk(briefing)].flatMap(({ node }) =>
    node.type === 'block' && node.id === id && node.block.kind === 'table'
      ? node.block.rows.map((row) => row.cells.map(({ display }) => display))
      : [],
  );
const requirement = (more: Partial<RequirementOfUnit>): RequirementOfUnit => ({
  ...{ id: 'q', meetingId: 'm', period: '2026Q2', text: '补开党员大会', unit: 'A', unitName: '甲党委', dueOn: '2026-09-30', state: 'open' },
  ...{ progress: '', reportedAt: null, reportedBy: null, closedAt: null, closedBy: null, createdAt: '', revision: 1 },
  ...more,
});

describe('the quarterly report', () => {
  it('opens with what earlier meetings required, late ones named as such', () => {
    const followUp = [requirement({}), requirement({ id: 'r', state: 'closed', progress: '已完成', dueOn: '2026-08-31' })];
    const briefing = buildBriefing(smallInput({ followUp }));
    expect(said(briefing)['follow-up.tally']).toBe('上次例会提出的工作要求2项，已销号1项，办理中1项，其中超过时限的1项。');
    expect(rows(briefing, 'follow-up')).toEqual([
      ['1', '补开党员大会', '甲党委', '2026年9月30日', '办理中（逾期）', '—'],
      ['2', '补开党员大会', '甲党委', '2026年8月31日', '已销号', '已完成'],
    ]);
    expect(of('quarterly')['follow-up.none']).toBe('此前例会没有提出需要跟踪的工作要求。');
  });

  it('says what missing units mean for the totals', () => {
    const { catalogue } = smallInput();
    const elements = [plainElement('M09', { name: { zh: '党员数', en: 'Members' }, unit: { zh: '人', en: 'persons' } })];
    const known = { ...catalogue, ...catalogueOf({ version: '2022.1', elements, indicators: INDICATORS }) };
    const missingShare = [{ element: 'M09', missing: 25, total: 1000, units: 2 }];
    expect(of('quarterly', { catalogue: known, missingShare })['situation.effect']).toBe(
      '本期各项合计不含没有审核通过季报的3个单位。这些单位中上季度已报的，“党员数”为25人，占上季度合计的2.5%（25/1,000）。',
    );
    expect(of('quarterly')['situation.effect']).toContain('上季度的数据不详，对合计的影响无法估算');
    expect(of('quarterly')['unfiled.effect']).toBeUndefined();
    expect(of('quarterly', { reported: 30 })['situation.effect']).toBeUndefined();
  });

  it('leaves people only what nobody has required yet', () => {
    const briefing = buildBriefing(smallInput({ requirements: [requirement({ dueOn: '2026-12-20' })] }));
    expect(placeholdersOf(briefing)).toEqual([]);
    expect(rows(briefing, 'requirements')).toEqual([['1', '补开党员大会', '甲党委', '2026年12月20日']]);
  });

  it('lists corrections since the last issue, with their reason', () => {
    const corrections = [{ unitName: '甲党委', period: '2026Q2', version: 2, on: '2026-09-02', reason: '漏计一个支部' }];
    expect(rows(buildBriefing(smallInput({ corrections, lastIssuedOn: '2026-07-20' })), 'corrections')).toEqual([
      ['1', '甲党委', '2026年第二季度', '2', '2026年9月2日', '漏计一个支部'],
    ]);
    expect(buildBriefing(smallInput()).annexes.map(({ name }) => name)).not.toContain('corrections');
  });

  it('has the main figures of every unit in an annex, with n/d', () => {
    const briefing = buildBriefing(smallInput());
    expect(rows(briefing, 'details-coverage')).toContainEqual(['丙公司', '100.0%\n10/10']);
    expect(rows(briefing, 'details-coverage').at(-1)).toEqual(['合计', '100.0%\n40/40']);
  });

  it('tells the rhythm of the units by the printed rule', () => {
    const months: [number, number, number][] = [
      [1, 1, 8],
      [4, 4, 4],
      [0, 0, 1],
    ];
    const children = smallInput().children.map((child, i) => ({ ...child, months: months[i]! }));
    expect(of('quarterly', { children })['coverage-gap.rhythm']).toBe(
      '所属3个单位中有2个参加比较（本季主题党日不足3次或没有数据的除外），主题党日超过60%集中在季末一个月的有甲党委（1个单位）；没有经常性指数低于0.5、各月不均的。',
    );
  });

  it('has no list of units where none is rushed or uneven', () => {
    const children = smallInput().children.map((child) => ({ ...child, months: [4, 4, 4] as [number, number, number] }));
    expect(of('quarterly', { children })['coverage-gap.rhythm']).toBe(
      '所属3个单位中，没有主题党日超过60%集中在季末一个月的，也没有经常性指数低于0.5、各月不均的。',
    );
  });

  it('reckons what is left until the year end, and nothing where the pace is kept', () => {
    expect(of('quarterly')['indicators.training-year-end']).toBe('按目前的基数计算，32学时达标率到年底达到100%，还需544学满规定学时。');
    const cumulative = [figure('TRN01', 1400, 1744)];
    expect(of('quarterly', { cumulative })['indicators.training-year-end']).toBeUndefined();
  });
});

describe('the unit sheet', () => {
  const own = { unit: { code: '一', name: '一党支部' }, children: [], filing: [filed('一')], reported: 1, expected: 1 };
  it('is about one unit and names no other', () => {
    const places = [
      { code: 'LIF06', place: 2, of: 7 },
      { code: 'TRN01', place: 1, of: 3 },
    ];
    const text = of('unit_sheet', { ...own, places });
    expect(text['sheet-figures.filed']).toBe('本单位季报于2026年10月10日报送，已审核通过。');
    expect(text['sheet-place.places']).toBe('在同一上级的同领域单位中，组织生活出席率列第2位（共7个单位）。');
    expect(text['sheet-missed.tally']).toBe('设有目标且有数据的8项指标中，5项未达到：');
    expect(Object.values(text).join()).not.toMatch(/甲党委|乙党委|丙公司/);
  });

  it('lists what is required of this unit alone, and its own notes', () => {
    const text = of('unit_sheet', { ...own, requirements: [requirement({ unit: '一' }), requirement({ id: 'other', text: '别的' })] });
    expect(text['sheet-asked.list.q']).toBe('补开党员大会（完成时限：2026年9月30日，办理中）。');
    expect(Object.values(text).join()).not.toContain('别的');
    expect(of('unit_sheet', own)['sheet-asked.none']).toBe('目前没有对本单位提出的工作要求。');
  });

  it('without an accepted return says how far it is', () => {
    const filing = [filed('一', { state: 'returned', timesReturned: 1 })];
    const text = of('unit_sheet', { ...own, filing, reported: 0, quarter: [], cumulative: [] });
    expect(text['sheet-figures.filed']).toBe('本单位季报已退回，请修改后重新报送。本期没有可以列出的指标数据。');
    expect(text['sheet-missed.none']).toBe('没有可与目标比较的指标。');
  });
});

describe('the notice', () => {
  it('names who has not filed and the day to file by, not who only waits for review', () => {
    const filing = [...smallInput().filing, filed('五', { state: 'submitted' })];
    const briefing = buildBriefing(smallInput({ filing, issuedOn: '2026-10-13' }), 'notice');
    expect(said(briefing)['notice-facts.state']).toBe(
      '2026年第三季度党建工作季报应于2026年10月12日前报送。截至2026年10月13日，应报的30个单位中，尚未报送的2个（未报1个、退回未重报1个），逾期报送的1个。现将有关事项通知如下：',
    );
    expect(rows(briefing, 'unfiled').map((row) => row[1])).toEqual(['三党支部', '四党支部']);
    expect(rows(briefing, 'late').map((row) => row[1])).toEqual(['二党支部']);
    expect(said(briefing)['notice-ask.file']).toBe('请尚未报送的单位于2026年10月14日前报送。');
    expect(briefing.body.some(({ type }) => type === 'heading')).toBe(false);
    expect([briefing.addressees, placeholdersOf(briefing)]).toEqual(['有关单位', []]);
  });

  it('before the day returns are due reminds of that day, and knows no other and nobody late', () => {
    const filing = smallInput().filing.map((unit) => ({ ...unit, isLate: false }));
    const briefing = buildBriefing(smallInput({ filing, issuedOn: '2026-10-12' }), 'notice');
    expect(said(briefing)['notice-facts.state']).toBe(
      '2026年第三季度党建工作季报报送截止日期为2026年10月12日。截至2026年10月12日，应报的30个单位中，尚未报送的2个（未报1个、退回未重报1个）。现将有关事项通知如下：',
    );
    expect(said(briefing)['notice-ask.file']).toBe('请尚未报送的单位于2026年10月12日前报送。');
    expect(rows(briefing, 'late')).toEqual([]);
    expect(Object.values(said(briefing)).join()).not.toContain('10月14日');
  });

  it('after the last day leaves the new one to people', () =>
    expect(placeholdersOf(buildBriefing(smallInput(), 'notice')).map(({ node }) => node)).toEqual(['notice-ask.file']));

  it('with everything in says that and asks for nothing', () =>
    expect(of('notice', { filing: [filed('一')] })).toEqual({
      'notice-facts.all': '截至2026年10月20日，2026年第三季度季报均已按期报送。',
    }));
});

describe('for a meeting that reviews half a year', () => {
  const period = '2026Q2';
  const soFar = (code: string, n: number, d: number, more: object = {}) => figure(code, n, d, { period, span: 'cumulative', ...more });
  const yearChange = { kind: 'points' as const, value: 3, reason: null };
  const input = smallInput({
    period,
    meetingKind: 'half_year',
    quarter: [figure('COV05', 33, 40, { period }), figure('LIF01', 454, 467, { period }), soFar('TRN01', 1200, 1744)],
    cumulative: [soFar('COV05', 60, 80, { yearChange }), soFar('TRN01', 1200, 1744, { yearChange })],
    trends: [{ code: 'COV05', points: [{ value: figure('COV05', 27, 40, { period: '2026Q1' }), target: null }] }],
  });

  it('the report is of 上半年 and opens with what both quarters come to; filing stays that of the quarter', () => {
    const briefing = buildBriefing(input, 'quarterly');
    expect(briefing.title).toBe('2026年上半年党建工作情况通报');
    const text = said(briefing);
    expect(text['half-year.told']).toMatch(
      /^2026年上半年累计，有效覆盖率为75\.0%（60\/80），比上年同期上升3\.0个百分点；.*均为2026年第二季度的数据。$/,
    );
    expect(rows(briefing, 'half-year')[0]).toEqual([...['有效覆盖率', '67.5%\n27/40', '82.5%\n33/40', '75.0%\n60/80', '—', '+3.0']]);
    // 1,200 of the year so far are not those of the second quarter.
    expect(rows(briefing, 'half-year')[1]!.slice(1, 4)).toEqual(['—', '—', '68.8%\n1,200/1,744']);
    expect(text['situation.filing']).toMatch(/^2026年第二季度，/);
    expect(bindableFigures(input, briefing).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['有效覆盖率', '有效覆盖率（年内累计）']),
    );
  });

  it('so is the deck; what goes to units stays of the quarter, and so does everything of another meeting', () => {
    const deck = buildBriefing(input, 'deck');
    expect([deck.title, rows(deck, 'half-year').length]).toEqual(['2026年上半年党建工作情况', 2]);
    for (const kind of ['unit_sheet', 'notice', 'bulletin'] as const) expect(buildBriefing(input, kind).title).toContain('2026年第二季度');
    const other = buildBriefing({ ...input, meetingKind: 'quarterly' }, 'quarterly');
    expect([other.title, said(other)['half-year.told']]).toEqual(['2026年第二季度党建工作情况通报', undefined]);
  });
});

describe('bulletin, deck and year', () => {
  it('a bulletin tells what moved by rule, and says so where nothing did', () => {
    expect(of('bulletin')['highlights.better-list.COV05']).toBe(
      '有效覆盖率为82.5%（33/40），比上季度上升1.2个百分点，比上年同期下降2.0个百分点，已连续7个季度上升。',
    );
    expect(of('bulletin', { quarter: [figure('COV05', 33, 40)] })['highlights.none']).toBe(
      '比上季度（年内累计的比上年同期），各项比率变动均未超过1个百分点。',
    );
  });

  it('a bulletin tells what fell by the same rule as what rose', () => {
    const points = (value: number) => ({ quarterChange: { kind: 'points' as const, value, reason: null } });
    const quarter = [figure('COV05', 33, 40, points(1.2)), figure('LIF01', 400, 467, points(-6.4)), figure('LIF06', 91, 100, points(-1))];
    const text = of('bulletin', { quarter });
    expect(text['highlights.lead']).toBe('比上季度（年内累计的比上年同期），变动超过1个百分点的比率2项，向好1项，下滑1项。');
    expect([text['highlights.better'], text['highlights.worse']]).toEqual(['向好的有：', '下滑的有：']);
    expect(text['highlights.worse-list.LIF01']).toContain('党员大会达标率为85.7%（400/467），比上季度下降6.4个百分点');
    expect(Object.keys(text).filter((node) => node.includes('LIF06'))).toEqual([]);
    expect(of('bulletin', { quarter: [quarter[1]!] })['highlights.lead']).toContain('的比率1项，没有向好的，下滑1项。');
  });

  it('what moved while others were counted is no movement', () => {
    const unlike = { now: { reported: 65, expected: 99 }, before: { reported: 98, expected: 99 } };
    const change = { quarterChange: { kind: 'points' as const, value: 12, reason: null, unlike } };
    const text = of('bulletin', { quarter: [figure('COV05', 33, 40, change)] });
    expect(text['highlights.none']).toContain('两期审核通过单位数相差较大的不计');
    const quarterly = of('quarterly', { quarter: [figure('COV05', 33, 40, change)] });
    expect(Object.values(quarterly).join()).not.toMatch(/上升12|1项向好/);
  });

  it('a difference is told only where nothing it is taken of moved to the same side', () => {
    const points = (value: number) => ({ quarterChange: { kind: 'points' as const, value, reason: null } });
    const moved = (effective: number, gap: number) => {
      const text = of('bulletin', { quarter: [figure('COV05', 33, 40, points(effective)), figure('COV06', 17.5, null, points(gap))] });
      const items = Object.keys(text).filter((node) => node.startsWith('highlights.') && node.includes('-list.'));
      return [text['highlights.lead']!.match(/比率(\d)项/)![1], ...items];
    };
    expect(moved(5, -5)).toEqual(['1', 'highlights.better-list.COV05']);
    expect(moved(-5, 5)).toEqual(['1', 'highlights.worse-list.COV05']);
    expect(moved(5, 7)).toEqual(['2', 'highlights.better-list.COV05', 'highlights.worse-list.COV06']);
    expect(moved(0.5, -5)).toEqual(['1', 'highlights.better-list.COV06']);
  });

  it('what grows with the year is held against the year before', () => {
    const risen = { quarterChange: { kind: 'points' as const, value: 25, reason: null } };
    expect(of('bulletin', { cumulative: [figure('TRN01', 1200, 1744, risen)] })['highlights.better-list.TRN01']).toBeUndefined();
  });

  it('a deck has one drawing a page, its finding above it, and no place for people to write', () => {
    const briefing = buildBriefing(smallInput(), 'deck');
    briefing.body.forEach((node, i) => {
      if (node.type !== 'heading') expect(briefing.body[i - 1]).toMatchObject({ type: 'heading', level: 1 });
      if (node.type === 'block') expect(node.block.title).toBe('');
    });
    expect(briefing.body.filter(({ type }) => type === 'block').length).toBeGreaterThan(4);
    expect(placeholdersOf(briefing)).toEqual([]);
  });

  it('通报, 简报 and 年度总结 have heads of their own: papers a number of the year of issue, bulletins their place among the issues', () => {
    const heads = (['quarterly', 'bulletin', 'annual'] as const).map((kind) => {
      const { masthead, issue } = buildBriefing(smallInput(), kind);
      return `${masthead} ${issue}`;
    });
    expect(heads).toEqual(['党建工作情况通报 〔2026〕3号', '党建工作简报 第3期', '党建工作年度总结 〔2026〕3号']);
  });

  it.each(['quarterly', 'bulletin', 'annual', 'deck', 'unit_sheet'] as const)(
    'every table and chart of a %s has a name of its own',
    (kind) => {
      const blocks = [...walk(buildBriefing(smallInput(), kind))].flatMap(({ node }) => (node.type === 'block' ? [node.block] : []));
      expect(blocks.filter((block) => blockName(block, 'en') === block.id)).toEqual([]);
    },
  );

  it('a year puts its quarters side by side with what they come to; those not there are no zero', () => {
    const whole = { span: 'cumulative', yearChange: { kind: 'points', value: -2, reason: null } } as const;
    const soFar = [...smallInput().cumulative, figure('COV05', 100, 125, whole)];
    const briefing = buildBriefing(smallInput({ sumsUpYear: true, cumulative: soFar }), 'annual');
    expect(rows(briefing, 'year').find(([name]) => name === '有效覆盖率')).toEqual([
      ...['有效覆盖率', '65.0%\n65/100', '66.0%\n66/100', '67.0%\n67/100', '—', '80.0%\n100/125', '—', '−2.0'],
    ]);
    expect(said(briefing)['year.annual']).toBe('组织生活会召开率为0.0%（0/40）。');
  });

  it('a year is told in figures of the year: not against the quarter before, without pace or what is left, and filing of its last quarter as such', () => {
    const period = '2026Q4';
    const year = { period, span: 'cumulative', yearChange: { kind: 'points', value: 3, reason: null } } as const;
    const quarterChange = { kind: 'points', value: 9, reason: null } as const;
    const full = { value: 100, range: null, met: false };
    const input = smallInput({
      ...{ period, sumsUpYear: true, findings: smallInput().findings },
      quarter: [
        figure('COV03', 39, 40, { period, quarterChange }),
        figure('COV06', 17.5, null, { period }),
        figure('LIF06', 70, 100, { period, quarterChange }),
      ],
      cumulative: [figure('LIF06', 360, 400, year), figure('TRN01', 1600, 1744, { ...year, quarterChange, target: full })],
    });
    const briefing = buildBriefing(input, 'annual');
    const text = said(briefing);
    expect(text['situation.headlines']).toBe(
      '应建已建率为97.5%（39/40），低于100%的目标2.5个百分点；组织生活出席率为90.0%（360/400），比上年上升3.0个百分点，达到85%的目标；32学时达标率为91.7%（1,600/1,744），比上年上升3.0个百分点，低于100%的目标8.3个百分点。',
    );
    expect(text['situation.tally']).toContain('1项达到目标，2项未达到。与上年相比，2项向好');
    expect(text['indicators.training-year-end']).toBe('按年末的基数计算，32学时达标率距100%的年度目标差144。');
    expect(text['problems.list.filing']).toMatch(/^第四季度部分单位季报未报送/);
    expect(rows(briefing, 'table-coverage').map(([name]) => name)).toEqual(['应建已建率']);
    expect(rows(briefing, 'table-life')[0]).toEqual(['组织生活出席率', '90.0%', '360/400', '≥85%', '+3.0', '27/30']);
    expect(Object.values(text).join()).not.toMatch(/上季度[上下]|进度|到年底|年内累计|四种形态.*关闭后/);
    expect(said(buildBriefing({ ...input, provisional: true }, 'annual'))['indicators.training-year-end']).toContain(
      '到年底达到100%，还需144',
    );
  });
});
