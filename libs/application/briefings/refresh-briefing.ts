/** Drafts a briefing anew from the newest figures; what people wrote stays, with its figures looked up again. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/access/actor.js';
import { moveBriefing } from '#domain/briefing/briefing-state.js';
import type { BriefingEdit } from '#domain/briefing/edit.js';
import { type FigureIndex, rebound } from '#domain/briefing/figure-index.js';
import { textOf } from '#domain/briefing/sentence.js';
import { DomainError } from '#domain/errors.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { findBriefing, lockBriefing } from './find-briefing.js';
import type { FreshFigures } from './fresh-figures.js';

export class RefreshBriefing {
  constructor(
    private readonly ports: Pick<Ports, 'database' | 'clock'>,
    private readonly fresh: FreshFigures,
  ) {}

  async run(input: { actor: Actor; id: string }): Promise<void> {
    const { database, clock } = this.ports;
    const { actor, id } = input;
    const { record } = await findBriefing(database, input, 'manage');
    moveBriefing(record.status, 'edit');
    const { document, index, dataVersion } = await this.fresh.draft(record);
    const at = clock.now();
    await database.transaction(async (stores) => {
      const now = await lockBriefing(stores, id);
      const status = moveBriefing(now.status, 'edit');
      if (now.draftedRevision !== record.draftedRevision)
        throw new DomainError('conflict', { zh: '别人刚刚重新起草过，请刷新页面', en: 'Somebody just drafted it anew; reload the page' });
      const revision = now.revision + 1;
      const by = { editorId: actor.userId, editorName: actor.displayName, editedAt: at.toISOString() };
      const moved = movedWords(await stores.briefingEdits.of(id), index);
      await stores.briefingEdits.addAll(moved.map((edit) => ({ ...edit, id: randomUUID(), revision, ...by })));
      await stores.briefings.change(id, {
        ...{ status, document, title: document.title, dataVersion, revision, draftedRevision: revision },
        ...{ renderedAt: at.toISOString(), files: [] },
      });
      const detail = { revision, from: now.dataVersion, dataVersion, rebound: moved.length };
      await recordAct(stores, { at, actor, action: 'briefing.refresh', object: id, detail });
    });
  }
}

/** People's words that stand and whose figures read otherwise by now. Each keeps the base it was written over, so that it stays flagged. */
function movedWords(edits: readonly BriefingEdit[], index: FigureIndex): BriefingEdit[] {
  const latest = new Map<string, BriefingEdit>();
  for (const edit of edits) latest.set(edit.node, edit);
  return [...latest.values()].flatMap((edit): BriefingEdit[] => {
    if (!edit.sentence) return [];
    const sentence = rebound(edit.sentence, index);
    return textOf(sentence) === textOf(edit.sentence) ? [] : [{ ...edit, kind: 'replace', after: null, sentence }];
  });
}
