/** Puts the catalogue's documents beside the compiled code: the compiler copies no YAML. */
import { cpSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const from = fileURLToPath(new URL('definitions', import.meta.url));
const to = fileURLToPath(new URL('../../dist/libs/catalogue/definitions', import.meta.url));

rmSync(to, { recursive: true, force: true });
cpSync(from, to, { recursive: true });
