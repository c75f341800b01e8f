/** What the charts of a document say as they are drawn: every label with its place, and those that are cut. */
import { textWidth } from '#charts/measure-text.js';
import type { Briefing } from '#domain/briefing/briefing.js';
import type { DrawnLabel, Drawing } from '#domain/briefing/printed.js';
import { walk } from '#domain/briefing/walk.js';
import { drawingContext } from '../drawing-size.js';
import { drawBlock } from '../svg-charts.js';

export function readDrawings(briefing: Briefing): Drawing[] {
  return [...walk(briefing)].flatMap(({ node }) => {
    if (node.type !== 'block') return [];
    const drawn = drawBlock(node.block, drawingContext(node.block, briefing));
    return drawn ? [readDrawing(node.block.id, drawn)] : [];
  });
}

export function readDrawing(block: string, { svg, width, height }: { svg: string; width: number; height: number }): Drawing {
  const labels = labelsOf(svg).filter(({ text }) => text !== '');
  const leaves = ({ left, right, top, bottom }: DrawnLabel) => left < -1 || right > width + 1 || top < -2 || bottom > height + 2;
  return { block, width, height, labels, cut: labels.filter(leaves).map(({ text }) => text) };
}

/** The middle of a line of text is what ECharts puts on its place. */
export function labelsOf(svg: string): DrawnLabel[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', text = '']) => {
    const of = (name: string) => attributes.match(new RegExp(`(?:^|[ ;"])${name}[=:]"?([^";]+)`))?.[1];
    const [, dx = '0', dy = '0'] = attributes.match(/translate\(([-\d.]+)[ ,]([-\d.]+)\)/) ?? [];
    const size = Number(of('font-size')?.replace('px', '') ?? attributes.match(/font:[^;"]*?([\d.]+)px/)?.[1] ?? 12);
    const x = Number(of('x') ?? 0) + Number(dx);
    const y = Number(of('y') ?? 0) + Number(dy);
    const plain = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim();
    const isBold = /bold|700/.test(of('font-weight') ?? attributes.match(/font:[^;"]*/)?.[0] ?? '');
    const width = textWidth(plain, size, isBold) / 1.03;
    const left = x - ({ middle: 0.5, end: 1 }[of('text-anchor') ?? ''] ?? 0) * width;
    return { text: plain, left, right: left + width, top: y - size * 0.55, bottom: y + size * 0.55 };
  });
}
