/** Bytes of a document that a reader asks for at once; a part begins at a multiple of it. */
export const partBytes = 64 * 1024
