/** A house in memory for specs of imports: a table goes in, its plan comes out, and may be applied. */
import type { Actor } from '#domain/access/actor.js';
import type { CatalogueSource } from '#domain/catalogue/catalogue-source.js';
import type { Database } from '#domain/ports/database.port.js';
import type { TableCell } from '#domain/ports/workbook-reader.port.js';
import type { Unit } from '#domain/unit/unit.js';
import { ApplyImport } from '../apply-import.js';
import type { ApplyBody, ImportPurpose } from '../import.js';
import { readImport } from '../read-import.js';
import { ReadImportStatus } from '../read-import-status.js';

export const OFFICE: Actor = {
  userId: 'o',
  username: 'office',
  displayName: '党建办',
  grants: [{ role: 'office', unit: 'J', path: '/J/' }],
  address: null,
};

/** A branch below J, or J itself. */
export const unitOf = (code: string, parent: string | null, more: Partial<Unit> = {}): Unit => ({
  code,
  name: `${code} 党支部`,
  shortName: code,
  type: parent ? 'branch' : 'committee',
  sector: 'organ',
  parent,
  path: parent ? `/J/${code}/` : '/J/',
  validFrom: '2020-01-01',
  validTo: null,
  reviewLevels: 1,
  ...more,
});

export type TestTable = { name: string; rows: TableCell[][] }[];
const nobody = () => Promise.reject(new Error('not asked for in this spec'));

export async function importHouse(given: {
  database: Database;
  purpose: ImportPurpose;
  catalogues: CatalogueSource;
  units: Unit[];
  today: string;
}) {
  const { database } = given;
  await database.transaction((stores) => stores.units.save(given.units));
  let sheets: TestTable = [];
  let bytes = new Uint8Array();
  const ports = {
    database,
    catalogues: given.catalogues,
    clock: { now: () => new Date(`${given.today}T02:00:00Z`) },
    hasher: { hash: (text: string) => Promise.resolve(`#${text}`), verify: () => Promise.resolve(false) },
    files: { put: nobody, path: (hash: string) => Promise.resolve(hash), read: () => Promise.resolve(bytes) },
    reader: { read: nobody, readTable: () => Promise.resolve({ ok: true as const, sheets }) },
    doorbell: { ring: () => undefined },
  };
  let count = 0;
  const plan = async (file: TestTable | Uint8Array<ArrayBuffer>, options: Record<string, string> = {}, fileName = '台账.xlsx') => {
    if (file instanceof Uint8Array) bytes = file;
    else sheets = file;
    const id = `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`;
    const createdAt = ports.clock.now().toISOString();
    const { purpose } = given;
    await database.transaction((stores) =>
      stores.uploads.create({
        ...{ id, fileName, purpose, options, createdAt, sha256: 'f'.repeat(64), size: 1, userId: OFFICE.userId },
        ...{ take: 'valid', reason: null },
      }),
    );
    await database.uploads.claim(id, 'lease', createdAt, '2099-01-01T00:00:00Z');
    const upload = (await database.uploads.get(id))!;
    if (!(await readImport(ports, { upload, lease: 'lease', actor: OFFICE }))) throw new Error('the lease was lost');
    const view = await new ReadImportStatus(ports).run({ actor: OFFICE, id, language: 'zh' });
    return { id, view, plan: view.plan! };
  };
  const apply = (id: string, body: ApplyBody = {}) => new ApplyImport(ports).run({ actor: OFFICE, id, body, language: 'zh' });
  return { database, ports, plan, apply };
}

/** Findings in a line each. */
export const said = (plan: { findings: { severity: string; cell: string | null; message: string }[] }): string[] =>
  plan.findings.map((finding) => `${finding.severity} ${finding.cell}: ${finding.message}`);
