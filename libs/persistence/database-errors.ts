/** What the server or the driver says, sorted once: try again, refuse in the user's words, or answer "not available now". */
import { DomainError } from '#domain/errors.js';
import { alreadyThere, parentMissing, stillReferred } from './refusals.js';

interface DriverError {
  code?: string;
  errno?: number;
  message?: string;
}

/** Lock wait timeout, deadlock, and "record has changed since last read" of servers with snapshot isolation. */
const TRANSIENT = new Set([1205, 1213, 1020]);
export const DUPLICATE = 1062;
const NO_PARENT = new Set([1216, 1452]);
const HAS_CHILDREN = new Set([1217, 1451]);
const DOES_NOT_FIT = new Set([1264, 1406]);
/** Too many connections, shutting down, disk full, read only, killed. */
const SERVER_GONE = new Set([1021, 1040, 1053, 1114, 1158, 1159, 1160, 1161, 1203, 1290, 1836, 1927, 2006, 2013, 4031]);
const CONNECTION_CODES = /^(E(CONN\w+|PIPE|TIMEDOUT|NOENT|NOTFOUND|HOSTUNREACH|NETUNREACH|AI_AGAIN|ACCES)|PROTOCOL_\w+|POOL_\w+)$/;

/** TypeORM wraps what the driver threw; the number is what counts. */
const driverError = (error: unknown): DriverError => {
  const wrapped = (error as { driverError?: DriverError } | null)?.driverError;
  return wrapped ?? (error as DriverError | null) ?? {};
};

export const isTransient = (error: unknown): boolean => TRANSIENT.has(driverError(error).errno ?? 0);
/** A column of that name is there already. */
export const isDuplicateColumn = (error: unknown): boolean => driverError(error).errno === 1060;
export const isDuplicate = (error: unknown): boolean => driverError(error).errno === DUPLICATE;
/** Whether the duplicate was refused by this unique key. */
export const isDuplicateOf = (error: unknown, key: string): boolean =>
  isDuplicate(error) && (driverError(error).message ?? '').includes(key);

export function isConnectionError(error: unknown): boolean {
  const { code = '', errno = 0, message = '' } = driverError(error);
  return SERVER_GONE.has(errno) || CONNECTION_CODES.test(code) || /closed state|Pool is closed/.test(message);
}

export const unavailable = (cause: unknown): DomainError =>
  new DomainError(
    'unavailable',
    {
      zh: '数据库暂时连接不上，请稍后再试；已提交的内容不会丢失',
      en: 'The database cannot be reached right now; try again shortly. Nothing submitted was lost',
    },
    { retryAfterSeconds: 5, cause },
  );

/** The error a use case may see; what is neither a refusal nor an outage stays as it is. */
export function translated(error: unknown): unknown {
  if (error instanceof DomainError) return error;
  const { errno = 0 } = driverError(error);
  if (isConnectionError(error)) return unavailable(error);
  if (isTransient(error))
    return new DomainError(
      'unavailable',
      {
        zh: '同时操作的人太多，这一次没有保存，请再试一次',
        en: 'Too many people changed this at once; nothing was saved, please try again',
      },
      { retryAfterSeconds: 1, cause: error },
    );
  if (errno === DUPLICATE) return alreadyThere();
  if (NO_PARENT.has(errno)) return parentMissing();
  if (HAS_CHILDREN.has(errno)) return stillReferred();
  if (DOES_NOT_FIT.has(errno))
    return new DomainError(
      'invalid',
      { zh: '内容太长或数值超出范围', en: 'A text is too long or a number out of range' },
      { cause: error },
    );
  return error;
}
