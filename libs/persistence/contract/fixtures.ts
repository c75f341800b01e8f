/** The small bureau the contract is written about. */
import type { PeriodRecord } from '#domain/period/period.js';
import type { Database } from '#domain/ports/database.port.js';
import type { NewUser } from '#domain/ports/user-store.port.js';
import type { ReturnRecord, ReturnVersion } from '#domain/return/return.js';
import type { PeriodUnit, Unit } from '#domain/unit/unit.js';

export const NOW = '2026-11-21T08:00:00.123Z';
export const after = (ms: number): string => new Date(Date.parse(NOW) + ms).toISOString();

const unit = (code: string, parent: string | null, path: string, more: Partial<Unit> = {}): Unit => ({
  code,
  name: `单位 ${code}`,
  shortName: code,
  type: parent ? 'branch' : 'committee',
  sector: 'organ',
  parent,
  path,
  validFrom: '2020-01-01',
  validTo: null,
  reviewLevels: 1,
  ...more,
});

/** `A_1` and `AX1` differ only where LIKE has a wildcard. */
export const UNITS: Unit[] = [
  unit('A', null, '/A/'),
  unit('A_1', 'A', '/A/A_1/'),
  unit('AX1', 'A', '/A/AX1/', { sector: 'soe' }),
  unit('A2', 'A', '/A/A2/', { validTo: '2026-06-30' }),
  unit('B', 'A', '/A/B/'),
  unit('B1', 'B', '/A/B/B1/'),
];

export const periodRecord = (period: string, more: Partial<PeriodRecord> = {}): PeriodRecord => ({
  period,
  state: 'open',
  opensOn: '2026-09-25',
  dueOn: '2026-10-15',
  locksOn: '2026-10-20',
  catalogueVersion: '2026.1',
  dataVersion: 0,
  ...more,
});

export const periodUnits = (period: string, units: Unit[] = UNITS): PeriodUnit[] =>
  units.map(({ validFrom: _from, validTo: _to, ...rest }) => ({ ...rest, period, expected: rest.code !== 'A' }));

export async function openPeriod(database: Database, period: string): Promise<void> {
  await database.periods.save(periodRecord(period));
  await database.periods.freezeUnits(period, periodUnits(period));
}

export const returnRecord = (period: string, unitCode: string, more: Partial<ReturnRecord> = {}): Omit<ReturnRecord, 'revision'> => ({
  period,
  unit: unitCode,
  status: 'draft',
  reviewLevel: 0,
  reviewedVersion: null,
  version: 1,
  acceptedVersion: null,
  firstSubmittedAt: null,
  submittedAt: null,
  acceptedAt: null,
  returnedCount: 0,
  returnReason: null,
  ...more,
});

export const returnVersion = (period: string, unitCode: string, version = 1): ReturnVersion => ({
  period,
  unit: unitCode,
  version,
  catalogueVersion: '2026.1',
  values: { M09: 12, M01: 3.5, L02: null, T01: { raw: '约十二', value: null } },
  cells: { M09: { sheet: '党员', cell: 'C9' } },
  findings: [
    {
      key: 'W02:M09',
      severity: 'warning',
      code: 'W02',
      element: 'M09',
      sheet: '党员',
      cell: 'C9',
      value: 12,
      message: { zh: '变动较大', en: 'A large change' },
      expected: null,
    },
  ],
  explanations: {},
  uploadId: null,
  createdBy: 'clerk-1',
  createdAt: NOW,
  reason: null,
  origin: 'form',
  onBehalf: true,
  submittedAt: null,
  submittedBy: null,
});

/** An account somebody made. */
export const newUser = (id: string, more: Partial<NewUser> = {}): NewUser => ({
  id,
  username: id,
  displayName: `用户 ${id}`,
  passwordHash: 'argon2id$…',
  disabled: false,
  sample: true,
  phone: null,
  email: null,
  firstCodeHash: null,
  firstCodeExpiresAt: null,
  pending: false,
  ...more,
});

/** The error's code; fails when nothing was refused. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return (error as { code: string }).code;
  }
  throw new Error('nothing was refused');
}

export async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
