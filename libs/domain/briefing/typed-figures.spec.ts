import { namesWithDigits, typedFigures, typedFiguresOf } from './typed-figures.js';

describe('digits in the words of a briefing', () => {
  it.each([
    '党员大会按期召开，会前准备充分。',
    '2026年第三季度，各支部按照党发〔2026〕12号文件要求',
    '2026年1—3季度情况如下',
    '2026年9月30日前完成，10月15日前报送，30日截止',
    '7—9月开展专题学习',
    '2024—2026年规划，2026年度总结',
    '第3期简报，第12条、第2次会议',
    '（1）健全制度；（2）压实责任。',
    '1. 抓紧整改',
    '一是加强领导；二是“三会一课”质量有待提高',
    '《关于做好2026年第3季度工作的通知》',
    '会议定于9:30召开，14时30分结束',
    '①组织②宣传',
    '第二十条规定、第一百二十次会议、历时十二个月',
    '抓好十个方面，落实“十五五”规划和党的二十大精神，二〇二六年百名书记讲党课',
    'By 20 October 2026, see Article 12 and No. 3 of Q3 2026',
    '',
  ])('are no figures in %s', (words) => expect(typedFigures(words)).toEqual([]));

  it.each([
    ['党员大会达标率为97.2%，仍有3个支部未开', ['97.2%', '3']],
    ['共有 1,234 名党员', ['1,234']],
    ['达标率９７％', ['９７％']],
    ['达标率百分之九十七', ['百分之九十七']],
    ['已完成九成以上', ['九成']],
    ['共三百二十一人参加，另有二十余个支部', ['三百二十一', '二十余']],
    ['历时3个月', ['3']],
    ['第97.2名', ['97.2']],
    ['共（12）人', ['12']],
    ['完成454/467', ['454/467']],
    ['2026年完成12项', ['12']],
    ['提高½', ['½']],
    ['completed 12 of 30 in 2026', ['12', '30', '2026']],
  ])('are figures in %s', (words, found) => expect(typedFigures(words)).toEqual(found));

  it('are looked for in the words of a sentence, not in its bound figures', () =>
    expect(typedFiguresOf(['达标率为', { code: 'LIF01', display: '97.2%', value: 97.2 }, '，另有5个'])).toEqual(['5']));

  it('belong to the name of a unit that is called so', () => {
    const names = namesWithDigits(['105站党支部', '5号站', '机关党支部', '105站']);
    expect(names).toEqual(['105站党支部', '105站', '5号站']);
    expect(typedFigures('105站党支部、5号站未开展，另有6个支部', names)).toEqual(['6']);
  });
});
