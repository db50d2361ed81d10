/** Parts of a hearing bundle in the order practitioners use. */
export const bundleSections = [
  'NOTICE',
  'INVESTIGATION',
  'STATEMENTS',
  'EXHIBITS',
  'RESPONSE',
  'CHARACTER',
  'OTHER',
] as const
export type BundleSection = (typeof bundleSections)[number]

const labels: Readonly<Record<BundleSection, string>> = {
  NOTICE: 'Notice and referral',
  INVESTIGATION: 'Investigation report',
  STATEMENTS: 'Statements',
  EXHIBITS: 'Exhibits',
  RESPONSE: 'Officer’s response',
  CHARACTER: 'Character and mitigation',
  OTHER: 'Other documents',
}
export const bundleSectionLabel = (section: BundleSection): string => labels[section]

/** What a person says of one document: its part, its date as far as it is known, what it is. */
export type Placed = {
  readonly documentId: string
  readonly section: BundleSection
  /** `2026`, `2026-11` or `2026-11-26`; null where the document has no date. */
  readonly dated: string | null
  readonly description: string
}

/** A part of the bundle with the letter it goes by, and its documents with their tabs (A1, A2). */
export type IndexedSection<D> = {
  readonly section: BundleSection
  readonly label: string
  readonly letter: string
  readonly documents: readonly { readonly tab: string; readonly document: D }[]
}

const placeOf = (section: BundleSection): number => bundleSections.indexOf(section)

/** Documents by part in the order of parts; within a part as they were given. */
export function orderBySection<D extends { readonly section: BundleSection }>(
  documents: readonly D[],
): readonly D[] {
  return documents.toSorted((a, b) => placeOf(a.section) - placeOf(b.section))
}

/** The index of a bundle: parts that hold a document, lettered from A in order. */
export function bundleIndex<D extends { readonly section: BundleSection }>(
  documents: readonly D[],
): readonly IndexedSection<D>[] {
  const used = bundleSections.filter((name) => documents.some(({ section }) => section === name))
  return used.map((section, place) => {
    const letter = String.fromCharCode(65 + place)
    const mine = documents.filter((document) => document.section === section)
    return {
      section,
      label: labels[section],
      letter,
      documents: mine.map((document, at) => ({ tab: `${letter}${at + 1}`, document })),
    }
  })
}

/**
 * The documents with one moved a place up or down within its part; as they were where it stands
 * first or last there already.
 */
export function moveWithinSection<
  D extends { readonly id: string; readonly section: BundleSection },
>(documents: readonly D[], id: string, by: -1 | 1): readonly D[] {
  const at = documents.findIndex((document) => document.id === id)
  const [mine, other] = [documents[at], documents[at + by]]
  if (mine === undefined || other === undefined || mine.section !== other.section) return documents
  return documents.with(at, other).with(at + by, mine)
}

/**
 * The documents with some moved together into a part: before a document that stands there, or at
 * its end. They keep their order among each other.
 */
export function moveIntoSection<D extends { readonly id: string; readonly section: BundleSection }>(
  documents: readonly D[],
  ids: ReadonlySet<string>,
  to: { readonly section: BundleSection; readonly before: string | null },
): readonly D[] {
  const moved = documents
    .filter(({ id }) => ids.has(id))
    .map((document) => ({ ...document, section: to.section }))
  const rest = documents.filter(({ id }) => !ids.has(id))
  const at = rest.findIndex(({ id, section }) => id === to.before && section === to.section)
  const place = at === -1 ? rest.length : at
  return orderBySection([...rest.slice(0, place), ...moved, ...rest.slice(place)])
}
