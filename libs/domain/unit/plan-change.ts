/** What one dated change makes of the tree: every unit whose state changes, and who goes on as whom; or a refusal in clear words. */
import { DomainError, type Text } from '../errors.js';
import { DraftTree } from './draft-tree.js';
import { assertFormation, faultOf } from './tree-rules.js';
import type { Succession, UnitChangeRequest } from './unit-change.js';
import { checkedCode, checkedName, checkedShortName } from './unit-name.js';
import { isWithin, type Unit } from './unit.js';

export interface TreeDay {
  day: string;
  units: readonly Unit[];
}

export interface ChangeWorld {
  /** The tree on the effective day, then on every later day on which a change registered before begins, ascending. */
  trees: readonly TreeDay[];
  /** Whether a code was ever used: codes are never given twice. */
  isTaken: (code: string) => boolean;
  /** First day a change may still hold from: figures of closed quarters rest on their trees. */
  earliest: string;
}

export interface ChangePlan {
  /** As each is from the effective day on, parents first; one that ends has `validTo` on the day before. */
  units: Unit[];
  successions: Succession[];
}

type Of<K extends UnitChangeRequest['kind']> = Extract<UnitChangeRequest, { kind: K }>;

/** Throws `invalid` for a request that makes no sense, `conflict` for one that does not fit the tree or what is registered for later. */
export function planChange(request: UnitChangeRequest, world: ChangeWorld): ChangePlan {
  const day = request.effectiveOn;
  if (day < world.earliest)
    throw invalid('effectiveOn', {
      zh: `生效日不能早于 ${world.earliest}：更早的报告期已经关闭，组织树不再改变`,
      en: `A change cannot hold from before ${world.earliest}: the trees of earlier quarters are closed`,
    });
  const tree = new DraftTree(day, world.trees[0]?.units ?? [], world.isTaken);
  const successions = apply(request, tree).map((pair) => ({ ...pair, effectiveOn: day }));
  const units = tree.changed();
  assertLaterTrees(units, world.trees);
  return { units, successions };
}

function apply(request: UnitChangeRequest, tree: DraftTree): Omit<Succession, 'effectiveOn'>[] {
  switch (request.kind) {
    case 'add':
      return add(request, tree);
    case 'rename':
      return rename(request, tree);
    case 'move':
      return move(request, tree);
    case 'alter':
      return alter(request, tree);
    case 'close':
      return close(request, tree);
    case 'split':
      return split(request, tree);
    case 'merge':
      return merge(request, tree);
  }
}

function add(request: Of<'add'>, tree: DraftTree): [] {
  const { type, sector, reviewLevels } = request;
  const parent = request.parent === null ? null : tree.living(request.parent);
  const unit = { ...named(request), type, sector, reviewLevels, code: tree.free(checkedCode(request.unit)), parent: request.parent };
  if (parent) assertFormation(unit, parent);
  tree.put({ ...unit, path: `${parent?.path ?? '/'}${unit.code}/`, validFrom: request.effectiveOn, validTo: null });
  return [];
}

function rename(request: Of<'rename'>, tree: DraftTree): [] {
  const unit = tree.living(request.unit);
  const { name, shortName } = named(request);
  if (name === unit.name && shortName === unit.shortName) throw unchanged(unit);
  tree.put({ ...unit, name, shortName });
  return [];
}

function move(request: Of<'move'>, tree: DraftTree): [] {
  const unit = tree.living(request.unit);
  const parent = tree.living(request.parent);
  if (parent.code === unit.parent) throw unchanged(unit);
  if (isWithin(parent.path, unit.path))
    throw new DomainError('conflict', {
      zh: `“${unit.shortName}”不能移到自己或自己的下级“${parent.shortName}”之下`,
      en: `"${unit.shortName}" cannot be moved below itself or "${parent.shortName}", which stands below it`,
    });
  assertFormation(unit, parent);
  tree.plant(unit, parent);
  return [];
}

function alter(request: Of<'alter'>, tree: DraftTree): [] {
  const unit = tree.living(request.unit);
  const next = {
    ...unit,
    type: request.type ?? unit.type,
    sector: request.sector ?? unit.sector,
    reviewLevels: request.reviewLevels ?? unit.reviewLevels,
  };
  if (next.type === unit.type && next.sector === unit.sector && next.reviewLevels === unit.reviewLevels) throw unchanged(unit);
  if (next.type !== unit.type) {
    if (unit.parent !== null) assertFormation(next, tree.living(unit.parent));
    for (const child of tree.childrenOf(unit.code)) assertFormation(child, next);
  }
  tree.put(next);
  return [];
}

