/** Sheets of units that go out with the bureau's quarterly: asked for in its release, and released by the same hand as soon as each is drafted. */
import { randomUUID } from 'node:crypto';
import { SYSTEM } from '#domain/access/actor.js';
import { moveBriefing } from '#domain/briefing/briefing-state.js';
import type { BriefingRecord } from '#domain/briefing/briefing.js';
import type { Stores } from '#domain/ports/database.port.js';
import { recordAct } from '../record-act.js';
import { aboutOf } from './briefing-recipients.js';
import { isRoot } from './release-rules.js';
import { newCode } from './verification-code.js';

type SheetStores = Pick<Stores, 'audit' | 'briefings' | 'briefingStyles' | 'outbox' | 'periods' | 'units'>;

const runKeyOf = (quarterly: Pick<BriefingRecord, 'id'>, unit: string): string => `sheets:${quarterly.id}:${unit}`;

/** In the transaction that releases the quarterly; how many were asked for. The doorbell is the caller's to ring. */
export async function askForSheets(stores: SheetStores, { record, at }: { record: BriefingRecord; at: Date }): Promise<number> {
  const { unit: root, style } = await aboutOf(stores, record);
  if (record.kind !== 'quarterly' || !isRoot(root.path) || style.sheets !== true) return 0;
  const { period, meetingId } = record;
  const units = (await stores.periods.units(period, [root.path])).filter(({ code, expected }) => expected && code !== root.code);
  const asked: { briefingId: string }[] = [];
  for (const { code: unit } of units) {
    const id = randomUUID();
    await stores.briefings.create({
      ...{ id, period, unit, kind: 'unit_sheet', meetingId, origin: 'schedule', createdAt: at.toISOString() },
      runKey: runKeyOf(record, unit),
    });
    asked.push({ briefingId: id });
  }
  await stores.outbox.addAll('briefing.draft', asked, at.toISOString());
  return asked.length;
}

/**
 * In the transaction that finishes a draft: a sheet asked for by a released quarterly goes on to its own release, through every check;
 * one that fails a check waits for the office in review. False for any other briefing.
 */
export async function releaseSheet(stores: SheetStores, { id, at }: { id: string; at: Date }): Promise<boolean> {
  const sheet = await stores.briefings.get(id);
  if (sheet?.kind !== 'unit_sheet' || sheet.origin !== 'schedule' || sheet.release !== null) return false;
  const quarterly = await askedBy(stores, sheet);
  if (!quarterly?.release) return false;
  await stores.briefings.change(id, {
    ...{ status: moveBriefing(moveBriefing(sheet.status, 'review'), 'release'), attempts: 0, failure: null },
    ...{ review: quarterly.review, release: { ...quarterly.release, at: at.toISOString() } },
    verificationCode: sheet.verificationCode ?? newCode(),
  });
  await stores.outbox.add('briefing.release', { briefingId: id }, at.toISOString());
  const detail = { by: quarterly.release.by, with: quarterly.id, revision: sheet.revision };
  await recordAct(stores, { at, actor: SYSTEM, action: 'briefing.ask_release', object: id, detail });
  return true;
}

async function askedBy(stores: SheetStores, sheet: BriefingRecord): Promise<BriefingRecord | null> {
  const unit = await stores.periods.unit(sheet.period, sheet.unit);
  const root = unit?.path.split('/').find(Boolean);
  if (root === undefined) return null;
  for (const quarterly of await stores.briefings.ofKind(sheet.period, root, 'quarterly'))
    if ((await stores.briefings.byRunKey(runKeyOf(quarterly, sheet.unit)))?.id === sheet.id) return quarterly;
  return null;
}
