/** How far have the returns come: due, filed, accepted, accepted at the first attempt? */
import type { FunnelBlock } from '#domain/dashboard/block.js';
import type { Language, Text } from '#domain/errors.js';
import { formatCoverage, formatNumber, formatRatio } from '#domain/indicators/format-figure.js';
import { blockSubtitle, notesOf, type BlockBuilder } from '../block-builder.js';

export const filingFunnel: BlockBuilder = (data, language) => {
  const { expected, reported, filing } = data;
  // Figures of the past that were brought in were never filed: there is nothing to follow.
  // Of those that are comparable every return is accepted.
  if (expected === 0 || filing.submitted < reported || data.basis === 'comparable') return null;
  const share = (count: number): string => `${formatNumber((count / expected) * 100, 1)}%`;
  const stage = (key: string, name: Text, count: number): FunnelBlock['stages'][number] => ({
    key,
    name: name[language],
    figure: {
      value: count,
      display: `${formatNumber(count, 0)}${language === 'zh' ? '个' : ''}`,
      ratio: formatRatio(count, expected),
      coverage: formatCoverage(reported, expected),
      uncertain: false,
    },
    share: share(count),
    tone: 'neutral',
  });
  return {
    kind: 'funnel',
    id: 'funnel',
    title: titleOf({ expected, reported, ...filing }, language),
    subtitle: blockSubtitle(data, language),
    codes: data.catalogue.hasIndicator('RSP14') ? ['RSP14', 'RSP14.first'] : [],
    notes: notesOf(data, language, { zh: '占比均以应报单位数为分母', en: 'Shares are of the units due' }[language]),
    unit: language === 'zh' ? '个' : '',
    stages: [
      stage('due', { zh: '应报', en: 'Due' }, expected),
      stage('submitted', { zh: '已提交', en: 'Filed' }, filing.submitted),
      stage('accepted', { zh: '已审核', en: 'Accepted' }, reported),
      stage('first', { zh: '一次通过', en: 'Accepted first time' }, filing.acceptedFirstTime),
    ],
  };
};

function titleOf(
  counts: { expected: number; submitted: number; reported: number; acceptedFirstTime: number; returned: number },
  language: Language,
): string {
  const { expected, submitted, reported, acceptedFirstTime, returned } = counts;
  const [silent, waiting] = [expected - submitted, submitted - reported];
  if (language === 'zh') {
    const gaps = [silent > 0 ? `${silent}个未提交` : '', waiting > 0 ? `${waiting}个待审或退回` : ''].filter(Boolean).join('，');
    return `应报${expected}个单位${gaps ? `，${gaps}，` : '，全部'}已审核${gaps ? `${reported}个` : ''}；一次通过${acceptedFirstTime}个${returned ? `，曾被退回${returned}个` : ''}`;
  }
  const gaps = [silent > 0 ? `${silent} not filed` : '', waiting > 0 ? `${waiting} waiting or sent back` : ''].filter(Boolean).join(', ');
  return `Of ${expected} units due ${gaps ? `${gaps}, ${reported} accepted` : 'all are accepted'}; ${acceptedFirstTime} at the first attempt${returned ? `, ${returned} sent back once or more` : ''}`;
}
