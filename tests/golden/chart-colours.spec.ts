/** The colours of the charts: told apart in grey print and by colour-blind eyes, and text readable on every ground. */
import { barStyle, filled, luminance, textOn, toneFill, toneGround } from '#charts/fill.js';
import { type Palette, themeFor } from '#charts/theme.js';
import type { Tone } from '#domain/dashboard/block.js';

type Triple = [number, number, number];
const rows = (...triples: Triple[]) => triples;
/** How the eye without one kind of cone sees linear RGB (Machado, Oliveira and Fernandes 2009, full severity). */
const EYES = {
  normal: rows([1, 0, 0], [0, 1, 0], [0, 0, 1]),
  protan: rows([0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]),
  deutan: rows([0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]),
  tritan: rows([1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]),
};
const times = (matrix: Triple[], [x, y, z]: Triple): Triple => matrix.map((row) => row[0] * x + row[1] * y + row[2] * z) as Triple;
const linear = (color: string): Triple =>
  [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as Triple;
/** OKLab × 100: equal distances look equally different; 2 is just noticeable. */
function seen(color: string, eye: keyof typeof EYES): Triple {
  const rgb = times(EYES[eye], linear(color)).map((one) => Math.min(1, Math.max(0, one))) as Triple;
  const cones = times(
    rows(
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ),
    rgb,
  ).map((one) => Math.cbrt(one)) as Triple;
  return times(
    rows([21.04542553, 79.3617785, -0.40720468], [197.79984951, -242.8592205, 45.05937099], [2.59040371, 78.27717662, -80.8675766]),
    cones,
  );
}
const distance = (a: string, b: string, eye: keyof typeof EYES): number =>
  Math.hypot(...seen(a, eye).map((one, i) => one - (seen(b, eye)[i] ?? 0)));
const contrast = (a: string, b: string): number => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};
/** Lightness as print shows it, 0 to 100. */
const grey = (color: string): number => 116 * Math.cbrt(luminance(color)) - 16;
const pairs = <T>(list: T[]): [T, T][] => list.flatMap((one, i) => list.slice(i + 1).map((other): [T, T] => [one, other]));

const TONES: Tone[] = ['bad', 'warn', 'good', 'neutral', 'muted'];
const tonesOf = (palette: Palette) => [palette.accent, palette.warn, palette.good, palette.neutral, palette.pale];

describe.each(['light', 'dark'] as const)('%s', (scheme) => {
  const theme = themeFor('screen', { scheme });
  const { palette } = theme;

  it.each(Object.keys(EYES) as (keyof typeof EYES)[])('series and tones are told apart by a %s eye', (eye) => {
    const close = [...pairs(palette.series), ...pairs(tonesOf(palette))].filter(([a, b]) => distance(a, b, eye) < 7);
    expect(close).toEqual([]);
  });

  it('neighbours of a stack differ in grey', () => {
    const close = palette.series.flatMap((color, i) => {
      const next = palette.series[(i + 1) % palette.series.length] ?? '';
      return Math.abs(grey(color) - grey(next)) < 14 ? [[color, next]] : [];
    });
    expect(close).toEqual([]);
  });

  it('text is readable on the ground and on every fill', () => {
    const on = (ground: string, ...colors: string[]) =>
      colors.filter((color) => contrast(color, ground) < 4.5).map((color) => [color, ground]);
    const fills = [
      ...palette.series.map((color, i) => filled(theme, color, i)),
      ...TONES.flatMap((tone) => [toneFill(theme, tone), toneGround(theme, tone)]),
      filled(theme, palette.accentArea, 0),
      filled(theme, palette.warnArea, 0),
    ];
    expect([
      ...on(palette.surface, palette.ink, palette.text, palette.muted, palette.accent),
      ...on(palette.accentTint, palette.accent),
      ...[palette.goodTint, palette.warnTint, palette.neutralTint].flatMap((ground) => on(ground, palette.ink, palette.text)),
      ...fills.flatMap((fill) => on(fill.color, textOn(fill).color)),
    ]).toEqual([]);
  });
});

it('the tones of a bar differ in grey print, the worst the darkest', () => {
  const greys = tonesOf(themeFor('paper').palette).map(grey);
  expect(pairs(greys).filter(([a, b]) => Math.abs(a - b) < 6)).toEqual([]);
  expect(Math.min(...greys)).toBe(greys[0]);
});

it('under patterns every tone and every series of a stack has its own', () => {
  const theme = themeFor('screen', { patterns: true });
  const shapes = (styles: object[]) =>
    new Set(styles.map((style) => JSON.stringify({ ...('decal' in style ? (style.decal as object) : {}), color: '' })));
  expect(shapes(TONES.map((tone) => barStyle(toneFill(theme, tone)))).size).toBe(TONES.length);
  expect(shapes(theme.palette.series.map((color, i) => barStyle(filled(theme, color, i)))).size).toBe(theme.palette.series.length);
  expect(barStyle(filled(theme, '#9B1C1F', 1, true))).toMatchObject({ borderType: [4, 3] });
});
