/** What one purpose of an import is: how a table becomes a plan, and how exactly that plan is applied. */
import type { Actor } from '#domain/access/actor.js';
import type { Action } from '#domain/access/policy.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { ImportPlan, ImportRecord } from '#domain/ports/import-store.port.js';
import type { TableCell } from '#domain/ports/workbook-reader.port.js';
import type { Period } from '#domain/period/period.js';
import type { Finding } from '#domain/validation/finding.js';
import type { Ports } from '../ports.js';

export type ImportPurpose = ImportRecord['purpose'];
/** A sheet of a table: `rows[0]` is row 1 of the file. */
export interface TableSheet {
  name: string;
  rows: TableCell[][];
}

/** The file, read in the way the purpose wants; both read it in the child process or from the disk, once. */
export interface ImportSource {
  fileName: string;
  /** Any format a table may have. A file that cannot be read ends the plan with the reader's own findings. */
  table(): Promise<TableSheet[]>;
  bytes(): Promise<Uint8Array>;
}

/** What the person who applies may add; each purpose takes what concerns it. */
export interface ApplyBody {
  version?: string | undefined;
  effectiveFrom?: Period | undefined;
}

export type PlanPorts = Pick<Ports, 'database' | 'catalogues' | 'files' | 'clock'>;
export type ApplyPorts = PlanPorts & Pick<Ports, 'hasher'>;
export interface Planned<Content> {
  plan: ImportPlan;
  content: Content;
}

/**
 * One file per purpose, `<purpose>.import.ts`, and one line in `imports.ts`.
 *
 * `plan` changes nothing. It says in counts and lines what applying would do, and in findings at their cells what is wrong with the table;
 * one error forbids applying. Bad content is a finding, never an exception. `content` is what apply() gets back later, as JSON keeps it:
 * everything needed to do what was shown, so that nothing is read or decided anew.
 *
 * `apply` first does what takes long outside the transaction (hashing), then answers with the work of it. The work may run more than once
 * and must have no effect outside the stores. It checks that the world is still as planned and throws `conflict` where it is not.
 * What the work returns is added to the answer, once, and kept nowhere.
 */
export interface Import<Content> {
  purpose: ImportPurpose;
  /** The right besides `imports.make`. */
  needs: Action;
  plan(
    ports: PlanPorts,
    input: { actor: Actor; at: Date; options: Record<string, string>; source: ImportSource },
  ): Promise<Planned<Content>>;
  apply(
    ports: ApplyPorts,
    input: { actor: Actor; at: Date; uploadId: string; options: Record<string, string>; content: Content; body: ApplyBody },
  ): Promise<(stores: Stores) => Promise<Record<string, unknown>>>;
  /** What processes must learn of at once; runs after the transaction, and may be lost. */
  afterwards?(ports: ApplyPorts): Promise<void>;
}

/** The content of one purpose is known to itself alone: seen from outside, it goes in as it came out. */
export const defineImport = <Content>(definition: Import<Content>): Import<unknown> => definition;

/** Thrown by source.table(): the file as a whole cannot be read. */
export class UnreadableTable extends Error {
  constructor(readonly findings: Finding[]) {
    super('the table cannot be read');
  }
}
