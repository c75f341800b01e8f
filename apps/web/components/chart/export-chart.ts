/** A chart as a file: PNG at twice its size, or SVG; both carry title, scope, unit, quarter and as-of time, so that the picture stands alone. */
import { SVGRenderer } from 'echarts/renderers';
import { use } from 'echarts/core';
import { chartHeight, chartOption, type ChartContext } from '#charts/charts.js';
import type { Block } from '#domain/dashboard/block.js';
import { textWidth } from '#charts/measure-text.js';
import { saveBlob } from '../../api/client.js';
import { init } from './echarts-parts.js';

use([SVGRenderer]);

const WIDTH = 880;
const MARGIN = 24;
const TITLE = { size: 18, pitch: 26, weight: 600, color: '#2b2622' };
const LINE = { size: 13, pitch: 20, weight: 400, color: '#736b60' };
/** Between the words and the picture. */
const GAP = 14;
const FONT = "'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
/** As the api names its files. */
const fileName = (name: string[], extension: string) => `${name.join('_').replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '')}.${extension}`;

/** Broken where it would run out of the picture; a title has no blanks to break at in Chinese. */
function wrapped(words: string, size: number): string[] {
  const lines = [''];
  for (const piece of words.match(/[\w.,%()–—-]+\s*|./gu) ?? []) {
    if (lines.at(-1) !== '' && textWidth(lines.at(-1)! + piece, size) > WIDTH) lines.push('');
    lines[lines.length - 1] += piece;
  }
  return lines;
}

type Look = Pick<ChartContext, 'language' | 'patterns'>;

/** The finished picture as SVG text; `about`: whose figures these are, and as of when. */
function pictureOf(block: Block, about: string[], look: Look): { svg: string; width: number; height: number } {
  const context: ChartContext = { ...look, width: WIDTH, medium: 'screen' };
  const height = chartHeight(block, context);
  const engine = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    engine.setOption(chartOption(block, context) ?? {});
    const chart = engine.renderToSVGString();
    let y = MARGIN;
    const words = [
      ...wrapped(block.title, TITLE.size).map((line) => ({ line, ...TITLE })),
      ...[block.subtitle, ...about].flatMap((one) => (one ? wrapped(one, LINE.size) : [])).map((line) => ({ line, ...LINE })),
    ].map(({ line, size, pitch, weight, color }) => {
      y += pitch;
      return `<text x="${MARGIN}" y="${y - pitch * 0.3}" font-family="${escape(FONT)}" font-size="${size}" font-weight="${weight}" fill="${color}">${escape(line)}</text>`;
    });
    const full = { width: WIDTH + 2 * MARGIN, height: height + y + GAP + MARGIN };
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${full.width}" height="${full.height}" viewBox="0 0 ${full.width} ${full.height}"><rect width="100%" height="100%" fill="#ffffff"/>${words.join('')}<g transform="translate(${MARGIN} ${y + GAP})">${chart}</g></svg>`;
    return { svg, ...full };
  } finally {
    engine.dispose();
  }
}

export function saveSvg(block: Block, name: string[], about: string[], look: Look): void {
  saveBlob(new Blob([pictureOf(block, about, look).svg], { type: 'image/svg+xml' }), fileName(name, 'svg'));
}

export async function savePng(block: Block, name: string[], about: string[], look: Look): Promise<void> {
  const { svg, width, height } = pictureOf(block, about, look);
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * 2;
    canvas.height = height * 2;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (png) saveBlob(png, fileName(name, 'png'));
  } finally {
    URL.revokeObjectURL(url);
  }
}
