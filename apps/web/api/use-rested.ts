/** A typed value once it has not changed for a moment: what a search asks with. */
import { useEffect, useState } from 'react';

/** How long a reader rests before his words are searched for. */
const REST = 250;

export function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), value ? REST : 0);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
