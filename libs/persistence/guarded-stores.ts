/** Stores outside a transaction: every call connects first, is tried again when it lost a race, and fails in the user's words. */
import type { Stores } from '#domain/ports/database.port.js';

export interface Guard {
  connect(): Promise<void>;
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** Each method is one unit of work, so that trying it again is safe. */
export function guardedStores(stores: Stores, guard: Guard): Stores {
  const guarded = Object.entries(stores).map(([name, store]) => [name, guardedStore(store as object, guard)]);
  const { facts, ...rest } = Object.fromEntries(guarded) as Stores;
  return { ...rest, facts: withStream(facts, stores.facts, guard) };
}

const guardedStore = <S extends object>(store: S, guard: Guard): S =>
  new Proxy(store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? (...args: unknown[]) => guard.run(() => member.apply(target, args)) : member;
    },
  });

/** A stream that has begun cannot be tried again: it only connects first. */
function withStream(guarded: Stores['facts'], facts: Stores['facts'], guard: Guard): Stores['facts'] {
  const ofPeriod: Stores['facts']['ofPeriod'] = async function* (period) {
    await guard.connect();
    yield* facts.ofPeriod(period);
  };
  return new Proxy(guarded, { get: (target, name) => (name === 'ofPeriod' ? ofPeriod : Reflect.get(target, name)) });
}
