/** Keeps a lease alive while work runs, so that it may be short: a killed worker's work is free again within seconds. */
export const LEASE_MS = 15_000;
const RENEW_MS = 5_000;
/** When to look again at work that somebody else holds. */
export const HELD_MS = 5_000;

export const leaseEnd = (from: Date): string => new Date(from.getTime() + LEASE_MS).toISOString();

/**
 * Runs the work, renewing at a beat. A renewal that fails or comes too late changes nothing here:
 * the final write is fenced by the lease token, and refuses.
 */
export async function holdLease<T>(renew: () => Promise<unknown>, work: () => Promise<T>): Promise<T> {
  const beat = setInterval(() => {
    renew().catch(() => undefined);
  }, RENEW_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
  }
}
