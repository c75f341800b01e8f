/** The organisation as areas of members: how large is each part, and how does it stand? */
import { tallyOfJudged } from '#domain/analysis/judged.js';
import type { Appraisal } from '#domain/catalogue/catalogue.js';
import type { TreemapNode } from '#domain/dashboard/block.js';
import { grouped } from '#domain/grouped.js';
import type { Language } from '#domain/errors.js';
import type { CollectedFigures, PeerFigures } from '#domain/indicators/collected-figures.js';
import { formatNumber } from '#domain/indicators/format-figure.js';
import { blockSubtitle, notesOf, type BlockBuilder } from '../block-builder.js';
import { shareFigure, shareTone } from './share-figure.js';

export const MEMBERS = 'M09';
/** Smaller parts cannot be told apart: with more only the first level is drawn. */
const MOST_NODES = 400;

export const treeTreemap: BlockBuilder = (data, language) => {
  if (data.children.length < 2 || !data.catalogue.hasElement(MEMBERS)) return null;
  const below = grouped(
    data.peers.filter(({ level }) => level === 2),
    ({ unit }) => unit.parent,
  );
  const isDeep = data.peers.filter(({ level }) => level <= 2).length <= MOST_NODES;
  const missing = { count: 0 };
  const nodes = nodesOf(data, data.children, language, missing).map((node) => ({
    ...node,
    children: isDeep ? nodesOf(data, below.get(node.key) ?? [], language, missing) : [],
  }));
  if (nodes.length < 2) return null;
  return {
    kind: 'treemap',
    id: 'treemap',
    title: titleOf(nodes, data, language),
    subtitle: blockSubtitle(data, language),
    codes: [],
    notes: notesOf(
      data,
      language,
      ...rulesSaid(data.catalogue.appraisal, language),
      missing.count > 0
        ? language === 'zh'
          ? `${missing.count}个单位尚无党员数，未画出`
          : `${missing.count} units without a number of members are not drawn`
        : null,
    ),
    unit: '%',
    decimals: 1,
    areaName: language === 'zh' ? '期末党员数' : 'Members at quarter end',
    nodes,
  };
};

function nodesOf(
  data: CollectedFigures,
  units: readonly Omit<PeerFigures, 'level' | 'isInner'>[],
  language: Language,
  missing: { count: number },
): TreemapNode[] {
  return units
    .flatMap(({ unit, figures, element, reported, expected }): TreemapNode[] => {
      const area = element(MEMBERS) ?? 0;
      if (area <= 0) {
        if (expected > 0) missing.count += 1;
        return [];
      }
      const tally = tallyOfJudged(data.catalogue.indicators, figures);
      return [
        {
          key: unit.code,
          name: unit.shortName,
          area,
          areaDisplay: `${formatNumber(area, 0)}${language === 'zh' ? '人' : ''}`,
          figure: shareFigure(tally, { reported, expected, provisional: data.provisional }),
          tone: shareTone(data.catalogue.appraisal, tally),
          drill: { unit: unit.code },
          children: [],
        },
      ];
    })
    .toSorted((a, b) => b.area - a.area);
}

function titleOf(nodes: readonly TreemapNode[], { reported, expected }: CollectedFigures, language: Language): string {
  const total = nodes.reduce((sum, { area }) => sum + area, 0);
  const held = (tone: TreemapNode['tone']) => nodes.filter((node) => node.tone === tone);
  const [bad, warn] = [held('bad'), held('warn')];
  const share = (some: readonly TreemapNode[]): string =>
    `${formatNumber((some.reduce((sum, { area }) => sum + area, 0) / total) * 100, 1)}%`;
  const largest = nodes[0]!;
  if (language === 'zh') {
    const whose = reported < expected ? `已审核${formatNumber(reported, 0)}个` : `${nodes.length}个`;
    const head = `${whose}单位党员${formatNumber(total, 0)}人，最多的是${largest.name}`;
    if (bad.length > 0) return `${head}；达标率为红色的${bad.length}个单位占党员的${share(bad)}`;
    if (warn.length > 0) return `${head}；没有红色单位，黄色的${warn.length}个单位占党员的${share(warn)}`;
    return head;
  }
  const whose = reported < expected ? `${formatNumber(reported, 0)} units accepted so far` : `${nodes.length} units`;
  const head = `${formatNumber(total, 0)} members in ${whose}, most in ${largest.name}`;
  if (bad.length > 0) return `${head}; the ${bad.length} red units hold ${share(bad)} of members`;
  if (warn.length > 0) return `${head}; none is red, the ${warn.length} yellow ones hold ${share(warn)}`;
  return head;
}

function rulesSaid(appraisal: Appraisal | undefined, language: Language): (string | null)[] {
  const lights = appraisal?.lights;
  if (language === 'zh')
    return [
      '面积为已审核季报的期末党员数；百分数为全部指标中达到目标的项数占可评项数的比例',
      lights
        ? `颜色：${lights.green}%及以上为绿，${lights.yellow}%以上不足${lights.green}%为黄，不足${lights.yellow}%为红；没有可评指标、或因已审核单位过少有指标未公布的不着色`
        : null,
      '要求100%的指标，所属单位有一个未达到即整体未达到，上级单位的占比因此通常低于所属单位',
    ];
  return [
    'Areas are members at quarter end of accepted returns; the percentage is figures on target of all figures judged',
    lights
      ? `Green from ${lights.green}%, yellow from ${lights.yellow}%, red below; nothing judged, or figures withheld for few returns, is not coloured`
      : null,
    'Where 100% is asked, one unit below that misses it makes the whole miss it: units above usually stand lower than those below',
  ];
}
