/** A chart as a file: PNG at twice its size, or SVG; both carry the block's title and scope, so that the picture stands alone. */
import { SVGRenderer } from 'echarts/renderers';
import { use } from 'echarts/core';
import { chartHeight, chartOption, type ChartContext } from '#charts/charts.js';
import type { Block } from '#domain/dashboard/block.js';
import type { Language } from '#domain/errors.js';
import { saveBlob } from '../../api/client.js';
import { init } from './echarts-parts.js';

use([SVGRenderer]);

const WIDTH = 880;
const MARGIN = 24;
const HEAD = 68;
const FONT = "'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const fileName = (block: Block, extension: string) => `${block.title.replaceAll(/[\\/:*?"<>|]/g, '_')}.${extension}`;

/** The finished picture as SVG text. */
function pictureOf(block: Block, language: Language): { svg: string; width: number; height: number } {
  const context: ChartContext = { width: WIDTH, medium: 'screen', language };
  const height = chartHeight(block, context);
  const engine = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    engine.setOption(chartOption(block, context) ?? {});
    const chart = engine.renderToSVGString();
    const full = { width: WIDTH + 2 * MARGIN, height: height + HEAD + 2 * MARGIN };
    const text = (y: number, size: number, weight: number, color: string, words: string) =>
      `<text x="${MARGIN}" y="${y}" font-family="${escape(FONT)}" font-size="${size}" font-weight="${weight}" fill="${color}">${escape(words)}</text>`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${full.width}" height="${full.height}" viewBox="0 0 ${full.width} ${full.height}"><rect width="100%" height="100%" fill="#ffffff"/>${text(
      MARGIN + 18,
      18,
      600,
      '#2b2622',
      block.title,
    )}${text(MARGIN + 42, 13, 400, '#736b60', block.subtitle)}<g transform="translate(${MARGIN} ${MARGIN + HEAD})">${chart}</g></svg>`;
    return { svg, ...full };
  } finally {
    engine.dispose();
  }
}

export function saveSvg(block: Block, language: Language): void {
  saveBlob(new Blob([pictureOf(block, language).svg], { type: 'image/svg+xml' }), fileName(block, 'svg'));
}

export async function savePng(block: Block, language: Language): Promise<void> {
  const { svg, width, height } = pictureOf(block, language);
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
    if (png) saveBlob(png, fileName(block, 'png'));
  } finally {
    URL.revokeObjectURL(url);
  }
}
