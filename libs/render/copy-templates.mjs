/** Puts the Typst templates beside the compiled renderer: part of `npm run build`. */
import { cpSync } from 'node:fs';

const from = new URL('typst/', import.meta.url);
cpSync(from, new URL('../../dist/libs/render/typst/', import.meta.url), { recursive: true });
