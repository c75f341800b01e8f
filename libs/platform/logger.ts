/** Structured logs: one JSON line a request and a job, ids and durations only; never cell values or secrets. */
import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';

export type { Logger };

/** A chain may come back to where it began. */
const MOST_CAUSES = 5;
/** Bytes and milliseconds after which what was logged goes out. */
const [FULL, WAIT_MS] = [8_192, 100];

/** `to`: standard output when left out. */
export const createLogger = (level: string, app: string, to?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: { app },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: ['password', '*.password', 'cookie', '*.cookie', 'authorization', '*.authorization'], censor: '[redacted]' },
      serializers: { err: (error: unknown) => saidOf(error), error: (error: unknown) => saidOf(error) },
    },
    // Lines wait for one another a moment and go out together; what is left at the end is written then.
    to ?? pino.destination({ sync: false, minLength: FULL, periodicFlush: WAIT_MS }),
  );

/** What happened and where, and nothing else an error carries: a failed statement carries every value it was given. */
function saidOf(error: unknown, causes = MOST_CAUSES): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack, cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { type: name, message, ...code, stack, ...(cause === undefined || causes === 0 ? {} : { cause: saidOf(cause, causes - 1) }) };
}

/** Lets Nest's own messages go through the same log. */
export function nestLogger(logger: Logger): LoggerService {
  const at =
    (level: 'debug' | 'warn' | 'error') =>
    (message: unknown, ...rest: unknown[]) =>
      logger[level]({ context: rest.at(-1) }, String(message));
  return { log: at('debug'), debug: at('debug'), verbose: at('debug'), warn: at('warn'), error: at('error'), fatal: at('error') };
}
