/** One-line notes as clerks write them, by what the finding is about: the rule, its cell, and which way the figure went. */
import type { Finding } from '#domain/validation/finding.js';
import type { Random } from './random.js';

type Notes = readonly [string, ...string[]];

/** `W10:R07` of a cell, `W02:L:up` of cells whose code begins so, `W14:over` of one side of a rule; the most particular one counts. */
const NOTES: Record<string, Notes> = {
  W01: ['本季度集中接转组织关系，已与组织人事科核对', '党员调动较多，已逐人核对名册'],
  'W02:L:up': ['上季顺延的活动本季补开，已核对会议记录', '本季度集中补课，活动次数增加'],
  'W02:L:down': ['部分活动因抢险值守顺延，下季度补开', '出差和轮班人员较多，已核对签到表'],
  'W02:T:up': ['本季度集中办班，参训人数增加'],
  'W02:T:down': ['参训对象有增加，已列入下期培训计划'],
  'W02:M': ['党员流动较多，已逐人核对名册'],
  'W02:O': ['组织设置有调整，已与组织人事科核对'],
  'W02:S': ['检查和整改按计划分批进行，已核对台账'],
  'W02:R': ['任务按计划分批办理，已核对台账'],
  'W03:small': ['支部党员人数少，已列入下季度调整计划'],
  'W03:large': ['支部党员人数多，已列入下季度分设计划'],
  W04: ['已核对培训记录和签到表，学时属实'],
  W05: ['集中培训班时间后移，已列入计划', '培训名额分批下达，按计划分批完成'],
  W06: ['已核对会议记录和签到表，情况属实'],
  W07: ['前两个月集中参加抢险保通，主题党日集中在一个月开展', '结合专项任务，活动集中安排在一个月'],
  W08: ['数据与上季相近，已逐项核对无误'],
  W09: ['检查以抽查台账为主，未发现需整改的问题'],
  'W10:R07': ['涉及外单位配合，已约定办理时间，下季度末前销号', '整改需项目资金，资金下达后两个月内销号'],
  'W10:O13': ['新成立项目部，已报上级党组织批准设立支部'],
  'W10:O17': ['换届请示已上报，批复后一个月内换届'],
  'W10:O18': ['人选已考察，预计下月到位', '已报上级党组织，下季度末前配齐'],
  W11: ['按程序办理，材料已报组织人事科'],
  W12: ['宣布会已安排在下月召开'],
  W13: ['经上级验收合格，提前转化'],
  'W14:over': ['年度预算已调增，正在办理调整手续'],
  'W14:behind': ['部分项目尚未结算，结算后支付'],
  'W15:late': ['负责填报的同志轮换，延迟报送，已补报'],
  'W15:returned': ['已按退回意见逐项改正'],
  'W16:L': ['轮班人员多，已核对签到表，数据属实'],
  'W16:M': ['已核对党员名册，数据属实'],
  'W16:R': ['已核对经费账目，数据属实'],
};
const PLAIN: Notes = ['已核对，情况属实'];

/** Which side of a rule the finding is about; "" where it has one side only. */
function sideOf({ code, message, expected, value }: Finding): string {
  if (code === 'W02') {
    const [, before, after] = /由上季的 ([\d.]+)% 变为 ([\d.]+)%/.exec(message.zh) ?? [];
    return Number(after) > Number(before) ? 'up' : 'down';
  }
  if (code === 'W03') return Number(value) > 50 ? 'large' : 'small';
  if (code === 'W14') return expected ? 'over' : 'behind';
  if (code === 'W15') return message.zh.includes('退回') ? 'returned' : 'late';
  return '';
}

export function noteFor(finding: Finding, random: Random): string {
  const { code, element } = finding;
  const [family, side] = [element?.[0] ?? '', sideOf(finding)];
  const keys = [`${code}:${element}`, `${code}:${family}:${side}`, `${code}:${family}`, `${code}:${side}`, code];
  return random.pick(NOTES[keys.find((key) => key in NOTES) ?? ''] ?? PLAIN);
}
