/** Patterns over areas, each in two forms: as a decal for bars, and as a path for symbols, on which ECharts draws no decals. */
import type { Rect } from './plane.js';

/** Solid first; then lines across, dots, lines down, squares, triangles; `hatch` means uncertain everywhere, `dashes` around an area too, or that it is empty. */
export type Texture = 0 | 1 | 2 | 3 | 4 | 5 | 'hatch' | 'dashes';
export const TEXTURES = 6;

const lines = (rotation: number, width: number, gap: number) => ({
  symbol: 'rect' as const,
  dashArrayX: [1, 0],
  dashArrayY: [width, gap],
  rotation,
});
const grid = (symbol: string, symbolSize: number, pitch: number) => ({
  symbol,
  symbolSize,
  dashArrayX: [
    [pitch, pitch],
    [0, pitch, pitch, 0],
  ],
  dashArrayY: [pitch, 0],
  rotation: 0,
});
const DECALS = {
  0: null,
  1: lines(0, 1.5, 3.5),
  2: grid('circle', 0.7, 5),
  3: lines(Math.PI / 2, 1.5, 3.5),
  4: grid('rect', 0.8, 5),
  5: grid('triangle', 0.9, 6),
  hatch: lines(-Math.PI / 4, 1, 4),
  dashes: null,
};

export const decal = (texture: Texture, color: string) => (DECALS[texture] ? { ...DECALS[texture], color } : null);

const box = (x: number, y: number, width: number, height: number): string =>
  width > 0 && height > 0 ? `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}z` : '';
const short = (n: number): number => Math.round(n * 100) / 100;
/** Steps of `pitch` that leave room for `size` before the end. */
const steps = (end: number, pitch: number, size: number, from = 0): number[] =>
  Array.from({ length: Math.max(0, Math.floor((end - size - from) / pitch) + 1) }, (_, i) => from + i * pitch);

/** Every second row is shifted by half a pitch. */
const scattered = ({ x, y, width, height }: Rect, pitch: number, size: number, mark: (x: number, y: number) => string): string =>
  steps(height, pitch, size, 1)
    .flatMap((down, row) => steps(width, pitch * 2, size, 1 + (row % 2) * pitch).map((along) => mark(x + along, y + down)))
    .join('');

/** Where the line x + y = c, measured inside the area, enters and leaves it. */
const diagonal = (c: number, { x, y, width, height }: Rect): [string, string] => [
  `${short(x + Math.min(c, width))} ${short(y + Math.max(0, c - width))}`,
  `${short(x + Math.max(0, c - height))} ${short(y + Math.min(c, height))}`,
];

/** Textures over areas as one symbol that covers `whole`: tiny corners keep its size. One symbol, because ECharts takes long over each. */
export const texturePath = (list: { texture: Texture; area: Rect }[], { x, y, width, height }: Rect): string =>
  `path://${box(x, y, 0.01, 0.01)}${box(x + width - 0.01, y + height - 0.01, 0.01, 0.01)}${list.map(({ texture, area }) => drawn(texture, area)).join('')}`;

/** A dashed line downwards, as a symbol of this length. */
export const dashedLine = (length: number): string =>
  `path://${steps(length, 9, 0)
    .map((y) => box(0, y, 1, Math.min(5, length - y)))
    .join('')}${box(0, length - 0.01, 1, 0.01)}`;

function drawn(texture: Texture, area: Rect): string {
  const { x, y, width, height } = area;
  switch (texture) {
    case 0:
      return '';
    case 1:
      return steps(height, 5, 1.5, 2)
        .map((down) => box(x, y + down, width, 1.5))
        .join('');
    case 2:
      return scattered(area, 5, 2.2, (left, top) => box(left, top, 2.2, 2.2));
    case 3:
      return steps(width, 5, 1.5, 2)
        .map((along) => box(x + along, y, 1.5, height))
        .join('');
    case 4:
      return scattered(area, 5, 4, (left, top) => box(left, top, 4, 4));
    case 5:
      return scattered(area, 6, 5, (left, top) => `M${short(left)} ${short(top + 5)}h5l-2.5 -5z`);
    case 'hatch':
      return steps(width + height, 7, 0, 3.5)
        .map((c) => {
          const [[a, b], [d, e]] = [diagonal(c, area), diagonal(Math.min(c + 1.4, width + height), area)];
          return `M${a}L${d}L${e}L${b}z`;
        })
        .join('');
    case 'dashes':
      return [
        ...steps(width, 6, 0).flatMap((along) => [0, height - 1].map((down) => box(x + along, y + down, Math.min(3, width - along), 1))),
        ...steps(height, 6, 0).flatMap((down) => [0, width - 1].map((along) => box(x + along, y + down, 1, Math.min(3, height - down)))),
      ].join('');
  }
}
