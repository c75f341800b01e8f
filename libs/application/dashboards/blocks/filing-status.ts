/** Who has filed, who waits for review, who has not? */
import type { Figure, Tone } from '#domain/dashboard/block.js';
import { plural } from '#domain/dashboard/finding-title.js';
import type { Text } from '#domain/errors.js';
import { formatCoverage, formatNumber } from '#domain/indicators/format-figure.js';
import type { NodeCoverage } from '#domain/indicators/collected-figures.js';
import { blockSubtitle, notesOf, type BlockBuilder } from '../block-builder.js';
import { filingParts, type FilingParts } from './filing-parts.js';

export const filingStatus: BlockBuilder = (data, language) => {
  const rows = data.children
    .filter((child) => child.expected > 0)
    .map((child) => ({ name: child.unit.shortName, node: child as NodeCoverage }));
  if (data.expected === 0 || data.basis === 'comparable') return null;
  if (rows.length === 0) rows.push({ name: data.unit.shortName, node: data });
  const { accepted, waiting, unfiled } = filingParts(data);
  const { late } = data.filing;
  const figure = (value: number, node: NodeCoverage): Figure => ({
    value,
    display: `${formatNumber(value, 0)}${language === 'zh' ? '个' : ''}`,
    ratio: '',
    coverage: formatCoverage(node.reported, node.expected),
    uncertain: false,
  });
  const parts: { part: keyof FilingParts; name: Text; tone: Tone }[] = [
    { part: 'accepted', name: { zh: '已审核', en: 'Accepted' }, tone: 'good' },
    { part: 'waiting', name: { zh: '待审或退回', en: 'Waiting or sent back' }, tone: 'neutral' },
    { part: 'unfiled', name: { zh: '未报', en: 'Not filed' }, tone: 'bad' },
  ];
  return {
    kind: 'stack',
    id: 'filing',
    title:
      language === 'zh'
        ? `应报${data.expected}个单位，已审核${accepted}个${waiting ? `，待审或退回${waiting}个` : ''}${unfiled ? `，未报${unfiled}个` : ''}${late ? `，迟报${late}个` : ''}`
        : `${plural(data.expected, 'unit')} due: ${accepted} accepted${waiting ? `, ${waiting} waiting or sent back` : ''}${unfiled ? `, ${unfiled} not filed` : ''}${late ? `, ${late} late` : ''}`,
    subtitle: blockSubtitle(data, language),
    codes: data.catalogue.hasIndicator('RSP14') ? ['RSP14'] : [],
    notes: notesOf(data, language),
    unit: language === 'zh' ? '个' : '',
    decimals: 0,
    categories: rows.map((row) => row.name),
    series: parts.map(({ part, name, tone }) => ({
      name: name[language],
      tone,
      figures: rows.map(({ node }) => figure(filingParts(node)[part], node)),
    })),
  };
};
