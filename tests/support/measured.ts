/** Says what a fault test measured, one line each, for the closing note and for whoever compares runs. */
export function measured(what: string, figures: Record<string, number>): void {
  process.stdout.write(`  measured, ${what}: ${JSON.stringify(figures)}\n`);
}
