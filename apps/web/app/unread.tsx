/** How many messages wait unread: asked once a minute, and again whenever some were read. */
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import type { InboxView } from '#domain/views/administration-view.js';
import { useResource } from '../api/use-resource.js';

const EVERY_MS = 60_000;

interface Unread {
  count: number;
  reload: () => void;
}
const Context = createContext<Unread>({ count: 0, reload: () => undefined });

export function UnreadProvider({ children }: { children: ReactNode }) {
  const inbox = useResource<InboxView>('/messages');
  const { reload } = inbox;
  const count = inbox.data?.unread ?? 0;
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && reload(), EVERY_MS);
    return () => clearInterval(timer);
  }, [reload]);
  return <Context.Provider value={useMemo(() => ({ count, reload }), [count, reload])}>{children}</Context.Provider>;
}

export const useUnread = (): Unread => useContext(Context);
