/** How areas and points are filled: by colour, hatched where a figure is uncertain, with a pattern of their own where colour must not be relied on. */
import type { Tone } from '#domain/dashboard/block.js';
import { decal, type Texture, TEXTURES } from './texture.js';
import { type Theme, toneColor, toneTint } from './theme.js';

export interface Fill {
  color: string;
  /** Over the colour, in the order they are drawn. */
  over: { texture: Texture; color: string }[];
}

/** Relative luminance: how light a colour is to the eye, and in grey print. */
export function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return r * 0.2126 + g * 0.7152 + b * 0.0722;
}
/** Whether text on this fill must be white: where black and white contrast alike. */
export const isDark = (color: string): boolean => luminance(color) < 0.19;
/** Text on a fill, kept readable where a texture crosses it. */
export const textOn = ({ color, over }: Fill) => ({
  color: isDark(color) ? '#FFFFFF' : '#1A1613',
  ...(over.length > 0 ? { textBorderColor: color, textBorderWidth: 4 } : {}),
});

const TONE_TEXTURE: Record<Tone, number> = { bad: 0, good: 1, warn: 2, neutral: 3, muted: 4 };

/** Any fill; `place` is its place among its neighbours. Under patterns what is uncertain keeps its own and gets a dashed edge. */
export function filled({ palette, patterns }: Theme, color: string, place: number, uncertain = false): Fill {
  if (!patterns) return { color, over: uncertain ? [{ texture: 'hatch', color: palette.surface }] : [] };
  const texture = (place % TEXTURES) as Texture;
  const own = texture === 0 ? [] : [{ texture, color: isDark(color) ? 'rgba(255,255,255,0.5)' : 'rgba(43,38,34,0.28)' }];
  return { color, over: [...own, ...(uncertain ? [{ texture: 'dashes' as const, color: palette.ink }] : [])] };
}

/** The fill of what has a tone, and the ground behind a figure that has one. */
export const toneFill = (theme: Theme, tone: Tone, uncertain = false, color = toneColor(tone, theme.palette)): Fill =>
  filled(theme, color, TONE_TEXTURE[tone], uncertain);
export const toneGround = (theme: Theme, tone: Tone, uncertain = false): Fill =>
  filled(theme, toneTint(tone, theme.palette), TONE_TEXTURE[tone], uncertain);

/** What has no figure: an empty, dashed outline. */
export const vacant = ({ palette }: Theme): Fill => ({ color: palette.surface, over: [{ texture: 'dashes', color: palette.rule }] });

/** A fill as the style of a bar or a legend entry, which take decals. */
export function barStyle({ color, over }: Fill) {
  const shape = over.map((one) => decal(one.texture, one.color)).find((one) => one !== null);
  const edge = over.find((one) => one.texture === 'dashes');
  return {
    color,
    ...(shape ? { decal: shape } : {}),
    ...(edge ? { borderColor: edge.color, borderWidth: 1.5, borderType: [4, 3] } : {}),
  };
}

/** A point by what it says, told apart by its shape as well. */
export const TONE_SYMBOLS: Record<Tone, string> = { bad: 'diamond', warn: 'triangle', good: 'circle', neutral: 'circle', muted: 'circle' };
/** A point: open where its figure is uncertain or missing. */
export const pointStyle = ({ palette, line }: Theme, color: string, state: 'certain' | 'uncertain' | 'missing') =>
  state === 'certain'
    ? { color, borderColor: palette.surface, borderWidth: 0.75, opacity: 1 }
    : state === 'uncertain'
      ? { color: palette.surface, borderColor: color, borderWidth: line * 0.7, opacity: 1 }
      : { color: palette.surface, borderColor: palette.muted, borderWidth: 1.25, borderType: [2, 2], opacity: 1 };
