/** Answers may overtake each other: what was asked for before the newest answer taken is old, whatever revision it is of. */

export interface Ask {
  /** Whether the answer is taken; none asked for earlier is from then on. */
  take: () => boolean;
}

export function inOrder(): { ask: () => Ask } {
  let asked = 0;
  let taken = 0;
  return {
    ask: () => {
      const own = ++asked;
      return {
        take: () => {
          if (own < taken) return false;
          taken = own;
          return true;
        },
      };
    },
  };
}
