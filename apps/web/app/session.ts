/** Who is signed in, for every screen below the shell. */
import { createContext, useContext } from 'react';
import type { Action } from '#domain/access/policy.js';
import type { SessionView } from '#domain/views/session-view.js';

export interface SessionContext {
  session: SessionView;
  may: (action: Action) => boolean;
  signOut: () => void;
}
const Context = createContext<SessionContext | null>(null);
export const SessionProvider = Context.Provider;

export function useSession(): SessionContext {
  const value = useContext(Context);
  if (!value) throw new Error('useSession outside the shell');
  return value;
}
