/** What the user store and its twin in memory hold alike. */
import { OFFICER_ROLES, type Role } from '#domain/access/actor.js';

/** How usernames are compared: case, width and outer spaces do not make two accounts. */
export const usernameKey = (username: string): string => username.normalize('NFKC').trim().toLowerCase();

/** How an officer's grant says "the whole tree", before there is one. */
export const WHOLE_TREE = '/';

export const isOfficer = (role: Role): boolean => (OFFICER_ROLES as readonly Role[]).includes(role);
