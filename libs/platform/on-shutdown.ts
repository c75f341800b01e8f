/** Ends a process in order on SIGINT or SIGTERM, once. */
import type { Logger } from './logger.js';

export function onShutdown(logger: Logger, stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      logger.info({ signal }, 'stopping');
      // Everything of ours is closed by then; a library's idle timer must not keep the process.
      stop().then(
        () => process.exit(0),
        (err: unknown) => {
          logger.error({ err }, 'stopping failed');
          process.exit(1);
        },
      );
    });
}
