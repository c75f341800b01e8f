/** A small bureau with accepted returns, two people in its office, one of its committee, and a renderer whose files say the whole document. */
import { createHash } from 'node:crypto';
import type { Actor, Role } from '#domain/access/actor.js';
import type { Briefing } from '#domain/briefing/briefing.js';
import type { Database } from '#domain/ports/database.port.js';
import type { FileStore } from '#domain/ports/file-store.port.js';
import type { RenderedFile, Renderer } from '#domain/ports/renderer.port.js';
import type { StoredValues } from '#domain/return/values.js';
import { CATALOGUES } from '#catalogue/catalogues.js';
import { trueReturn } from '#catalogue/testing/true-returns.js';
import { filingBureau, PERIOD, type FilingBureau } from '../../returns/testing/filing-bureau.js';
import type { WorkPorts } from '../../ports.js';
import { ReleaseBriefing } from '../release-briefing.js';
import { plainCheck } from './plain-check.js';
import { createWorkUseCases, type WorkUseCases } from '../../use-cases.js';

export interface BriefingHouse {
  bureau: FilingBureau;
  database: Database;
  ports: WorkPorts;
  use: WorkUseCases;
  files: Map<string, Uint8Array>;
  office: Actor;
  second: Actor;
  committee: Actor;
  /** What the renderer was asked to draw, in order. */
  drawn: Briefing[];
  /** Accepts a return of the unit (a correction where it has one), and sums the quarter. */
  accept(unit: string, change?: StoredValues, reason?: string): Promise<void>;
  /** The same of a unit that files as a committee does, by its own clerk: the four forms are nobody else's. */
  acceptCommittee(unit: string, change?: StoredValues, reason?: string): Promise<void>;
  /** Asks for a briefing and drafts it. */
  draft(kind?: Briefing['kind'], unit?: string): Promise<string>;
  setClock(at: string): void;
}

export async function briefingHouse(database: Database): Promise<BriefingHouse> {
  let now = new Date('2026-10-10T02:00:00.000Z');
  const bureau = await filingBureau(database);
  const { office } = bureau.actors;
  const second = await person(bureau, 'second', '第二人', 'office');
  const clerk = await person(bureau, 'clerk', '填报员', 'clerk');
  const committee = await person(bureau, 'leader', '局领导', 'committee');
  const files = new Map<string, Uint8Array>();
  const drawn: Briefing[] = [];
  const ports: WorkPorts = {
    ...{ database, catalogues: CATALOGUES, files: keptIn(files), doorbell: { ring: () => undefined }, channels: [] },
    ...{ clock: { now: () => now }, hasher: { hash: async (password) => password, verify: async () => false } },
    reader: undefined as never,
    renderer: outspoken(drawn),
    publicUrl: 'https://jibao.example.cn/',
  };
  const use = { ...createWorkUseCases(ports), releaseBriefing: new ReleaseBriefing(ports, plainCheck(ports)) };
  const setClock = (at: string): void => {
    now = new Date(at);
    bureau.setClock(at);
  };
  const isAccepted = async (unit: string): Promise<boolean> => (await database.returns.get(PERIOD, unit))?.status === 'accepted';
  async function file(unit: string, values: StoredValues, reason?: string, by = office): Promise<void> {
    const at = { actor: by, period: PERIOD, unit };
    await use.saveReturn.run({ ...at, values, reason: reason ?? null });
    for (const finding of (await use.readReturn.run({ ...at, language: 'zh' })).findings)
      if (finding.severity === 'warning') await use.explainFinding.run({ ...at, finding: finding.key, note: '已核对' });
    await use.submitReturn.run(at);
    // Where a reviewer looks first, the second look accepts.
    const looks: Actor[] = [bureau.actors.reviewer, office, office];
    for (const actor of looks) if (!(await isAccepted(unit))) await use.acceptReturn.run({ ...at, actor }).catch(() => null);
    if (!(await isAccepted(unit))) throw new Error(`the return of ${unit} was not accepted`);
    await use.recomputePeriod.run({ period: PERIOD });
  }
  return {
    ...{ bureau, database, ports, use, files, office, second, committee, drawn, setClock },
    accept: (unit, change = {}, reason) => file(unit, { ...bureau.values, ...change }, reason),
    acceptCommittee: (unit, change = {}, reason) =>
      file(unit, { ...trueReturn(bureau.catalogue, 'committee').values, ...change }, reason, clerk),
    async draft(kind = 'quarterly', unit) {
      const { id } = await use.requestBriefing.run({ actor: office, period: PERIOD, kind, ...(unit ? { unit } : {}) });
      await use.draftBriefing.run({ briefingId: id });
      return id;
    },
  };
}

async function person({ database }: FilingBureau, username: string, displayName: string, role: Role): Promise<Actor> {
  const account = {
    ...{ id: username, username, displayName, passwordHash: '', disabled: false, sample: false, phone: null, email: null },
    ...{ firstCodeHash: null, firstCodeExpiresAt: null, pending: false },
  };
  await database.users.create(account, [{ role, unit: 'J' }]);
  return { userId: username, username, displayName, grants: [{ role, unit: 'J', path: '/J/' }], address: null };
}

/** A file is its document, written out. */
function outspoken(drawn: Briefing[]): Renderer {
  const file = async (format: string, briefing: Briefing): Promise<RenderedFile> => {
    drawn.push(briefing);
    return { bytes: Buffer.from(`${format} ${JSON.stringify(briefing)}`), pages: 1, renderedWith: 'a twin', fonts: '' };
  };
  return {
    pdf: (briefing) => file('pdf', briefing),
    docx: (briefing) => file('docx', briefing),
    pdfs: (briefings) => Promise.all(briefings.map((briefing) => file('pdf', briefing))),
    read: async (_format, bytes) => ({ texts: [Buffer.from(bytes).toString()], tables: [], drawings: [] }),
    drawings: async () => [],
    lacking: async (text) => [...new Set(text.match(/𠮷/gu))],
    fonts: async () => [],
  };
}

function keptIn(files: Map<string, Uint8Array>): FileStore {
  return {
    async put(pieces) {
      const all: Uint8Array[] = [];
      for await (const piece of pieces) all.push(piece);
      const bytes = Buffer.concat(all);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      files.set(sha256, bytes);
      return { sha256, size: bytes.length };
    },
    path: async (sha256) => sha256,
    read: async (sha256) => files.get(sha256)!,
  };
}
