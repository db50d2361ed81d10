/** Fewest words of reasons before a view can be sealed. */
export const REASON_WORDS = 40
