/** MariadbDatabase keeps the contract of Database. */
import { databaseContract } from '#persistence/database.contract.js';
import { createTestDatabase } from '../support/test-database.js';

databaseContract('MariaDB', createTestDatabase);
