/** Tables the office brings in (tree, accounts, past quarters, catalogue): read by a job, shown as a plan, applied by a person. */
import type { Text } from '../errors.js';
import type { Finding } from '../validation/finding.js';
import type { UploadPurpose } from './upload-store.port.js';

/** One thing applying would do, in the words of either language. */
export interface PlanLine {
  act: Text;
  subject: Text;
  before: Text | null;
  after: Text | null;
}

/** What applying would do, in counts and in lines a person reads. */
export interface ImportPlan {
  /** `added`, `changed`, `unchanged`, `closed` … → how many. */
  counts: Record<string, number>;
  /** At most 500 lines: what, which, from, to. */
  lines: PlanLine[];
  /** What stands in the way or should be looked at; with an error nothing can be applied. */
  findings: Finding[];
}

export interface ImportRecord {
  uploadId: string;
  purpose: Exclude<UploadPurpose, 'returns'>;
  options: Record<string, string>;
  plan: ImportPlan;
  /** What will be applied, exactly as planned; its shape is the purpose's own. */
  content: unknown;
  appliedAt: string | null;
  /** User id. */
  appliedBy: string | null;
}

/** A saved way to read somebody's own table: which column holds what. */
export interface ColumnMapping {
  name: string;
  /** Heading (or column letter) → `unit`, `unit_name`, `period`, or an element code. */
  columns: Record<string, string>;
  /** 1-based row of the headings. */
  headRow: number;
  /** Sheet to read; null = the first. */
  sheet: string | null;
}

export interface ImportStore {
  save(record: ImportRecord): Promise<void>;
  get(uploadId: string): Promise<ImportRecord | null>;
  /** As get(), holding the row until the transaction ends. */
  lock(uploadId: string): Promise<ImportRecord | null>;
  markApplied(uploadId: string, at: string, by: string): Promise<void>;
  mappings(): Promise<ColumnMapping[]>;
  saveMapping(mapping: ColumnMapping): Promise<void>;
}

/** A catalogue version the office brought into force: the definition documents as text. */
export interface StoredCatalogue {
  version: string;
  effectiveFrom: string;
  /** File name within a version folder (`elements.yaml`, `rules/hard.yaml` …) → text. */
  files: Record<string, string>;
  createdBy: string;
  createdAt: string;
}
export interface CatalogueStore {
  /** Versions alone, for a cheap look whether there is something new. */
  versions(): Promise<string[]>;
  get(version: string): Promise<StoredCatalogue | null>;
  /** Throws `conflict` when the version exists. */
  add(catalogue: StoredCatalogue): Promise<void>;
}
