/** Words of the review screens. */
import type { Text } from '#domain/errors.js';

export const reviewWords = {
  'review.passedOn': { zh: '待终审', en: 'With the office' },
  'review.changed': { zh: '退回后重报', en: 'Filed again' },
  'review.questions': { zh: '有问题待答', en: 'Open questions' },
  'review.level': { zh: '初审已过，待党建办终审', en: 'passed first level, office decides' },
  'review.levelParent': { zh: '待上级初审', en: 'first level' },
  'review.onBehalf': { zh: '党建办代填', en: 'entered by the office' },
  'review.changedMark': { zh: '重报', en: 'again' },
  'review.threads': { zh: '{count} 个问题', en: '{count} questions' },
  'review.selectClean': { zh: '选中无错误、无提示、无待答问题的 {count} 份', en: 'Select the {count} without findings or open questions' },
  'review.clear': { zh: '取消选择', en: 'Clear selection' },
  'review.bulkAccept': { zh: '批量通过 {count} 份', en: 'Accept {count}' },
  'review.bulkTitle': { zh: '批量通过 {count} 份季报？', en: 'Accept {count} returns?' },
  'review.bulkAsk': {
    zh: '所选 {count} 份季报将一次审核通过，数据立即计入汇总；实行两级审核、尚在初审的，报党建办终审。',
    en: 'The {count} chosen returns are accepted at once and their figures count immediately; those at the first of two levels go on to the office.',
  },
  'review.bulkBusy': { zh: '正在通过…', en: 'Accepting…' },
  'review.bulkDone': { zh: '已通过 {count} 份。', en: '{count} were accepted.' },
  'review.bulkLeft': { zh: '{count} 份没有通过：', en: '{count} were not accepted:' },
  'review.pickColumn': { zh: '选择', en: 'Select' },
  'review.select': { zh: '选择 {unit}', en: 'Select {unit}' },
  'review.pass': { zh: '初审通过，报党建办', en: 'Pass to the office' },
  'review.passed': { zh: '已通过初审，待党建办终审。', en: 'Passed; the office decides.' },
  'review.since': { zh: '与上次审核的第 {version} 版相比', en: 'Compared with version {version}, reviewed before' },
  'review.enterCorrection': { zh: '更正', en: 'Correct' },
  'review.correction': { zh: '更正原因：', en: 'Reason of the correction: ' },
} as const satisfies Record<string, Text>;
