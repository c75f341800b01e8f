/** What a signed-in person is told about himself: `GET /session`. */
import type { Role } from '../access/actor.js';
import type { Action } from '../access/policy.js';

export interface SessionView {
  username: string;
  displayName: string;
  grants: { role: Role; unit: string; unitName: string }[];
  /** What he may do somewhere; screens show themselves by it. */
  actions: Action[];
  /** True in the sample bureau. */
  sample: boolean;
  /** Name of the root unit: the bureau. */
  bureau: string;
}
