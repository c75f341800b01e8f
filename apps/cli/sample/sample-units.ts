/** The sample bureau: a made-up city transport bureau of about 120 units, four levels, every sector. */
import type { Sector, Unit, UnitType } from '#domain/unit/unit.js';

interface Node {
  code: string;
  name: string;
  short: string;
  type: UnitType;
  sector: Sector;
  children?: Node[];
}

const branch = (code: string, short: string, sector: Sector, type: UnitType = 'branch'): Node => ({
  code,
  name: `${short}${{ joint_branch: '联合党支部', temporary_branch: '临时党支部', first_branch: '第一党支部' }[type as string] ?? '党支部'}`,
  short,
  type,
  sector,
});
const branches = (prefix: string, sector: Sector, names: string): Node[] =>
  names.split(' ').map((short, i) => branch(`${prefix}${String(i + 1).padStart(2, '0')}`, short, sector));
const group = (code: string, short: string, sector: Sector, type: UnitType, children: Node[]): Node => ({
  code,
  name: `${short}${{ general_branch: '党总支', second_committee: '党委', committee: '党委' }[type as string] ?? ''}`,
  short,
  type,
  sector,
  children,
});

const TREE: Node = {
  code: 'JT',
  name: '江州市交通运输局党委',
  short: '市交通运输局',
  type: 'committee',
  sector: 'organ',
  children: [
    group('JG', '局机关', 'organ', 'second_committee', [
      ...branches(
        'JG-',
        'organ',
        '办公室 组织人事科 计划财务科 综合规划科 建设管理科 运输管理科 安全监督科 政策法规科 行政审批科 信息中心 审计科',
      ),
      branch('JG-12', '机关后勤', 'organ', 'joint_branch'),
    ]),
    group('GL', '公路事业发展中心', 'institution', 'second_committee', [
      group(
        'GL-A',
        '东城片区',
        'institution',
        'general_branch',
        branches('GL-A', 'institution', '东城养护站 青石收费站 柳河收费站 东湖桥隧所 东城应急队 东城路政站'),
      ),
      group(
        'GL-B',
        '西城片区',
        'institution',
        'general_branch',
        branches('GL-B', 'institution', '西城养护站 石桥收费站 云岭收费站 西山隧道所 西城应急队'),
      ),
      group(
        'GL-C',
        '北部山区',
        'institution',
        'general_branch',
        branches('GL-C', 'institution', '北岭养护站 松林收费站 白水养护站 北关治超站 北岭应急队'),
      ),
      ...branches('GL-', 'institution', '中心机关 路网监测室 养护科研所'),
    ]),
    group('ZF', '交通运输综合执法支队', 'organ', 'second_committee', [
      ...branches('ZF-', 'organ', '支队机关 一大队 二大队 三大队 四大队 高速大队 水上大队 法制科 指挥中心'),
      branch('ZF-10', '专项治超', 'organ', 'temporary_branch'),
    ]),
    group('JTT', '交通投资集团', 'soe', 'second_committee', [
      group('JTT-A', '路桥公司', 'soe', 'general_branch', branches('JTT-A', 'soe', '路桥机关 一工区 二工区 三工区 沥青拌和站')),
      group('JTT-B', '高速运营公司', 'soe', 'general_branch', branches('JTT-B', 'soe', '运营机关 南山服务区 北湖服务区 监控中心')),
      ...branches('JTT-', 'soe', '集团机关 财务共享中心 置业公司 物流公司'),
      branch('JTT-05', '检测公司与咨询公司', 'soe', 'joint_branch'),
    ]),
    group('GJ', '公共交通集团', 'soe', 'second_committee', [
      group('GJ-A', '第一营运公司', 'soe', 'general_branch', branches('GJ-A', 'soe', '一队 二队 三队 四队 保修厂')),
      group('GJ-B', '第二营运公司', 'soe', 'general_branch', branches('GJ-B', 'soe', '一车队 二车队 三车队 新能源场站')),
      ...branches('GJ-', 'soe', '公交机关 智慧调度中心 场站公司 出租汽车公司'),
    ]),
    group(
      'GH',
      '港航事业发展中心',
      'institution',
      'general_branch',
      branches('GH-', 'institution', '港航机关 临江港 航道所 船闸管理所 水上搜救站 海事所'),
    ),
    group('XX', '交通职业学校', 'institution', 'general_branch', branches('XX-', 'institution', '学校机关 教学一部 教学二部 实训中心')),
    group('LX', '行业两新组织', 'new', 'second_committee', [
      ...branches('LX-', 'new', '顺达物流 飞骑网约车 江运快递 通达货运 畅行租赁 恒通汽修'),
      branch('LX-07', '驾培行业', 'new', 'joint_branch'),
      branch('LX-08', '货车司机之家', 'new', 'joint_branch'),
      branch('LX-09', '道路运输协会', 'other'),
    ]),
    group('LT', '离退休干部', 'retired', 'general_branch', branches('LT-', 'retired', '局机关离退休 公路离退休 公交离退休 执法离退休')),
    group('XC', '驻村帮扶', 'rural', 'general_branch', branches('XC-', 'rural', '石门村工作队 杨柳村工作队 茶岭村工作队 上塘村工作队')),
    group('SQ', '社区共建', 'community', 'general_branch', branches('SQ-', 'community', '车站路社区 港口社区 新桥社区 滨河社区')),
    { code: 'XH', name: '行业协会联合党支部', short: '行业协会', type: 'first_branch', sector: 'other' },
  ],
};

const VALID_FROM = '2018-01-01';

/** Parents first. */
export function sampleUnits(): Unit[] {
  const units: Unit[] = [];
  const walk = (node: Node, parent: Unit | null) => {
    const unit: Unit = {
      code: node.code,
      name: node.name,
      shortName: node.short,
      type: node.type,
      sector: node.sector,
      parent: parent?.code ?? null,
      path: `${parent?.path ?? '/'}${node.code}/`,
      validFrom: VALID_FROM,
      validTo: null,
      reviewLevels: 1,
    };
    units.push(unit);
    for (const child of node.children ?? []) walk(child, unit);
  };
  walk(TREE, null);
  return units;
}

export const ROOT = TREE.code;
/** The sample clerk's branch: his return of the open quarter is not filed, so there is something to do. */
export const CLERK_UNIT = 'GL-A02';
/** The sample reviewer's unit. */
export const REVIEWER_UNIT = 'GL';

/** Below this unit a reviewer passes returns on and the office accepts them. */
const READ_TWICE = 'GL-C';
export const withReviewLevels = (units: Unit[]): Unit[] =>
  units.map((unit) => (unit.parent === READ_TWICE ? { ...unit, reviewLevels: 2 } : unit));

/** Two branches became one at the beginning of a year: the first goes on. */
export const MERGER = { into: 'GJ-B02', gone: 'GJ-B03', name: '二、三车队党支部', shortName: '二、三车队' };
/** Cut off from the road: it may file later than everybody. */
export const DELAYED_UNIT = 'XC-03';
