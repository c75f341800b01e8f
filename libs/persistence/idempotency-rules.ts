/** When a key whose first request never answered may be used again: that process is dead. */
export const ABANDONED_AFTER_MS = 120_000;
