/** Prints the form empty or filled in; printing by the browser's own menu prints it filled in. */
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

type Kind = 'filled' | 'empty';

export function usePrint(): { kind: Kind | null; start: (kind: Kind) => void } {
  const [kind, setKind] = useState<Kind | null>(null);
  useEffect(() => {
    // The page is taken as it stands when this event returns.
    const before = () => flushSync(() => setKind((now) => now ?? 'filled'));
    const after = () => setKind(null);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  const start = (wanted: Kind) => {
    flushSync(() => setKind(wanted));
    window.print();
  };
  return { kind, start };
}
