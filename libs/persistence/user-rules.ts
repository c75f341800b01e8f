/** What the user store and its twin in memory hold alike. */
import { OFFICER_ROLES, type Role } from '#domain/access/actor.js';

/** How an officer's grant says "the whole tree", before there is one. */
export const WHOLE_TREE = '/';

export const isOfficer = (role: Role): boolean => (OFFICER_ROLES as readonly Role[]).includes(role);
