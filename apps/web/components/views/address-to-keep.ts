/** What of an address belongs to a view: its filters, not a panel that happens to be open; the quarter only when it shall stay the same. */
const TRANSIENT = ['period', 'trace', 'talk', 'ofUnit', 'ofSector', 'ofPeriod', 'q'];

export function addressToKeep(path: string, search: string, period: string | null): string {
  const query = new URLSearchParams(search);
  for (const name of TRANSIENT) query.delete(name);
  if (period) query.set('period', period);
  return query.size > 0 ? `${path}?${query}` : path;
}
