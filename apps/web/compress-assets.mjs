/** Lays a brotli and a gzip copy beside every built script, style and drawing, so that no request waits for one to be made. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const folder = new URL('../../dist/apps/web/assets/', import.meta.url);
/** Smaller ones fit one packet anyway. */
const SMALLEST = 1_024;

for (const name of readdirSync(fileURLToPath(folder))) {
  if (!/\.(js|css|svg)$/.test(name)) continue;
  const bytes = readFileSync(new URL(name, folder));
  if (bytes.length < SMALLEST) continue;
  writeFileSync(new URL(`${name}.gz`, folder), gzipSync(bytes, { level: 9 }));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(new URL(`${name}.br`, folder), brotliCompressSync(bytes, { params }));
}
