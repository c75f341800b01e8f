/** Who has filed, who waits for review, who has not? */
import type { Figure, Tone } from '#domain/dashboard/block.js';
import { plural } from '#domain/dashboard/finding-title.js';
import { formatCoverage, formatNumber } from '#domain/indicators/format-figure.js';
import type { NodeCoverage } from '#domain/indicators/collected-figures.js';
import { blockSubtitle, notesOf, type BlockBuilder } from '../block-builder.js';

/** Accepted, filed but not accepted (waiting, or sent back), nothing filed. */
function partsOf({ reported, expected, filing }: NodeCoverage): [number, number, number] {
  const waiting = Math.max(0, filing.submitted - reported);
  return [reported, waiting, Math.max(0, expected - reported - waiting)];
}

export const filingStatus: BlockBuilder = (data, language) => {
  const rows = data.children
    .filter((child) => child.expected > 0)
    .map((child) => ({ name: child.unit.shortName, node: child as NodeCoverage }));
  if (data.expected === 0) return null;
  if (rows.length === 0) rows.push({ name: data.unit.shortName, node: data });
  const [accepted, waiting, missing] = partsOf(data);
  const { late } = data.filing;
  const figure = (value: number, node: NodeCoverage): Figure => ({
    value,
    display: `${formatNumber(value, 0)}${language === 'zh' ? '个' : ''}`,
    ratio: '',
    coverage: formatCoverage(node.reported, node.expected),
    uncertain: false,
  });
  const tones: Tone[] = ['good', 'neutral', 'bad'];
  const names = language === 'zh' ? ['已审核', '待审或退回', '未报'] : ['Accepted', 'Waiting or sent back', 'Not filed'];
  return {
    kind: 'stack',
    id: 'filing',
    title:
      language === 'zh'
        ? `应报${data.expected}个单位，已审核${accepted}个${waiting ? `，待审或退回${waiting}个` : ''}${missing ? `，未报${missing}个` : ''}${late ? `，迟报${late}个` : ''}`
        : `${plural(data.expected, 'unit')} due: ${accepted} accepted${waiting ? `, ${waiting} waiting or sent back` : ''}${missing ? `, ${missing} not filed` : ''}${late ? `, ${late} late` : ''}`,
    subtitle: blockSubtitle(data, language),
    codes: data.catalogue.hasIndicator('RSP14') ? ['RSP14'] : [],
    notes: notesOf(data, language),
    unit: language === 'zh' ? '个' : '',
    decimals: 0,
    categories: rows.map((row) => row.name),
    series: names.map((name, part) => ({ name, tone: tones[part]!, figures: rows.map(({ node }) => figure(partsOf(node)[part]!, node)) })),
  };
};
