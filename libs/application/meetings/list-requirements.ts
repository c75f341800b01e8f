/** Requirements of the units the reader may see: a clerk those of his own, the office all. */
import type { Actor } from '#domain/access/actor.js';
import { assertMay, may } from '#domain/access/policy.js';
import { byUrgency } from '#domain/meeting/requirement-acts.js';
import type { RequirementState } from '#domain/meeting/meeting.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { RequirementView } from '#domain/views/meeting-view.js';
import type { Ports } from '../ports.js';
import { requirementViews } from './requirement-views.js';

export class ListRequirements {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  /** The most urgent first. `unit`: of exactly this one. */
  async run(input: { actor: Actor; unit?: string | undefined; state?: RequirementState | undefined }): Promise<RequirementView[]> {
    const { database, clock } = this.ports;
    const { actor, unit, state } = input;
    if (unit !== undefined) assertMay(actor, 'figures.read', await database.units.byCode(unit), unit);
    const found = await database.requirements.find({ ...(unit === undefined ? {} : { unit }), ...(state === undefined ? {} : { state }) });
    const owners = await database.units.byCodes([...new Set(found.map((each) => each.unit))]);
    const seen = new Set(owners.filter(({ path }) => may(actor, 'figures.read', path)).map(({ code }) => code));
    const visible = found.filter((requirement) => seen.has(requirement.unit));
    const views = await requirementViews(database, visible, { actor, today: shanghaiDate(clock.now()) });
    return views.toSorted(byUrgency);
  }
}
