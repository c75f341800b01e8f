/** A unit (单位): one node of the organisation tree, valid between two dates; codes of type after the published system codes. */
import type { Text } from '../errors.js';

export const UNIT_TYPES = {
  committee: { code: '611', zh: '党委', en: 'committee' },
  second_committee: { code: '641', zh: '二级党委', en: 'second-level committee' },
  general_branch: { code: '621', zh: '党总支部', en: 'general branch' },
  branch: { code: '631', zh: '党支部', en: 'branch' },
  first_branch: { code: '630', zh: '第一党支部', en: 'first branch' },
  joint_branch: { code: '632', zh: '联合党支部', en: 'joint branch' },
  temporary_branch: { code: '639', zh: '临时党支部', en: 'temporary branch' },
  group: { code: '711', zh: '党小组', en: 'group' },
  no_organisation: { code: '799', zh: '未建立党组织单位', en: 'unit without organisation' },
} as const;
export type UnitType = keyof typeof UNIT_TYPES;

export const SECTORS = {
  organ: { zh: '机关', en: 'government organ' },
  institution: { zh: '事业单位', en: 'public institution' },
  soe: { zh: '国企', en: 'state-owned enterprise' },
  new: { zh: '两新', en: 'non-public firms and social organisations' },
  rural: { zh: '农村', en: 'rural' },
  community: { zh: '社区', en: 'community' },
  retired: { zh: '离退休', en: 'retired' },
  other: { zh: '其他', en: 'other' },
} as const satisfies Record<string, Text>;
export type Sector = keyof typeof SECTORS;
export const isSector = (text: string): text is Sector => Object.hasOwn(SECTORS, text);

/** Types that hold an own-level form and are therefore expected to file. */
export const isFilingType = (type: UnitType): boolean => type !== 'group' && type !== 'no_organisation';
export const isCommitteeType = (type: UnitType): boolean => type === 'committee' || type === 'second_committee';
export const isBranchType = (type: UnitType): boolean => type.endsWith('branch') && type !== 'general_branch';

export interface Unit {
  code: string;
  name: string;
  shortName: string;
  type: UnitType;
  sector: Sector;
  /** Code of the parent; null for a root. */
  parent: string | null;
  /** Materialised path of codes from the root down, `/A/B/`, own code last. */
  path: string;
  /** `YYYY-MM-DD`, inclusive. */
  validFrom: string;
  /** `YYYY-MM-DD`, inclusive; null while valid. */
  validTo: string | null;
  /** 1 = one acceptance is enough; 2 = a reviewer of a parent unit first, then the office. */
  reviewLevels: ReviewLevels;
}
export type ReviewLevels = 1 | 2;

/** A unit as it stood in one period: copied at opening, immutable from closing. */
export interface PeriodUnit {
  period: string;
  code: string;
  name: string;
  shortName: string;
  type: UnitType;
  sector: Sector;
  parent: string | null;
  path: string;
  /** Whether a return is due from it. */
  expected: boolean;
  reviewLevels: ReviewLevels;
}

export const isWithin = (path: string, ancestorPath: string): boolean => path.startsWith(ancestorPath);
export const levelOf = (path: string): number => path.split('/').length - 2;
