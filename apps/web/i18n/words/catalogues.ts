/** Words of catalogue versions. */
import type { Text } from '#domain/errors.js';

export const cataloguesWords = {
  'catalogues.title': { zh: '指标目录维护', en: 'Catalogue versions' },
  'catalogues.line': {
    zh: '导出现行目录，修改后上传；先看对上季数据的影响，再定从哪个季度起生效。已开放的季度保留各自的目录。',
    en: 'Export the catalogue in force, edit it, upload it, see what it would change on last quarter’s data, then say from which quarter on it holds. Opened quarters keep theirs.',
  },
  'catalogues.version': { zh: '版本', en: 'Version' },
  'catalogues.from': { zh: '生效季度', en: 'In force from' },
  'catalogues.counts': { zh: '填报项 / 指标 / 规则', en: 'Cells / indicators / rules' },
  'catalogues.origin': { zh: '来源', en: 'Origin' },
  'catalogues.origin.shipped': { zh: '系统自带', en: 'shipped' },
  'catalogues.origin.office': { zh: '党建办', en: 'office' },
  'catalogues.periods': { zh: '使用的季度', en: 'Quarters' },
  'catalogues.workbook': { zh: '工作簿', en: 'Workbook' },
  'catalogues.yaml': { zh: 'YAML', en: 'YAML' },
  'catalogues.upload': { zh: '上传修改后的目录', en: 'Upload an edited catalogue' },
  'catalogues.uploadHelp': { zh: '支持导出的工作簿或 YAML 文件。', en: 'The exported workbook or the YAML file.' },
  'catalogues.effectiveFrom': { zh: '从哪个季度起生效', en: 'In force from' },
} as const satisfies Record<string, Text>;
