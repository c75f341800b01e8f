/** A message as plain text for outside: what it says, and where it leads when the installation has an address of its own. */
import type { Language } from '#domain/errors.js';
import type { MessageRecord } from '#domain/message/message.js';

const OPEN: Record<Language, string> = { zh: '打开', en: 'Open' };

export interface OutsideText {
  subject: string;
  body: string;
  /** Absolute address; null when none is known. */
  address: string | null;
}

/** `publicUrl` comes from the settings, `link` from our own code: neither from the person told. */
export function outsideText(
  message: Pick<MessageRecord, 'subject' | 'body' | 'link'>,
  language: Language,
  publicUrl: string | null,
): OutsideText {
  const address = publicUrl !== null && message.link !== null ? new URL(message.link, publicUrl).href : null;
  return { subject: oneLine(message.subject[language]), body: message.body[language], address };
}

export const openLine = (language: Language, address: string): string => `${OPEN[language]}：${address}`;

/** No line breaks: what stands in a header stays in it. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
