/** The view somebody wants to change: his own, or, for the office, a shared one; others' private views read as missing. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { SavedViewRecord } from '#domain/ports/figure-comment-store.port.js';
import { assertOffice } from '../periods/office-only.js';

export async function findOwnView(stores: Pick<Stores, 'savedViews'>, actor: Actor, id: string): Promise<SavedViewRecord> {
  const view = await stores.savedViews.get(id);
  if (!view || (view.userId !== actor.userId && !view.shared))
    throw new DomainError('not_found', { zh: '没有找到这个视图，请刷新页面', en: 'There is no such view; reload the page' });
  if (view.userId !== actor.userId) assertOffice(actor, { zh: '更改他人共享的视图', en: 'changes views others shared' });
  return view;
}
