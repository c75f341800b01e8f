/** Gives the nodes of a section their ids: the key where the section gives one, else the place; blocks keep their own. */
import type { BriefingNode } from '#domain/briefing/briefing.js';
import type { NodeDraft } from './section.js';

export function identified(section: string, drafts: readonly NodeDraft[]): BriefingNode[] {
  return drafts.map((draft, i): BriefingNode => {
    if (draft.type === 'block') return { ...draft, id: draft.block.id };
    const { key, ...rest } = draft;
    const id = `${section}.${key ?? i + 1}`;
    if (rest.type === 'heading') return { ...rest, id, section };
    if (rest.type !== 'list') return { ...rest, id };
    return { ...rest, id, items: rest.items.map((item, at) => ({ id: `${id}.${item.key ?? at + 1}`, sentence: item.sentence })) };
  });
}
