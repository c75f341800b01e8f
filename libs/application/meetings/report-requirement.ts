/** People of the owner unit report how far a requirement has come, and when it is done; of that the office is told. */
import type { Actor } from '#domain/access/actor.js';
import { reported } from '#domain/meeting/requirement-acts.js';
import type { RequirementView } from '#domain/views/meeting-view.js';
import type { Ports } from '../ports.js';
import { actOnRequirement } from './requirement-act.js';

export class ReportRequirement {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'doorbell'>) {}

  run(input: { actor: Actor; id: string; text: string; done: boolean }): Promise<RequirementView> {
    const { actor, id, text, done } = input;
    return actOnRequirement(this.ports, {
      ...{ actor, id, seen: null, by: 'owner', action: 'requirement.report' },
      change: (before, at) => reported(before, { text, done }, { userId: actor.userId, at: at.toISOString() }),
      news: (before, after) => (before.state !== 'reported' && after.state === 'reported' ? 'requirement_reported' : null),
    });
  }
}
