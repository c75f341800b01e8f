/** One act on a requirement in one transaction: looked up within the actor's scope, changed from what was seen, told and recorded. */
import type { Actor } from '#domain/access/actor.js';
import { may, type Action } from '#domain/access/policy.js';
import { DomainError } from '#domain/errors.js';
import type { Requirement } from '#domain/meeting/meeting.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { Unit } from '#domain/unit/unit.js';
import type { RequirementView } from '#domain/views/meeting-view.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { requirementViews } from './requirement-views.js';
import { tellAboutRequirement, type RequirementNews } from './tell-about-requirement.js';

interface RequirementAct {
  actor: Actor;
  id: string;
  /** Whose right it is: the owner's people's, or the office's. */
  by: 'owner' | 'office';
  /** Of the audit row. */
  action: string;
  /** Revision the actor saw; null: whatever it is by now. */
  seen: number | null;
  change(before: Requirement, at: Date, stores: Stores): Requirement | Promise<Requirement>;
  /** What is told of it, if anything. */
  news?: (before: Requirement, after: Requirement) => RequirementNews['kind'] | null;
}

export async function actOnRequirement(
  { database, clock, doorbell }: Pick<Ports, 'database' | 'clock' | 'doorbell'>,
  act: RequirementAct,
): Promise<RequirementView> {
  const { actor, id } = act;
  const at = clock.now();
  const after = await database.transaction(async (stores) => {
    const before = await findRequirement(stores, act);
    if (act.seen !== null && act.seen !== before.revision) throw moved();
    const changed = await act.change(before, at, stores);
    if (!(await stores.requirements.save(changed, before.revision))) throw moved();
    const { text: _text, ...detail } = changed;
    await recordAct(stores, { at, actor, action: act.action, object: id, detail });
    const kind = act.news?.(before, changed) ?? null;
    if (kind !== null) await tellAboutRequirement(stores, { kind, at, actor, requirement: changed });
    return changed;
  });
  doorbell.ring();
  const [view] = await requirementViews(database, [after], { actor, today: shanghaiDate(at) });
  return view!;
}

const RIGHTS: Record<RequirementAct['by'], Action> = { owner: 'returns.file', office: 'briefings.manage' };

async function findRequirement(stores: Stores, { actor, id, by }: RequirementAct): Promise<Requirement> {
  const requirement = await stores.requirements.get(id);
  const code = requirement && (by === 'owner' ? requirement.unit : (await stores.meetings.get(requirement.meetingId))!.unit);
  const unit = code === null ? null : await stores.units.byCode(code);
  if (requirement && unit && may(actor, RIGHTS[by], unit.path)) return requirement;
  throw new DomainError('not_found', {
    zh: '没有找到这项会议要求，或您无权办理',
    en: 'There is no such requirement, or it is not yours to act on',
  });
}

const moved = (): DomainError =>
  new DomainError('conflict', {
    zh: '这项会议要求刚被其他人改过，请刷新后再试',
    en: 'This requirement was changed by somebody else just now; reload and try again',
  });

/** The owner of a requirement: a unit there is today, at or below the meeting's. */
export async function findOwner(
  stores: Pick<Stores, 'units'>,
  code: string,
  meetingUnit: Pick<Unit, 'path'>,
  today: string,
): Promise<Unit> {
  const unit = await stores.units.byCode(code);
  const isThere = unit && unit.path.startsWith(meetingUnit.path) && unit.validFrom <= today && (unit.validTo ?? today) >= today;
  if (isThere) return unit;
  const zh = `没有单位“${code}”，或它不在本次例会范围内、已经撤销；请另选责任单位`;
  throw new DomainError(
    'invalid',
    { zh, en: `There is no unit "${code}" under this meeting, or it has ended; choose another owner` },
    { errors: [{ field: 'unit', message: zh }] },
  );
}

export function assertDue(dueOn: string, meetsOn: string): void {
  if (dueOn >= meetsOn) return;
  const zh = `完成时限不能早于例会日期（${meetsOn}）`;
  throw new DomainError(
    'invalid',
    { zh, en: `It cannot be due before the meeting (${meetsOn})` },
    { errors: [{ field: 'dueOn', message: zh }] },
  );
}