function close(request: Of<'close'>, tree: DraftTree): [] {
  const unit = tree.living(request.unit);
  tree.assertChildless(unit);
  tree.end(unit);
  return [];
}

function split(request: Of<'split'>, tree: DraftTree): { from: string; to: string }[] {
  const unit = tree.living(request.unit);
  if (request.into.length === 0) throw invalid('into', { zh: '请填写拆分后的单位', en: 'Name the units it is split into' });
  // Into one: the unit goes on under another code, with everything below it. Into several nobody can say whose the units below are.
  const children = tree.childrenOf(unit.code);
  if (request.into.length > 1) tree.assertChildless(unit);
  const parts = request.into.map((part) => {
    const code = tree.free(checkedCode(part.code));
    const path = `${unit.path.slice(0, -unit.code.length - 1)}${code}/`;
    return tree.put({ ...unit, ...named(part), code, path, validFrom: request.effectiveOn, validTo: null });
  });
  for (const child of children) tree.plant(child, parts[0]!);
  tree.end(unit);
  return parts.map((part) => ({ from: unit.code, to: part.code }));
}

function merge(request: Of<'merge'>, tree: DraftTree): { from: string; to: string }[] {
  const codes = [...new Set(request.units)];
  if (codes.length < 2) throw invalid('units', { zh: '合并至少需要两个单位', en: 'A merger needs at least two units' });
  const units = codes.map((code) => tree.living(code));
  for (const inner of units) {
    const outer = units.find((other) => other !== inner && isWithin(inner.path, other.path));
    if (outer)
      throw new DomainError('conflict', {
        zh: `“${inner.shortName}”是“${outer.shortName}”的下级，不能与它合并；可先移动再合并`,
        en: `"${inner.shortName}" stands below "${outer.shortName}" and cannot be merged with it; move it first`,
      });
  }
  const stays = units.find((unit) => unit.code === request.unit);
  const first = stays ?? units[0]!;
  const children = units.flatMap((unit) => (unit === stays ? [] : tree.childrenOf(unit.code)));
  const whole = stays
    ? tree.put({ ...stays, ...named(request) })
    : tree.put({
        ...first,
        ...named(request),
        code: tree.free(checkedCode(request.unit)),
        path: `${first.path.slice(0, -first.code.length - 1)}${request.unit}/`,
        validFrom: request.effectiveOn,
        validTo: null,
      });
  for (const child of children) {
    assertFormation(child, whole);
    tree.plant(child, whole);
  }
  const gone = units.filter((unit) => unit !== stays);
  for (const unit of gone) tree.end(unit);
  return gone.map((unit) => ({ from: unit.code, to: whole.code }));
}

const named = (input: { name: string; shortName: string }) => ({
  name: checkedName(input.name),
  shortName: checkedShortName(input.shortName),
});

/** What is registered for later must still hold: no unit changed now may change again later in another way, and every later tree stays whole. */
function assertLaterTrees(changed: Unit[], [base, ...later]: readonly TreeDay[]): void {
  const before = new Map(base?.units.map((unit) => [unit.code, unit]));
  for (const { day, units } of later) {
    const after = new Map(units.map((unit) => [unit.code, unit]));
    for (const unit of changed) if (!isAlike(before.get(unit.code), after.get(unit.code))) throw changesLater(unit, day);
    for (const unit of changed)
      if (unit.validTo === null || unit.validTo >= day) after.set(unit.code, unit);
      else after.delete(unit.code);
    const fault = faultOf(after.values());
    if (fault) throw changesLater(after.get(fault.unit)!, day);
  }
}

function isAlike(a: Unit | undefined, b: Unit | undefined): boolean {
  if (!a || !b) return a === b;
  return (['name', 'shortName', 'type', 'sector', 'path', 'reviewLevels'] as const).every((key) => a[key] === b[key]);
}

const changesLater = (unit: Unit, day: string): DomainError =>
  new DomainError('conflict', {
    zh: `“${unit.shortName}”自 ${day} 起已登记另一项变更，与本次冲突；请把本次生效日改为 ${day} 或以后`,
    en: `Another change of "${unit.shortName}" from ${day} is already registered; let this one hold from ${day} or later`,
  });

const unchanged = (unit: Unit): DomainError =>
  new DomainError('conflict', { zh: `“${unit.shortName}”已经是这样，没有变化`, en: `"${unit.shortName}" is so already; nothing changes` });

const invalid = (field: string, text: Text): DomainError => new DomainError('invalid', text, { errors: [{ field, message: text }] });
