/** Words of a plan that read alike in both languages: codes, names, dates, figures. */
import type { Text } from '#domain/errors.js';

export const alike = (text: string): Text => ({ zh: text, en: text });
/** Words beside one another, each language with its own comma. */
export const listed = (texts: readonly Text[], between: Text = { zh: '，', en: ', ' }): Text => ({
  zh: texts.map(({ zh }) => zh).join(between.zh),
  en: texts.map(({ en }) => en).join(between.en),
});
