/** The dashboards: which blocks each shows, in order, and who may read it. */
import { FAMILIES, type Catalogue, type Indicator } from '#domain/catalogue/catalogue.js';
import type { Action } from '#domain/access/policy.js';
import type { Text } from '#domain/errors.js';
import type { PeerQuestions } from '../figures/judge-peers.js';
import type { BlockBuilder, PatientBuilder } from './block-builder.js';
import { attentionTable } from './blocks/attention-table.js';
import { childrenHeat } from './blocks/children-heat.js';
import { commonProblems } from './blocks/common-problems.js';
import { contributionWaterfall } from './blocks/contribution-waterfall.js';
import { coverageGap } from './blocks/coverage-gap.js';
import { explainedTable } from './blocks/explained-table.js';
import { familyLights } from './blocks/family-lights.js';
import { familyTable } from './blocks/family-table.js';
import { filingByQuarter } from './blocks/filing-by-quarter.js';
import { filingFunnel } from './blocks/filing-funnel.js';
import { filingHabits } from './blocks/filing-habits.js';
import { filingStatus } from './blocks/filing-status.js';
import { fourForms } from './blocks/four-forms.js';
import { gradeStack } from './blocks/grade-stack.js';
import { gradeTable, ownGrade } from './blocks/grade-table.js';
import { kpiStrip } from './blocks/kpi-strip.js';
import { laggingTable } from './blocks/lagging-table.js';
import { levelHeat } from './blocks/level-heat.js';
import { monthsHeat } from './blocks/months-heat.js';
import { isRateOfReturns, outlierTable } from './blocks/outlier-table.js';
import { paceBullet } from './blocks/pace-bullet.js';
import { profileRadar } from './blocks/profile-radar.js';
import { rankingBars } from './blocks/ranking-bars.js';
import { rushUnits } from './blocks/rush-units.js';
import { sectorBars } from './blocks/sector-bars.js';
import { spreadStrip } from './blocks/spread-strip.js';
import { starUnits } from './blocks/star-units.js';
import { MONTHS, REGULARITY } from './blocks/theme-day-rhythm.js';
import { themeDayMonths } from './blocks/theme-day-months.js';
import { MEMBERS, treeTreemap } from './blocks/tree-treemap.js';
import { trendOf } from './blocks/trend-lines.js';
import { yearEndTrend } from './blocks/year-end-trend.js';

export const DASHBOARD_NAMES = [
  'overview',
  'coverage',
  'life',
  'training',
  'supervision',
  'responsibility',
  'analysis',
  'standing',
  'profile',
  'wall',
] as const;
export type DashboardName = (typeof DASHBOARD_NAMES)[number];

export interface DashboardEntry {
  title: Text;
  needs: Action;
  /** How far down the blocks look; without, to the units one level down. `subtree` is paid for unit by unit: only where peers are read. `siblings`: and beside. */
  reads?: 'children' | 'subtree' | 'siblings';
  /** What the blocks ask of every unit of the subtree. */
  ofPeers?: PeerQuestions;
  blocks: readonly (BlockBuilder | PatientBuilder)[];
}

/** Eight figures that say how the quarter went. */
export const HEADLINES = ['COV03', 'COV05', 'LIF05', 'LIF06', 'TRN01', 'TRN05', 'RSP03', 'RSP14'] as const;
/** Of which spread and contributions may be asked; the first is the one shown unasked. */
const ANALYSED = ['LIF06', 'COV03', 'COV05', 'LIF05', 'TRN01', 'TRN05', 'RSP03', 'RSP14'];
/** What committees, general branches and branches all file for themselves. */
const OF_EVERY_LEVEL = ['RSP03', 'RSP09', 'SUP01', 'SUP03', 'SUP04', 'TRN05', 'RSP14'];
const TRAINING_PACE = ['TRN01', 'TRN02', 'TRN03', 'TRN04', 'TRN05', 'TRN06'];
const targeted = ({ indicators }: Catalogue): Indicator[] => indicators.filter(({ target }) => target !== undefined);
/** By targets, and by the situations that make a unit a lagging one. */
const judgedBelow = ({ indicators, appraisal }: Catalogue): Indicator[] =>
  indicators.filter(({ code, target }) => target !== undefined || appraisal?.lagging.some(({ indicator }) => indicator === code));
/** By rates of single returns, and by what blocks name. */
const comparedBelow = ({ indicators }: Catalogue): Indicator[] =>
  indicators.filter((indicator) => isRateOfReturns(indicator) || [...ANALYSED, ...OF_EVERY_LEVEL, REGULARITY].includes(indicator.code));

