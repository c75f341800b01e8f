/** Accounts, their roles in units, and server-side sessions. */
import type { Grant, Role } from '../access/actor.js';

export interface UserRecord {
  id: string;
  username: string;
  displayName: string;
  passwordHash: string;
  disabled: boolean;
  failedSignIns: number;
  lockedUntil: string | null;
  /** True for accounts that exist only in the sample bureau. */
  sample: boolean;
  /** For the office to call, and for messages; null where unknown. */
  phone: string | null;
  email: string | null;
  /** One-use code an officer issued, hashed like a password; null once it was used. With it the password hash is ''. */
  firstCodeHash: string | null;
  firstCodeExpiresAt: string | null;
  /** Created by the system administrator, its roles not yet confirmed by the security administrator: cannot sign in. */
  pending: boolean;
  lastSignInAt: string | null;
}
export type NewUser = Omit<UserRecord, 'failedSignIns' | 'lockedUntil' | 'lastSignInAt'>;
export interface StoredGrant {
  userId: string;
  role: Role;
  unit: string;
}

export interface UserStore {
  byUsername(username: string): Promise<UserRecord | null>;
  byId(id: string): Promise<UserRecord | null>;
  /** Grants with paths in today's tree. */
  grants(userId: string): Promise<Grant[]>;
  /** Throws `conflict` when the username exists, or for a second officer role. An officer's unit may be `/`: the whole tree, before there is one. */
  create(user: NewUser, grants: { role: Role; unit: string }[]): Promise<void>;
  update(id: string, change: Partial<Omit<NewUser, 'id' | 'username' | 'sample'>> & { lastSignInAt?: string }): Promise<void>;
  /** Replaces the roles of an account; throws `conflict` for a second officer role. */
  setGrants(userId: string, grants: { role: Role; unit: string }[]): Promise<void>;
  /** Every role of everybody, of accounts that may sign in: who files, who reviews, whom to tell. */
  allGrants(): Promise<StoredGrant[]>;
  /** The same, of the roles held in exactly these units. */
  grantsIn(units: readonly string[]): Promise<StoredGrant[]>;
  /** The roles of these accounts, whether or not they may sign in. */
  grantsOf(userIds: readonly string[]): Promise<StoredGrant[]>;
  byIds(ids: string[]): Promise<UserRecord[]>;
  /**
   * Atomic: where this is still the account's one-use code, it is used up and the password set; clears failures. False when somebody
   * was quicker.
   */
  redeemCode(id: string, codeHash: string, passwordHash: string): Promise<boolean>;
  /** Atomic: adds one failure and locks until the given instant when `limit` is reached. */
  recordFailure(id: string, limit: number, lockUntil: string): Promise<void>;
  clearFailures(id: string): Promise<void>;
  list(): Promise<UserRecord[]>;
}

export interface SessionRecord {
  /** SHA-256 of the opaque id in the cookie; the id itself is never stored. */
  tokenHash: string;
  userId: string;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
  address: string | null;
}

export interface SessionStore {
  create(session: SessionRecord): Promise<void>;
  find(tokenHash: string): Promise<SessionRecord | null>;
  touch(tokenHash: string, lastSeenAt: string): Promise<void>;
  delete(tokenHash: string): Promise<void>;
  deleteOfUser(userId: string): Promise<void>;
  deleteExpired(now: string): Promise<number>;
}
