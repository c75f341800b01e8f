/** Words of briefings. */
import type { Text } from '#domain/errors.js';

export const briefingsWords = {
  'briefings.title': { zh: '简报', en: 'Briefings' },
  'briefings.line': { zh: '例会前由系统自动成稿，也可随时起草。', en: 'Drafted automatically before each meeting, or whenever you ask.' },
  'briefings.ask': { zh: '现在起草', en: 'Draft now' },
  'briefings.asking': { zh: '正在提交…', en: 'Asking…' },
  'briefings.list': { zh: '全部简报', en: 'All briefings' },
  'briefings.emptyTitle': { zh: '还没有简报', en: 'No briefings yet' },
  'briefings.empty': {
    zh: '例会前会自动出现第一份，也可以现在起草。',
    en: 'The first appears before the meeting; you can also ask for one now.',
  },
  'briefings.issue': { zh: '第 {number} 期', en: 'No. {number}' },
  'briefings.origin.request': { zh: '人工起草', en: 'on request' },
  'briefings.origin.schedule': { zh: '自动成稿', en: 'by schedule' },
  'briefings.pages': { zh: '{pages} 页', en: '{pages} pages' },
  'briefings.open': { zh: '阅读', en: 'Read' },
  'briefings.download': { zh: '下载', en: 'Download' },
  'briefings.downloadFailed': { zh: '下载失败，重试', en: 'Failed, try again' },
  'briefings.status.queued': { zh: '排队中', en: 'Queued' },
  'briefings.status.rendering': { zh: '正在排版', en: 'Rendering' },
  'briefings.status.draft': { zh: '草稿', en: 'Draft' },
  'briefings.status.in_review': { zh: '审阅中', en: 'In review' },
  'briefings.status.released': { zh: '已发布', en: 'Released' },
  'briefings.status.failed': { zh: '未成稿', en: 'Failed' },
  'briefings.back': { zh: '全部简报', en: 'All briefings' },
  'briefings.rendered': { zh: '{time} 成稿', en: 'rendered {time}' },
  'briefings.dataVersion': { zh: '数据版本 {version}', en: 'data version {version}' },
  'briefings.hash': { zh: '文件校验码 {hash}', en: 'file hash {hash}' },
  'briefings.newTab': { zh: '在新窗口打开', en: 'Open in a new tab' },
  'briefings.read': { zh: '打开阅读 PDF', en: 'Open the PDF' },
} as const satisfies Record<string, Text>;
