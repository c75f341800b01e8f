/** Which fonts briefings are set in, and which of them are the office's own. */
import type { Language } from '#domain/errors.js';
import type { FontView } from '#domain/views/briefing-view.js';
import type { Ports } from '../ports.js';

export class ReadFonts {
  constructor(private readonly ports: Pick<Ports, 'renderer'>) {}

  async run({ language }: { language: Language }): Promise<FontView[]> {
    const fonts = await this.ports.renderer.fonts();
    return fonts.map(({ name, family, isOwn }) => ({ name: name[language], family, isOwn }));
  }
}