export const DASHBOARDS: Record<DashboardName, DashboardEntry> = {
  overview: {
    title: { zh: '总览', en: 'Overview' },
    needs: 'figures.read',
    blocks: [
      kpiStrip(HEADLINES),
      trendOf('COV05'),
      trendOf('LIF06'),
      trendOf('TRN01'),
      trendOf('RSP03'),
      childrenHeat(['COV03', 'COV05', 'LIF01', 'LIF05', 'LIF06', 'TRN01', 'TRN05', 'SUP04', 'RSP03', 'RSP14']),
      coverageGap,
      paceBullet('training-pace', { zh: '培训', en: 'training' }, TRAINING_PACE),
      filingFunnel,
      attentionTable,
    ],
  },
  coverage: {
    title: { zh: '覆盖', en: 'Coverage' },
    needs: 'figures.read',
    blocks: [
      kpiStrip(['COV01', 'COV03', 'COV05', 'COV06', 'COV08', 'COV13']),
      coverageGap,
      treeTreemap,
      trendOf('COV05'),
      rankingBars('COV05'),
      sectorBars('COV01'),
      familyTable('coverage'),
    ],
  },
  life: {
    title: { zh: '组织生活', en: 'Organisational life' },
    needs: 'figures.read',
    blocks: [
      kpiStrip(['LIF01', 'LIF02', 'LIF05', 'LIF06', 'LIF07', 'LIF14']),
      themeDayMonths,
      monthsHeat,
      trendOf('LIF06'),
      childrenHeat(['LIF01', 'LIF02', 'LIF03', 'LIF04', 'LIF05', 'LIF06', 'LIF10', 'LIF11']),
      rankingBars('LIF06'),
      sectorBars('LIF14'),
      familyTable('life'),
    ],
  },
  training: {
    title: { zh: '培训', en: 'Training' },
    needs: 'figures.read',
    blocks: [
      kpiStrip(['TRN01', 'TRN02', 'TRN03', 'TRN05', 'TRN06', 'TRN09']),
      paceBullet('training-pace', { zh: '培训', en: 'training' }, TRAINING_PACE),
      yearEndTrend('TRN01'),
      yearEndTrend('TRN05'),
      yearEndTrend('TRN06'),
      rankingBars('TRN01'),
      sectorBars('TRN01'),
      trendOf('TRN08'),
      familyTable('training'),
    ],
  },
  supervision: {
    title: { zh: '监督', en: 'Supervision' },
    needs: 'figures.read',
    blocks: [
      kpiStrip(['SUP01', 'SUP03', 'SUP04', 'SUP05', 'SUP06', 'SUP07']),
      trendOf('SUP03'),
      fourForms,
      rankingBars('SUP04'),
      paceBullet('supervision-pace', { zh: '监督', en: 'supervision' }, ['SUP01', 'SUP03', 'SUP04']),
      familyTable('supervision'),
    ],
  },
  responsibility: {
    title: { zh: '责任整改', en: 'Responsibility and rectification' },
    needs: 'figures.read',
    blocks: [
      kpiStrip(['RSP01', 'RSP02', 'RSP03', 'RSP04', 'RSP09', 'RSP14']),
      trendOf('RSP03'),
      gradeStack,
      rankingBars('RSP03'),
      filingStatus,
      filingHabits,
      sectorBars('RSP09'),
      familyTable('responsibility'),
    ],
  },
  standing: {
    title: { zh: '分档帮促', en: 'Standing' },
    needs: 'figures.read',
    reads: 'subtree',
    ofPeers: { figures: judgedBelow, before: targeted, elements: [] },
    blocks: [gradeTable, familyLights, laggingTable, commonProblems, starUnits],
  },
  analysis: {
    title: { zh: '形势分析', en: 'Situation' },
    needs: 'figures.read',
    reads: 'subtree',
    ofPeers: { figures: comparedBelow, before: () => [], elements: [MEMBERS, ...MONTHS] },
    blocks: [
      spreadStrip(ANALYSED),
      contributionWaterfall(ANALYSED),
      levelHeat(OF_EVERY_LEVEL),
      outlierTable,
      coverageGap,
      monthsHeat,
      rushUnits,
      filingHabits,
      yearEndTrend('TRN05'),
      yearEndTrend('TRN06'),
      treeTreemap,
    ],
  },
  profile: {
    title: { zh: '单位画像', en: 'Unit profile' },
    needs: 'figures.read',
    reads: 'siblings',
    blocks: [
      kpiStrip(HEADLINES),
      ownGrade,
      profileRadar,
      ...['COV05', 'LIF06', 'TRN01', 'SUP03', 'RSP03', 'RSP09'].map(trendOf),
      monthsHeat,
      filingByQuarter,
      explainedTable,
      ...FAMILIES.map(familyTable),
    ],
  },
  /** In the order of a meeting: situation, coverage, life, training, supervision, rectification, standing. */
  wall: {
    title: { zh: '大屏', en: 'Wall' },
    needs: 'figures.read',
    blocks: [
      kpiStrip(HEADLINES),
      filingFunnel,
      treeTreemap,
      coverageGap,
      trendOf('LIF06'),
      monthsHeat,
      paceBullet('training-pace', { zh: '培训', en: 'training' }, TRAINING_PACE),
      yearEndTrend('TRN05'),
      trendOf('SUP03'),
      trendOf('RSP03'),
      familyLights,
    ],
  },
};
