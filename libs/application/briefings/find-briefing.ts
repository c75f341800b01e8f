/** Finds a briefing for somebody who may see it, by today's tree; for everybody else there is none. */
import type { Actor } from '#domain/access/actor.js';
import { may } from '#domain/access/policy.js';
import type { BriefingRecord, BriefingStatus } from '#domain/briefing/briefing.js';
import { DomainError } from '#domain/errors.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { PeriodUnit } from '#domain/unit/unit.js';

/** What leaves the office's desk: laid before those who read briefings as soon as it is in review. */
const SHOWN: readonly BriefingStatus[] = ['in_review', 'releasing', 'released', 'superseded'];
const RELEASED: readonly BriefingStatus[] = ['released', 'superseded'];

export interface FoundBriefing {
  record: BriefingRecord;
  /** In the tree of its quarter. */
  unit: PeriodUnit;
  /** Where the unit stands today: rights go by that. */
  path: string;
}

/** The office sees all, committee members what is in review or released, and whoever reads a unit's figures its released sheet. */
export function maySee(actor: Actor, { kind, status }: Pick<BriefingRecord, 'kind' | 'status'>, path: string): boolean {
  if (may(actor, 'briefings.manage', path)) return true;
  if (may(actor, 'briefings.read', path)) return SHOWN.includes(status);
  return kind === 'unit_sheet' && RELEASED.includes(status) && may(actor, 'figures.read', path);
}

export async function findBriefing(
  stores: Pick<Stores, 'briefings' | 'periods' | 'units'>,
  input: { actor: Actor; id: string },
  needs: 'see' | 'manage' = 'see',
): Promise<FoundBriefing> {
  const record = await stores.briefings.get(input.id);
  const unit = record && (await stores.periods.unit(record.period, record.unit));
  if (!record || !unit || record.status === 'discarded') throw noSuchBriefing();
  const path = (await stores.units.byCode(unit.code))?.path ?? unit.path;
  if (!maySee(input.actor, record, path)) throw noSuchBriefing();
  if (needs === 'manage' && !may(input.actor, 'briefings.manage', path))
    throw new DomainError('forbidden', { zh: '只有党建办可以修改和发布简报', en: 'Only the office edits and releases briefings' });
  return { record, unit, path };
}

/** As findBriefing(), of a briefing whose row is held until the transaction ends. */
export async function lockBriefing(stores: Pick<Stores, 'briefings'>, id: string): Promise<BriefingRecord> {
  const record = await stores.briefings.lock(id);
  if (!record) throw noSuchBriefing();
  return record;
}

export const noSuchBriefing = (): DomainError => new DomainError('not_found', { zh: '没有找到这份简报', en: 'There is no such briefing' });
