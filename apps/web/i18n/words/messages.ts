/** Words of messages and how one is told. */
import type { Text } from '#domain/errors.js';

export const messagesWords = {
  'messages.title': { zh: '消息', en: 'Messages' },
  'messages.line': { zh: '{unread} 条未读', en: '{unread} unread' },
  'messages.none': { zh: '还没有消息。', en: 'No messages yet.' },
  'messages.readAll': { zh: '全部标为已读', en: 'Mark all as read' },
  'messages.unread': { zh: '未读', en: 'unread' },
  'messages.go': { zh: '去办理', en: 'Go there' },
  'messages.settings': { zh: '接收方式', en: 'How you are told' },
  'messages.inboxAlways': { zh: '站内消息始终接收。', en: 'The inbox always gets everything.' },
  'messages.email': { zh: '同时发到邮箱 {address}', en: 'Also by e-mail to {address}' },
  'messages.noEmail': { zh: '没有登记邮箱，请联系系统管理员。', en: 'No address on file; ask the system administrator.' },
  'messages.emailOff': { zh: '本系统没有配置邮件服务。', en: 'This installation sends no e-mail.' },
  'messages.webhook': { zh: '同时发到群机器人', en: 'Also to a group robot' },
  'messages.webhookKind': { zh: '平台', en: 'Platform' },
  'messages.webhookUrl': { zh: '机器人地址（https）', en: 'Address (https)' },
  'messages.webhookSecret': { zh: '签名密钥（没有可不填）', en: 'Signing secret (if any)' },
  'messages.secretKept': { zh: '已保存密钥，留空表示不变', en: 'A secret is kept; leave empty to keep it' },
  'messages.wecom': { zh: '企业微信', en: 'WeCom' },
  'messages.dingtalk': { zh: '钉钉', en: 'DingTalk' },
  'messages.feishu': { zh: '飞书', en: 'Feishu' },
  'messages.muted': { zh: '下列消息只在站内接收', en: 'Only in the inbox' },
  'messages.save': { zh: '保存', en: 'Save' },
  'messages.saved': { zh: '已保存。', en: 'Saved.' },
} as const satisfies Record<string, Text>;
