/** A count as it stands in a sentence, thousands apart; the same on every machine. */
export const inFigures = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')

/**
 * A sentence of a comparison with its counts thousands apart. Its fingerprint covers the sentence as
 * it was made, so it is written for the reader only where it is shown.
 */
export const figuresApart = (sentence: string): string =>
  sentence.replace(/\d{4,}/g, (count) => inFigures(Number(count)))
