/** The set with the item taken out if it was in, put in if it was not: what ticking a box does. */
export const toggled = <T>(set: ReadonlySet<T>, item: T): ReadonlySet<T> =>
  set.has(item) ? new Set([...set].filter((one) => one !== item)) : new Set([...set, item]);
