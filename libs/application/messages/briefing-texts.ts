/** What messages about a briefing say, on its way to release and after. */
import type { Text } from '#domain/errors.js';
import type { Period } from '#domain/period/period.js';
import { plainLine } from './plain-line.js';
import { en, ended, unitOf, who, zh, type About } from './said.js';

interface OfRelease extends About {
  title: string;
  issuingOffice: string;
  verificationCode: string;
}

interface OnItsWay {
  period: Period;
  title: string;
}

const zhName = (f: OnItsWay): string => `${zh(f)}《${plainLine(f.title, 120)}》`;
const enName = (f: OnItsWay): string => `"${plainLine(f.title, 120)}" (${en(f)})`;

export const BRIEFING_TEXTS = {
  /** `failure`: why there is none. */
  briefing_drafted: (f: OnItsWay & { failure: Text | null }) => ({
    subject: {
      zh: `【季报简报${f.failure === null ? '已起草' : '起草失败'}】${plainLine(f.title, 60)}`,
      en: `${f.failure === null ? 'Drafted' : 'Not drafted'}: briefing of ${en(f)}`,
    },
    body:
      f.failure === null
        ? {
            zh: `${zhName(f)}已自动起草，请核对、补充后送审。`,
            en: `${enName(f)} was drafted by schedule: please check it, add what is missing and send it for review.`,
          }
        : {
            zh: `${zhName(f)}自动起草没有成功：${ended(f.failure.zh, '。')}`,
            en: `${enName(f)} could not be drafted by schedule: ${ended(f.failure.en, '.')}`,
          },
  }),
  briefing_review: (f: OnItsWay & { by: string }) => ({
    subject: { zh: `【季报简报待审】${plainLine(f.title, 60)}`, en: `To review: briefing of ${en(f)}` },
    body: {
      zh: `${who(f.by)}已将${zhName(f)}送审，请核对后发布；需要修改的请写明原因退回。`,
      en: `${who(f.by)} sent ${enName(f)} for review. Please read and release it, or send it back with a reason.`,
    },
  }),
  briefing_sent_back: (f: OnItsWay & { by: string; reason: string }) => ({
    subject: { zh: `【季报简报退回】${plainLine(f.title, 60)}`, en: `Sent back: briefing of ${en(f)}` },
    body: {
      zh: `${who(f.by)}退回了${zhName(f)}。退回原因：${ended(f.reason, '。')}请修改后重新送审。`,
      en: `${who(f.by)} sent back ${enName(f)}. Reason: ${ended(f.reason, '.')} Please change it and send it for review again.`,
    },
  }),
  /** `why` names the checks only: figures stay in the system. */
  briefing_refused: (f: OnItsWay & { why: Text }) => ({
    subject: { zh: `【季报简报未发布】${plainLine(f.title, 60)}`, en: `Not released: briefing of ${en(f)}` },
    body: {
      zh: `${zhName(f)}没有发布。${ended(f.why.zh, '。')}请登录系统查看并处理后再发布。`,
      en: `${enName(f)} was not released. ${ended(f.why.en, '.')} Please sign in, put it right and release it again.`,
    },
  }),
  briefing_released: (f: OfRelease) => ({
    subject: { zh: `【季报简报】${plainLine(f.title, 60)}`, en: `Released: briefing of ${en(f)}` },
    body: {
      zh: `${who(f.issuingOffice)}已发布${zhName(f)}，请查阅。核验码：${f.verificationCode}。`,
      en: `${who(f.issuingOffice)} released ${enName(f)}. Verification code: ${f.verificationCode}.`,
    },
  }),
  unit_sheet: (f: OfRelease) => ({
    subject: { zh: `【季报数据单】${unitOf(f)}${zh(f)}`, en: `Sheet of ${unitOf(f)}, ${en(f)}` },
    body: {
      zh: `${who(f.issuingOffice)}已发布${unitOf(f)}${zh(f)}的数据单，只发本单位，请查阅。核验码：${f.verificationCode}。`,
      en: `${who(f.issuingOffice)} released the ${en(f)} sheet of ${unitOf(f)}, for your unit only. Verification code: ${f.verificationCode}.`,
    },
  }),
};
