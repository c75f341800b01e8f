/** One-way hashing of passwords (Argon2id). */
export const PASSWORD_HASHER = Symbol('PasswordHasher');
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** Takes as long for an unknown user (hash null) as for a known one. */
  verify(hash: string | null, password: string): Promise<boolean>;
}
