/** Which unit and quarter a reader of figures means, and whether he may: rights by today's tree, figures by the period's. */
import type { Actor } from '#domain/access/actor.js';
import { assertMay, may, scopeOf, type Action } from '#domain/access/policy.js';
import { DomainError } from '#domain/errors.js';
import { isWithin, levelOf, type PeriodUnit } from '#domain/unit/unit.js';
import { periodName, type Period, type PeriodRecord } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';

type Reading = Pick<Stores, 'periods' | 'units' | 'rollups'>;

const READ: Action = 'figures.read';

export interface FigureScope {
  record: PeriodRecord;
  unit: PeriodUnit;
  /** Units one level down in the period's tree that the reader may see today. */
  children: PeriodUnit[];
  /** Of every unit below; only where asked for. */
  subtree?: Subtree;
  /** Units of the same parent and sector, likewise; only where asked for. A reader of one unit sees none. */
  siblings?: PeriodUnit[];
}

/** Thousands of units, of which nearly all are seen: named by those that are not. */
export interface Subtree {
  hidden: string[];
}

/** In tree order. */
export async function unitsSeen(
  stores: Pick<Stores, 'periods'>,
  { record, unit }: Pick<FigureScope, 'record' | 'unit'>,
  { hidden }: Subtree,
): Promise<PeriodUnit[]> {
  const isHidden = new Set([unit.code, ...hidden]);
  return (await stores.periods.units(record.period, [unit.path])).filter(({ code }) => !isHidden.has(code));
}

/** The period asked for; else the newest open or closed one that has figures; else the newest that is not merely planned. */
export async function findPeriod(stores: Pick<Stores, 'periods' | 'rollups'>, asked?: Period): Promise<PeriodRecord> {
  if (asked !== undefined) {
    const record = await stores.periods.get(asked);
    if (record) return record;
    throw new DomainError('not_found', { zh: `还没有${periodName(asked).zh}这个报告期`, en: `There is no period ${asked} yet` });
  }
  const started = (await stores.periods.all()).filter((p) => p.state !== 'planned');
  for (const record of started) if ((await stores.rollups.computedAt(record.period)) !== null) return record;
  if (started[0]) return started[0];
  throw new DomainError('not_found', { zh: '还没有开启任何报告期', en: 'No period has been opened yet' });
}

/** `not_found` for a unit that does not exist, that the reader may not see, or that the period's tree does not hold. */
export async function findScope(
  stores: Reading,
  input: { actor: Actor; period?: Period | undefined; unit?: string | undefined; needs?: Action; subtree?: boolean; siblings?: boolean },
): Promise<FigureScope> {
  const needs = input.needs ?? READ;
  const record = await findPeriod(stores, input.period);
  const code = input.unit ?? (await highestUnit(stores, input.actor, record.period));
  const today = await stores.units.byCode(code);
  assertMay(input.actor, needs, today, code);
  const unit = await stores.periods.unit(record.period, code);
  if (!unit)
    throw new DomainError('not_found', {
      zh: `${periodName(record.period).zh}的组织树中没有单位“${code}”`,
      en: `The tree of ${record.period} has no unit "${code}"`,
    });
  const children = await visible(stores, input.actor, await stores.periods.children(record.period, unit.code));
  const subtree = input.subtree && { subtree: { hidden: await hiddenBelow(stores, input.actor, unit) } };
  const siblings = input.siblings && { siblings: await siblingsOf(stores, input.actor, unit) };
  return { record, unit, children, ...subtree, ...siblings };
}

/** Nothing is anywhere but below the top. */
const hiddenBelow = (stores: Reading, actor: Actor, { period, path }: PeriodUnit): Promise<string[]> | string[] =>
  may(actor, READ, '/') ? [] : stores.periods.strayed(period, path, scopeOf(actor, READ));

async function siblingsOf(stores: Reading, actor: Actor, unit: PeriodUnit): Promise<PeriodUnit[]> {
  // Whoever has nothing but this unit needs no look at the tree.
  if (unit.parent === null || scopeOf(actor, READ).every((prefix) => isWithin(prefix, unit.path))) return [];
  const beside = (await stores.periods.children(unit.period, unit.parent)).filter((u) => u.code !== unit.code && u.sector === unit.sector);
  return visible(stores, actor, beside);
}

/** From the top of what the reader may see down to the unit itself. */
export async function pathTo(stores: Reading, actor: Actor, unit: PeriodUnit): Promise<PeriodUnit[]> {
  const codes = unit.path.split('/').filter((code) => code !== '' && code !== unit.code);
  return [...(await visible(stores, actor, await stores.periods.unitsOf([unit.period], codes))), unit];
}

/** Units moved elsewhere since then belong to somebody else's scope today. */
async function visible(stores: Reading, actor: Actor, units: PeriodUnit[]): Promise<PeriodUnit[]> {
  // Nothing is anywhere but below the top.
  if (may(actor, READ, '/')) return units;
  const today = new Map((await stores.units.byCodes(units.map((u) => u.code))).map((u) => [u.code, u.path]));
  return units.filter(({ code }) => may(actor, READ, today.get(code) ?? ''));
}

/** The unit a reader lands on when he names none. */
async function highestUnit(stores: Reading, actor: Actor, period: Period): Promise<string> {
  const scopes = scopeOf(actor, READ).toSorted((a, b) => levelOf(a) - levelOf(b) || (a < b ? -1 : 1));
  const code = scopes[0]?.split('/').findLast((part) => part !== '');
  if (code !== undefined) return code;
  const root = scopes.length > 0 ? (await stores.periods.units(period)).find((u) => u.parent === null) : undefined;
  if (root) return root.code;
  throw new DomainError('forbidden', { zh: '您的角色不能查看业务数据', en: 'Your role may not read figures' });
}
