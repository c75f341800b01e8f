/** Who acts: a signed-in person with roles in units, or the system itself. Rights use today's tree. */
export const ROLES = ['clerk', 'unit_head', 'reviewer', 'office', 'committee', 'discipline', 'sysadmin', 'secadmin', 'auditor'] as const;
export type Role = (typeof ROLES)[number];
/** Nobody holds two of these, and none of them reads business data. */
export const OFFICER_ROLES = ['sysadmin', 'secadmin', 'auditor'] as const;

export interface Grant {
  role: Role;
  /** Unit whose subtree the role covers. */
  unit: string;
  /** Its path in today's tree. */
  path: string;
}

export interface Actor {
  userId: string;
  username: string;
  displayName: string;
  grants: Grant[];
  /** For the audit row. */
  address: string | null;
}

/** Jobs and the console act as this. */
export const SYSTEM: Actor = { userId: 'system', username: 'system', displayName: '系统', grants: [], address: null };
