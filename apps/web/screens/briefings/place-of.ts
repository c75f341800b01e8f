/** Finds in the document the place a problem of the release gate names: a paragraph, a table, or at least its section. */
import type { Briefing } from '#domain/briefing/briefing.js';
import { placesOf } from '#domain/briefing/gate/places.js';
import type { GateProblem } from '#domain/briefing/gate.js';
import { walk } from '#domain/briefing/walk.js';

/** The node whose place says most of it; null where none does. */
export function placeOf({ where }: Pick<GateProblem, 'where'>, document: Briefing): string | null {
  const places = placesOf(document);
  let [best, length] = [null as string | null, 0];
  for (const { node } of walk(document))
    for (const id of node.type === 'list' ? [node.id, ...node.items.map((item) => item.id)] : [node.id]) {
      const { zh } = places.of(id);
      if (zh.length > length && where.zh.includes(zh)) [best, length] = [id, zh.length];
    }
  return best;
}
