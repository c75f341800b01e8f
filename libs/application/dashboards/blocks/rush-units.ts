/** Which single organisations held their theme days in a rush or unevenly: the sum of many hides the rush of one. (经常抓与突击抓，逐单位) */
import { lowestFiling } from '#domain/analysis/filing-units.js';
import { lastMonthShare } from '#domain/analysis/surge.js';
import type { TableBlock } from '#domain/dashboard/block.js';
import type { Text } from '#domain/errors.js';
import { formatNumber } from '#domain/indicators/format-figure.js';
import { blockSubtitle, figuresOf, notesOf, type BlockBuilder } from '../block-builder.js';
import { peerNames } from './peer-names.js';
import { markOf, MONTHS, placeOf, REGULARITY, rhythmIn, rhythmSaid, surgeSaid } from './theme-day-rhythm.js';

const SHOWN = 12;
const LOWEST: Text = { zh: '基层单位', en: 'lowest unit' };
const COLUMNS: { key: string; name: Text }[] = [
  { key: 'unit', name: { zh: '单位', en: 'Unit' } },
  { key: 'first', name: { zh: '第一月', en: 'First month' } },
  { key: 'second', name: { zh: '第二月', en: 'Second month' } },
  { key: 'third', name: { zh: '第三月', en: 'Third month' } },
  { key: 'share', name: { zh: '第三月占比', en: 'Third month of the quarter' } },
  { key: 'mark', name: { zh: '经常性指数', en: 'Regularity' } },
];

/** Where the units one level down are those that file, the months of each stand in a row of their own already. */
export const rushUnits: BlockBuilder = (data, language) => {
  const [regularity] = figuresOf(data, [REGULARITY]);
  const { appraisal } = data.catalogue;
  const lowest = lowestFiling(data.peers);
  if (!regularity || !appraisal || lowest.every(({ level }) => level === 1)) return null;
  const judged = lowest.map((peer) => {
    const counts = MONTHS.map((month) => peer.element(month));
    return { ...peer, counts, rhythm: rhythmIn(counts, peer.figures, appraisal.surge) };
  });
  const found = judged
    .filter(({ rhythm }) => rhythm === 'rush' || rhythm === 'uneven')
    .toSorted((a, b) => placeOf(a.rhythm) - placeOf(b.rhythm));
  const said = rhythmSaid(judged, LOWEST, language);
  const nameOf = peerNames(data.peers, language);
  const head = { zh: '主题党日：', en: 'Theme days: ' }[language];
  return {
    kind: 'table',
    id: 'rush-units',
    title: head + (said ?? { zh: '基层单位本期尚无可评数据', en: 'nothing to judge yet of the lowest units' }[language]),
    subtitle: blockSubtitle(data, language),
    codes: [REGULARITY],
    notes: notesOf(data, language, surgeSaid(appraisal.surge, language)),
    columns: COLUMNS.map(({ key, name }, i) => ({ key, name: name[language], align: i === 0 ? 'left' : 'right' })),
    rows: found.map(({ unit, counts, figures, rhythm }) => {
      const months = counts as [number, number, number];
      const shares = [...months.map((count) => formatNumber(count, 0)), `${formatNumber(lastMonthShare({ months })!, 1)}%`];
      return {
        key: unit.code,
        drill: { unit: unit.code },
        cells: [...[nameOf(unit), ...shares].map((display) => ({ display, tone: 'neutral' as const })), markOf(figures, rhythm, language)],
      };
    }),
    shown: Math.min(SHOWN, found.length),
  } satisfies TableBlock;
};
