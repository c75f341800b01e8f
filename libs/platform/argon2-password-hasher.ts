/** Argon2id at OWASP's minimum (19 MiB, t=2, p=1), at most two at a time so that sign-ins cannot starve the rest. */
import { hash, verify } from '@node-rs/argon2';
import type { PasswordHasher } from '#domain/ports/password-hasher.port.js';

const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Verified for unknown users, so that the answer takes as long; nobody has this password. */
const DECOY = hash('nobody has this password', OPTIONS);
const CONCURRENT = 2;

export class Argon2PasswordHasher implements PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, OPTIONS));
  }

  async verify(stored: string | null, password: string): Promise<boolean> {
    const against = stored ?? (await DECOY);
    const matches = await this.inTurn(() => verify(against, password));
    return stored !== null && matches;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= CONCURRENT) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.running++;
    try {
      return await work();
    } finally {
      this.running--;
      this.waiting.shift()?.();
    }
  }
}
