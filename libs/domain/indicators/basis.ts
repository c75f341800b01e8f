/** Over which units, and in which tree, earlier quarters are summed when they are set beside this one (口径). */
import type { Text } from '../errors.js';

/**
 * as_was: every quarter in the tree it had, merged units as the sum of those they were; what the bureau was.
 * as_is: earlier quarters summed again along the tree of the quarter asked for, moved units where they are now; units that ended without
 * an heir fall out.
 * comparable: as_is, and only units (with those they came from) whose returns were accepted in every quarter the comparison looks at,
 * this one included: what changed is the work, never who is counted.
 */
export const BASES = ['as_was', 'as_is', 'comparable'] as const;
export type Basis = (typeof BASES)[number];

export const BASIS_NAMES: Record<Basis, Text> = {
  as_was: { zh: '当时口径', en: 'As it was' },
  as_is: { zh: '现行口径', en: 'As it is now' },
  comparable: { zh: '可比口径', en: 'Comparable units' },
};
