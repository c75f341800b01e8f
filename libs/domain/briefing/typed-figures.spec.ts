import { namesWithDigits, typedFigures, typedFiguresOf } from './typed-figures.js';

const upTo = (last: number, first = 1): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i);

describe('digits in the words of a briefing', () => {
  it.each([
    '党员大会按期召开，会前准备充分。',
    '2026年第三季度，各支部按照党发〔2026〕12号文件要求',
    '2026年1—3季度情况如下，2026年第3季度、第3季度、3季度',
    '2026年9月30日前完成，10月15日前报送，30日截止，11月28日，3月1日—5日，9月1日至10月31日',
    '7—9月开展专题学习',
    '2024—2026年规划，2026年度总结，2026-11-28',
    '第3期简报，第12条、第2次会议、第 3 批、第2—4章',
    '（1）健全制度；（2）压实责任。',
    '1. 抓紧整改。2、限期销号；③回头看',
    '一是加强领导；二是“三会一课”质量有待提高；三是落实第一议题、第一主题，放在第一位',
    '“两学一做”“两个维护”“四个意识”“八项规定”，一成不变，先行建成示范点',
    '《关于做好2026年第3季度工作的通知》、《关于印发2026年要点的通知》（党发〔2026〕3号）、《准则》第3条',
    '会议定于9:30召开，上午10:00—11:30，14时30分结束；11月28日（星期六）9:00',
    '①组织②宣传，㈠总体情况',
    '第二十条规定、第一百二十次会议、历时十二个月',
    '抓好十个方面，落实“十五五”规划和党的二十大精神，二〇二六年百名书记讲党课',
    '庆祝建党105周年、一百零五周年，见附件2、附表1，二十一世纪以来',
    '一个支部一个堡垒，每两名党员结对，两点一线，千方百计，半年小结',
    'By 20 October 2026, see Article 12 and No. 3 of Q3 2026',
    '',
  ])('are no figures in %s', (words) => expect(typedFigures(words)).toEqual([]));

  it.each([
    ['党员大会达标率为97.2%，仍有3个支部未开', ['97.2%', '3']],
    ['共有 1,234 名党员', ['1,234']],
    ['《达标率97.2%共454个支部未达标》', ['97.2%', '454']],
    ['《97》', ['97']],
    ['97日', ['97']],
    ['历时30日', ['30']],
    ['13月、0月', ['13', '0']],
    ['第97', ['97']],
    ['列第12位、第12名，列第十二位', ['12', '12', '第十二位']],
    ['97号', ['97']],
    ['第5季度', ['5']],
    ['25时，男女比为3:10', ['25', '3', '10']],
    ['2026年97日', ['97']],
    ['共1997年12项', ['12']],
    ['Ⅻ个支部，ⅲ项', ['Ⅻ', 'ⅲ']],
    ['达标率⑨⑦%，③个支部', ['⑨⑦%', '③']],
    ['提高½，¾，97²', ['½', '¾', '97²']],
    ['达标率９７％，第９７', ['９７％', '９７']],
    ['达标率百分之九十七，三分之二、百分之九十点五、百分百', ['百分之九十七', '三分之二', '百分之九十点五', '百分百']],
    ['已完成九成以上，七成支部，三成未开，半数、一半、过半数', ['九成', '七成', '三成', '半数', '一半', '过半数']],
    ['共三百二十一人参加，另有二十余个支部', ['三百二十一', '二十余']],
    ['合计三百二十一，达九十七点二，九七点二', ['三百二十一', '九十七', '九七点二']],
    ['壹佰贰拾人', ['壹佰贰拾']],
    ['三个支部未开，两名党员、十余个党支部', ['三个支部', '两名党员', '十余个党支部']],
    ['历时3个月', ['3']],
    ['第97.2名', ['97.2']],
    ['共（12）人，附件12个', ['12', '12']],
    ['完成454/467', ['454/467']],
    ['2026年完成12项', ['12']],
    ['㏠内，𝟗𝟕，൯', ['㏠', '𝟗𝟕', '൯']],
    ['completed 12 of 30 in 2026', ['12', '30', '2026']],
  ])('are figures in %s', (words, found) => expect(typedFigures(words)).toEqual(found));

  it('every character of a number is one, wherever it stands', () => {
    const numerals = upTo(0x1ffff).flatMap((code) => {
      const one = code >= 0xd800 && code <= 0xdfff ? '' : String.fromCodePoint(code);
      return /\p{N}/u.test(one) && one !== '〇' ? [one] : [];
    });
    expect(numerals.length).toBeGreaterThan(1500);
    expect(numerals.filter((one) => typedFigures(`达标率${one}%`).length !== 1)).toEqual([]);
    expect(numerals.filter((one) => typedFigures(`《有${one}个支部》`).length !== 1)).toEqual([]);
  });

  it('a number fits a day, a month, an hour only where there is one', () => {
    const days = (n: number): string[] => typedFigures(`${n}日前`);
    expect(upTo(31).flatMap(days)).toEqual([]);
    expect(upTo(999, 32).filter((n) => days(n).length === 0)).toEqual([]);
    expect(upTo(12).flatMap((n) => typedFigures(`2026年${n}月，${n}月底`))).toEqual([]);
    expect(upTo(999, 13).filter((n) => typedFigures(`${n}月底`).length === 0)).toEqual([]);
    for (const shape of ['有N未开', '第N', '第N名', 'N号', '《N》', 'N项', '为N%', 'N年', '（N）'])
      expect(upTo(1000).filter((n) => typedFigures(`其中${shape.replace('N', String(n))}`).length === 0)).toEqual([]);
  });

  it('are looked for in the words of a sentence, not in its bound figures', () =>
    expect(typedFiguresOf(['达标率为', { code: 'LIF01', display: '97.2%', value: 97.2 }, '，另有5个'])).toEqual(['5']));

  it('belong to the name of a unit that is called so', () => {
    const names = namesWithDigits(['105站党支部', '5号站', '机关党支部', '105站']);
    expect(names).toEqual(['105站党支部', '105站', '5号站']);
    expect(typedFigures('105站党支部、5号站未开展，另有6个支部', names)).toEqual(['6']);
  });
});
