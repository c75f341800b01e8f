/** Waits for a server at start: tries until it answers, saying so once in a while; a process started too early is not a failure. */
import type { Logger } from './logger.js';

const PAUSE_MS = 1_000;
const SAY_EVERY = 10;

export async function waitFor<T>(what: string, logger: Logger, attempt: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries % SAY_EVERY === 0) logger.warn({ waitingFor: what, reason: error instanceof Error ? error.message : String(error) }, 'not available yet');
      await new Promise((resolve) => {
        setTimeout(resolve, PAUSE_MS);
      });
    }
  }
}
