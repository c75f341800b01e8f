/** The same briefing as a web page: the same words, tables and drawings, laid out by a browser. What printing it costs is the baseline. */
import { draw } from '#render/svg-charts.js';
import type { Briefing, BriefingNode } from '#domain/briefing/briefing.js';
import { textOf } from '#domain/briefing/sentence.js';
import { printedItems } from '#domain/briefing/walk.js';
import type { Block } from '#domain/dashboard/block.js';

/** As the PDF draws them. */
const CHART_WIDTH = 640;

const STYLE = `
  @page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-center { content: "— " counter(page) " —"; } }
  body { font: 16pt/28.99pt "Noto Serif SC"; text-align: justify; margin: 0; }
  h1 { font: 700 22pt "Noto Serif SC"; text-align: center; } h2, h3, h4 { font: 500 16pt/28.99pt "Noto Sans SC"; break-after: avoid; }
  .mast { font: 900 44pt "Noto Serif SC"; color: #c00; text-align: center; border-bottom: 2pt solid #c00; }
  p { text-indent: 2em; margin: 0; } figure { margin: 8pt 0; break-inside: avoid; } svg { width: 100%; height: auto; }
  table { width: 100%; border-collapse: collapse; font: 10.5pt "Noto Sans SC"; } td, th { border-bottom: .5pt solid #999; padding: 3pt; }
  thead { display: table-header-group; } .right { text-align: right; } .bad { color: #c00; font-weight: 700; }`;

export function briefingHtml(briefing: Briefing): string {
  const { body, annexes, colophon } = briefing;
  const nodes = (list: BriefingNode[]): string => list.map((node) => nodeHtml(node, briefing)).join('\n');
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${text(briefing.title)}</title><style>${STYLE}</style><body>
    <div class="mast">${text(briefing.masthead)}</div><p>${text(briefing.issue)} ${text(briefing.issuingOffice)} ${text(briefing.issuedOn)}</p>
    <h1>${text(briefing.title)}</h1>${briefing.addressees ? `<p>${text(briefing.addressees)}：</p>` : ''}${nodes(body)}
    ${annexes.map((annex) => `<section style="break-before: page"><h2>${text(annex.title)}</h2>${nodes(annex.body)}</section>`).join('')}
    ${colophon.map((line) => `<p>${text(line)}</p>`).join('')}</body></html>`;
}

function nodeHtml(node: BriefingNode, briefing: Briefing): string {
  switch (node.type) {
    case 'heading':
      return `<h${node.level + 1}>${text(node.text)}</h${node.level + 1}>`;
    case 'list':
      return printedItems(node)
        .map((item) => `<p>${text(item)}</p>`)
        .join('');
    case 'block':
      return blockHtml(node.block, briefing);
    case 'paragraph':
      return `<p>${text(textOf(node.sentence))}</p>`;
    case 'note':
      return `<p>${text(node.text)}</p>`;
    default:
      return '<div style="break-before: page"></div>';
  }
}

function blockHtml(block: Block, { language }: Briefing): string {
  return `<figure><figcaption><b>${text(block.title)}</b> ${text(block.subtitle)}</figcaption>${insideOf(block, language)}
    ${block.notes.map((note) => `<small>${text(note)}</small>`).join('')}</figure>`;
}

function insideOf(block: Block, language: Briefing['language']): string {
  if (block.kind === 'kpi')
    return table(
      [],
      block.items.map((item) =>
        [item.name, item.figure.display, item.figure.ratio, item.target ?? '', item.quarterChange.display, item.yearChange.display].map(
          plainCell,
        ),
      ),
    );
  if (block.kind === 'table')
    return table(
      block.columns.map((column) => `<th>${text(column.name)}</th>`),
      block.rows.map((row) => row.cells.map((cell, i) => `<td class="${block.columns[i]?.align} ${cell.tone}">${text(cell.display)}</td>`)),
    );
  return draw(block, { width: CHART_WIDTH, medium: 'paper', language })?.svg ?? '';
}

const plainCell = (display: string): string => `<td>${text(display)}</td>`;
const table = (head: string[], rows: string[][]): string =>
  `<table><thead><tr>${head.join('')}</tr></thead><tbody>${rows.map((cells) => `<tr>${cells.join('')}</tr>`).join('')}</tbody></table>`;

const text = (raw: string): string => raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
