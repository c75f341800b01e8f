/** Text from outside as it may be shown: without characters that steer a terminal, hide, or turn the reading direction round. */
const STEERING = /\p{Cc}|[\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** Line breaks and tabs become blanks, so that words do not run together; blanks at its ends stay, for words that go on after it. */
export const plainWords = (text: string): string => text.replaceAll(/[\t\n\r]+/g, ' ').replaceAll(STEERING, '');

export const shownText = (text: string): string => plainWords(text).trim();
