/** Words of views kept by name. */
import type { Text } from '#domain/errors.js';

export const viewsWords = {
  'views.title': { zh: '视图', en: 'Views' },
  'views.none': {
    zh: '还没有保存的视图。选好行、列和指标后保存，下次一点即开。',
    en: 'No view kept yet. Choose rows, columns and indicators, then keep them under a name.',
  },
  'views.mine': { zh: '我的视图', en: 'Mine' },
  'views.shared': { zh: '共享视图', en: 'Shared' },
  'views.units': { zh: '{names}等{count}个单位', en: '{names} and others ({count} units)' },
  'views.isShared': { zh: '已共享', en: 'shared' },
  'views.save': { zh: '保存视图', en: 'Keep this view' },
  'views.name': { zh: '名称', en: 'Name' },
  'views.fixed': { zh: '固定在{period}', en: 'Stay at {period}' },
  'views.fixedHint': { zh: '不勾选则每次打开都看最新的报告期。', en: 'Otherwise it opens at the newest period.' },
  'views.share': { zh: '共享给所有人', en: 'Share with everybody' },
  'views.shareHint': {
    zh: '共享的是筛选条件，各人只看到自己范围内的数据。',
    en: 'The filters are shared; everybody sees only the figures in his scope.',
  },
  'views.rename': { zh: '修改视图', en: 'Change the view' },
  'views.renameOne': { zh: '修改视图“{name}”', en: 'Change “{name}”' },
  'views.remove': { zh: '删除视图', en: 'Delete the view' },
  'views.removeOne': { zh: '删除视图“{name}”', en: 'Delete “{name}”' },
  'views.removeMine': { zh: '删除后不能恢复：{name}', en: 'This cannot be undone: {name}' },
  'views.removeShared': {
    zh: '“{name}”是共享视图，删除后其他人也不能再打开。',
    en: '“{name}” is shared: nobody else will be able to open it either.',
  },
} as const satisfies Record<string, Text>;
