/** Words of signing in, also for the first time. */
import type { Text } from '#domain/errors.js';

export const signInWords = {
  'signin.title': { zh: '登录', en: 'Sign in' },
  'signin.submit': { zh: '登录', en: 'Sign in' },
  'signin.busy': { zh: '正在登录…', en: 'Signing in…' },
  'signin.username': { zh: '用户名', en: 'User name' },
  'signin.password': { zh: '密码', en: 'Password' },
  'signin.show': { zh: '显示', en: 'Show' },
  'signin.hide': { zh: '隐藏', en: 'Hide' },
  'signin.help': { zh: '忘记密码请联系系统管理员重置。', en: 'Forgot your password? Ask the system administrator to reset it.' },
  'signin.expired': { zh: '登录已过期，请重新登录。', en: 'Your session has ended. Please sign in again.' },
  'signin.insecureTitle': { zh: '此地址无法登录', en: 'Signing in cannot work at this address' },
  'signin.insecure': {
    zh: '当前地址 {address} 未加密，浏览器不会保留登录凭证。请改用 https 地址访问；在服务器本机可使用 http://localhost。',
    en: '{address} is not encrypted, so the browser will not keep the session. Use the https address instead; on the server itself, http://localhost works.',
  },
  'signin.cycle': { zh: '一个季度的流程', en: 'The way of a quarter' },
  'signin.step1': { zh: '各单位填报', en: 'Units file' },
  'signin.step2': { zh: '逐级审核', en: 'Review' },
  'signin.step3': { zh: '指标汇总', en: 'Indicators' },
  'signin.step4': { zh: '例会简报', en: 'Briefing' },
  'signin.foot': {
    zh: '仅供本单位内部使用。登录与操作均记入审计日志。',
    en: 'For internal use. Sign-ins and actions are recorded in the audit log.',
  },
  'signin.first': { zh: '首次登录', en: 'First sign-in' },
  'signin.firstHelp': {
    zh: '输入管理员给您的一次性登录码，并设置自己的密码。',
    en: 'Enter the one-use code you were given and set your own password.',
  },
  'signin.code': { zh: '一次性登录码', en: 'One-use code' },
  'signin.newPassword': { zh: '新密码', en: 'New password' },
  'signin.passwordRule': {
    zh: '至少 12 个字符，含大写字母、小写字母、数字、符号中的三种。',
    en: 'At least 12 characters of three kinds: capital letters, small letters, digits, others.',
  },
  'signin.repeat': { zh: '再输入一次', en: 'Once more' },
  'signin.differ': { zh: '两次输入的密码不一样。', en: 'The two passwords differ.' },
  'signin.back': { zh: '返回登录', en: 'Back to sign-in' },
} as const satisfies Record<string, Text>;
