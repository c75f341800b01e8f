/** What every Database keeps, in memory and on MariaDB: one spec for both. */
import type { Database } from '#domain/ports/database.port.js';
import { auditContract } from './contract/audit.contract.js';
import { briefingContract } from './contract/briefing.contract.js';
import { calendarContract } from './contract/calendar.contract.js';
import { figureContract } from './contract/figure.contract.js';
import { figureTalkContract } from './contract/figure-talk.contract.js';
import { filingContract } from './contract/filing.contract.js';
import { UNITS } from './contract/fixtures.js';
import { importContract } from './contract/import.contract.js';
import { meetingContract } from './contract/meeting.contract.js';
import { peopleContract } from './contract/people.contract.js';
import { talkContract } from './contract/talk.contract.js';
import { transactionContract } from './contract/transaction.contract.js';
import { treeContract } from './contract/tree.contract.js';
import { upkeepContract } from './contract/upkeep.contract.js';

export interface OpenDatabase {
  database: Database;
  close(): Promise<void>;
}

/** Every part keeps to periods and names of its own, so that one database serves them all. */
export function databaseContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`Database contract: ${name}`, () => {
    let opened: OpenDatabase;
    beforeAll(async () => {
      opened = await open();
      await opened.database.units.save(UNITS);
    });
    afterAll(() => opened.close());
    const database = () => opened.database;

    for (const contract of [
      ...[calendarContract, peopleContract, filingContract, figureContract],
      ...[meetingContract, briefingContract, upkeepContract, auditContract, transactionContract],
      ...[talkContract, figureTalkContract, importContract, treeContract],
    ])
      contract(database);
  });
}
