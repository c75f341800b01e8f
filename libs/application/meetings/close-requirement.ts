/** The office closes a requirement its owner reported done (销号), or opens it again; the owner is told. */
import type { Actor } from '#domain/access/actor.js';
import { closed, reopened } from '#domain/meeting/requirement-acts.js';
import type { RequirementView } from '#domain/views/meeting-view.js';
import type { Ports } from '../ports.js';
import { actOnRequirement } from './requirement-act.js';

export class CloseRequirement {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'doorbell'>) {}

  run({ actor, id, open }: { actor: Actor; id: string; open: boolean }): Promise<RequirementView> {
    return actOnRequirement(this.ports, {
      ...{ actor, id, seen: null, by: 'office', action: open ? 'requirement.reopen' : 'requirement.close' },
      change: (before, at) => (open ? reopened(before) : closed(before, { userId: actor.userId, at: at.toISOString() })),
      news: () => (open ? 'requirement_reopened' : 'requirement_closed'),
    });
  }
}
