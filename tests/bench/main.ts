/** Runs all benches, or those named, and prints one JSON line a measure; told about itself on stderr, so that stdout stays data. */
import { BENCHES } from './benches.js';
import { lineOf } from './bench.js';
import { BenchHouse } from './support/bench-house.js';

const names = process.argv.slice(2);
const unknown = names.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `no bench ${unknown.join(', ')}; there are:\n${BENCHES.map((b) => `  ${b.name.padEnd(18)}${b.about}`).join('\n')}\n`,
  );
  // Nothing is open yet; 2 says that it was called wrongly.
  process.exit(2);
}

const house = new BenchHouse();
let failed = 0;
try {
  for (const bench of BENCHES) {
    if (names.length > 0 && !names.includes(bench.name)) continue;
    try {
      for await (const measure of bench.run(house)) process.stdout.write(`${lineOf(measure)}\n`);
    } catch (error) {
      failed++;
      process.stderr.write(`✗ ${bench.name}: ${error instanceof Error ? error.stack : String(error)}\n`);
    }
  }
} finally {
  await house.close();
}
process.exit(failed > 0 ? 1 : 0);
