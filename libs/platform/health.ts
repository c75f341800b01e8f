/** Whether the process lives and whether it can work; `ready` asks every server it depends on, with a short patience. */
import { DomainError } from '#domain/errors.js';

export interface HealthCheck {
  name: string;
  ping(): Promise<unknown>;
}

const PATIENCE_MS = 2_000;

/** Resolves to the names that answered; throws `unavailable` naming those that did not. */
export async function readiness(checks: HealthCheck[]): Promise<{ status: 'ready'; checks: string[] }> {
  const down = await Promise.all(checks.map(async (check) => ((await answers(check)) ? null : check.name)));
  const names = down.filter((name) => name !== null);
  if (names.length > 0)
    throw new DomainError(
      'unavailable',
      { zh: `${names.join('、')} 没有响应，恢复后服务会自动继续`, en: `${names.join(', ')} does not answer; service resumes by itself` },
      { retryAfterSeconds: 5 },
    );
  return { status: 'ready', checks: checks.map((check) => check.name) };
}

async function answers(check: HealthCheck): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  try {
    return await Promise.race([check.ping().then(() => true), patience]);
  } catch {
    // Down is the answer; the reason is in the log of whoever owns the connection.
    return false;
  } finally {
    clearTimeout(timer);
  }
}
