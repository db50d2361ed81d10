import type { BundleDocument } from '#contract/api'

/** A document of a bundle with so many pages, the first of which stands at a place. */
export const document = (
  id: string,
  firstPage: number,
  pages: number,
  change: Partial<BundleDocument> = {},
): BundleDocument => ({
  id,
  title: `Document ${id}`,
  fileName: `${id}.pdf`,
  pages,
  bytes: 1000,
  sha256: id,
  addedAt: '2026-11-01T09:00:00.000Z',
  addedBy: 'Chair',
  label: { number: firstPage + 1, insert: 0 },
  firstPage,
  section: 'OTHER',
  dated: null,
  description: '',
  ...change,
})
