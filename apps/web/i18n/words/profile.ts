/** Words of the unit profile. */
import type { Text } from '#domain/errors.js';

export const profileWords = {
  'profile.facts': { zh: '单位基本情况', en: 'About the unit' },
  'profile.type': { zh: '类别', en: 'Type' },
  'profile.sector': { zh: '领域', en: 'Sector' },
  'profile.parent': { zh: '上级单位', en: 'Belongs to' },
  'profile.noParent': { zh: '可见范围内无上级', en: 'none in view' },
  'profile.files': { zh: '报送', en: 'Filing' },
  'profile.filesItself': { zh: '本单位按季填报', en: 'files every quarter' },
  'profile.filesNot': { zh: '不单独填报', en: 'does not file itself' },
  'profile.below': { zh: '，下级单位 {count} 个', en: ', {count} units below' },
  'profile.code': { zh: '编码', en: 'Code' },
  'profile.siblings': { zh: '同级单位', en: 'Units beside it' },
  'profile.previous': { zh: '上一个单位', en: 'Previous unit' },
  'profile.next': { zh: '下一个单位', en: 'Next unit' },
  'profile.print': { zh: '打印', en: 'Print' },
} as const satisfies Record<string, Text>;
