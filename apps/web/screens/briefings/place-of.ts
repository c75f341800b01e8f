/** Finds in the document the place a problem of the release gate names: a paragraph, a table, or at least its section. */
import type { Briefing } from '#domain/briefing/briefing.js';
import type { GateProblem } from '#domain/briefing/gate.js';
import { walk } from '#domain/briefing/walk.js';

export function placeOf(problem: GateProblem, document: Briefing): string | null {
  const where = problem.where[document.language];
  const nodes = [...walk(document)];
  const known = nodes.find(({ node }) => where.includes(node.id));
  if (known) return known.node.id;
  const table = Number(/(?:表|table )(\d+)/.exec(where)?.[1]);
  const drawing = Number(/(?:图|chart )(\d+)/.exec(where)?.[1]);
  const blocks = nodes.flatMap(({ node }) => (node.type === 'block' ? [node] : []));
  const isTable = (kind: string): boolean => kind === 'table' || kind === 'kpi';
  if (table > 0) return blocks.filter(({ block }) => isTable(block.kind))[table - 1]?.id ?? null;
  if (drawing > 0) return blocks.filter(({ block }) => !isTable(block.kind))[drawing - 1]?.id ?? null;
  const section = nodes.filter(({ title }) => title !== '' && where.includes(title));
  const paragraph = Number(/(?:第|paragraph )(\d+)/.exec(where)?.[1]);
  const said = section.flatMap(({ node }) =>
    node.type === 'paragraph' ? [node.id] : node.type === 'list' ? node.items.map((item) => item.id) : [],
  );
  return said[paragraph - 1] ?? section[0]?.node.id ?? null;
}
