/** Where "next problem" leads: cells, locked ones too, and what is said of the whole return, one after the other and round again. */

/** The next of `places` after `at` in the form's order; from the last one, or from nowhere, the first. */
export const placeAfter = (places: readonly string[], order: readonly string[], at: string | null): string | null =>
  places.find((place) => order.indexOf(place) > order.indexOf(at ?? '')) ?? places[0] ?? null;

/** Where the cursor stands, be it in a cell or in the note below it. */
export const placeAtWork = (): string | null => document.activeElement?.closest('[id^="row-"]')?.id.slice('row-'.length) ?? null;
