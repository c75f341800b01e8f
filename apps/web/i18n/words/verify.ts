/** Words of the open page that says what the code on a paper stands for. */
import type { Text } from '#domain/errors.js';

export const verifyWords = {
  'verify.title': { zh: '文件核验', en: 'Verify a document' },
  'verify.code': { zh: '核验码', en: 'Verification code' },
  'verify.another': { zh: '输入核验码', en: 'Type a code' },
  'verify.look': { zh: '核验', en: 'Verify' },
  'verify.released': { zh: '已发布，现行有效', en: 'Released and in force' },
  'verify.superseded': { zh: '已被新的版本取代', en: 'Superseded by a later version' },
  'verify.supersededBy': { zh: '请以 {issue} 为准。', en: 'Use {issue} instead.' },
  'verify.unknown': { zh: '没有这个核验码', en: 'There is no such verification code' },
  'verify.unknownText': {
    zh: '请对照纸面检查核验码。核验码无误而查不到的，不是本系统发布的文件。',
    en: 'Compare it with the paper. If it is the same, the document was not released here.',
  },
  'verify.issuedBy': { zh: '单位', en: 'Unit' },
  'verify.issue': { zh: '期号', en: 'Issue' },
  'verify.releasedOn': { zh: '发布时间', en: 'Released' },
  'verify.files': { zh: '发布的文件', en: 'Released files' },
  'verify.format': { zh: '格式', en: 'Format' },
  'verify.size': { zh: '大小（字节）', en: 'Size (bytes)' },
  'verify.hash': { zh: '校验码（SHA-256）', en: 'Hash (SHA-256)' },
  'verify.check': { zh: '核对手中的文件', en: 'Check a file' },
  'verify.checkLine': {
    zh: '文件只在本机计算校验码，不会上传。',
    en: 'The hash is computed on this device; the file is not sent anywhere.',
  },
  'verify.choose': { zh: '选择文件，或拖到这里', en: 'Choose a file, or drop it here' },
  'verify.reading': { zh: '正在计算 {name}…', en: 'Computing {name}…' },
  'verify.same': { zh: '一致：{name} 就是发布的 {format} 文件。', en: 'Identical: {name} is the released {format} file.' },
  'verify.sameOld': {
    zh: '一致：{name} 是当时发布的 {format} 文件，但这一版已被取代。',
    en: 'Identical: {name} is the {format} file of that release, which has been superseded.',
  },
  'verify.different': {
    zh: '不一致：{name} 与发布的文件都不相同，可能被改动过，或是另存、打印得到的。',
    en: 'Different: {name} is none of the released files; it was changed, or saved or printed anew.',
  },
  'verify.unreadable': { zh: '读不了 {name}，请重新选择。', en: '{name} cannot be read; choose it again.' },
  'verify.noCrypto': {
    zh: '这个地址不是加密连接，浏览器不能计算校验码。',
    en: 'This address is not encrypted: the browser cannot compute hashes.',
  },
  'verify.noCryptoHow': {
    zh: '请改用 https 地址打开；或在电脑上用命令计算后与上表对照：',
    en: 'Open it by https, or compute it on your computer and compare it with the table above:',
  },
} as const satisfies Record<string, Text>;
