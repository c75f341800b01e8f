/** The life of a requirement: reported by its owner, closed by the office, opened again; whatever does not fit its state is refused. */
import { DomainError, type Text } from '../errors.js';
import { shanghaiDate } from '../ports/clock.port.js';
import type { Period } from '../period/period.js';
import type { Requirement } from './meeting.js';

interface By {
  userId: string;
  at: string;
}

const UNREPORTED = { state: 'open', progress: '', reportedAt: null, reportedBy: null, closedAt: null, closedBy: null } as const;

export const newRequirement = (
  given: Pick<Requirement, 'id' | 'meetingId' | 'text' | 'unit' | 'dueOn' | 'createdAt'> & { period: Period },
): Requirement => ({ ...given, ...UNREPORTED, revision: 1 });

/** Of another owner nothing has been reported yet. */
export function altered(before: Requirement, change: Pick<Requirement, 'text' | 'unit' | 'dueOn'>): Requirement {
  if (before.state === 'closed') throw refused({ zh: '已销号，不能再改；请先重新打开', en: 'It is closed; open it again first' });
  return { ...before, ...change, ...(change.unit === before.unit ? {} : UNREPORTED), revision: before.revision + 1 };
}

/** Until it is closed the owner may also take back that it is done. */
export function reported(before: Requirement, { text, done }: { text: string; done: boolean }, { userId, at }: By): Requirement {
  if (before.state === 'closed') throw refused({ zh: '已销号，不用再报', en: 'It is closed; there is nothing more to report' });
  return {
    ...before,
    ...{ state: done ? 'reported' : 'open', progress: text, reportedAt: at, reportedBy: userId },
    revision: before.revision + 1,
  };
}

/** Never by whoever said it was done: four eyes. */
export function closed(before: Requirement, { userId, at }: By): Requirement {
  if (before.state === 'closed') throw refused({ zh: '已经销号', en: 'It is closed already' });
  if (before.state === 'open')
    throw refused({ zh: '责任单位还没有报告完成，不能销号', en: 'Its owner has not reported it done; it cannot be closed' });
  if (before.reportedBy === userId)
    throw new DomainError('forbidden', {
      zh: '报告完成的人不能自己销号，请由党建办其他人员销号',
      en: 'Whoever reported it done does not close it; somebody else of the office must',
    });
  return { ...before, state: 'closed', closedAt: at, closedBy: userId, revision: before.revision + 1 };
}

/** Not done after all: the owner goes on from what it reported. */
export function reopened(before: Requirement): Requirement {
  if (before.state === 'open') throw refused({ zh: '正在办理，不用重新打开', en: 'It is open already' });
  return { ...before, state: 'open', closedAt: null, closedBy: null, revision: before.revision + 1 };
}

const refused = (text: Text): DomainError => new DomainError('conflict', text);

/** Past its day and not done; what was reported done in time waits for the office, and its owner is not late. */
export const isOverdue = ({ state, dueOn, reportedAt }: Pick<Requirement, 'state' | 'dueOn' | 'reportedAt'>, today: string): boolean =>
  (state === 'open' && dueOn < today) || (state === 'reported' && reportedAt !== null && shanghaiDate(new Date(reportedAt)) > dueOn);

type Standing = Pick<Requirement, 'state' | 'dueOn'> & { isOverdue: boolean };
const placeOf = ({ state, isOverdue: isLate }: Standing): number => (isLate ? 0 : { open: 1, reported: 2, closed: 3 }[state]);

/** What is late first, then what is open, what waits to be closed, and what is closed; by day, of what is closed the last first. */
export const byUrgency = (a: Standing, b: Standing): number =>
  placeOf(a) - placeOf(b) || (a.dueOn === b.dueOn ? 0 : (a.dueOn < b.dueOn ? -1 : 1) * (a.state === 'closed' ? -1 : 1));
