/** The twin in memory keeps the contract of Database. */
import { databaseContract } from './database.contract.js';
import { MemoryDatabase } from './memory-database.js';

databaseContract('in memory', async () => ({ database: new MemoryDatabase(), close: async () => undefined }));
