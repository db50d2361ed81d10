import { canonicalJson, type Sha256 } from '../canonical.ts'
import type { Particulars } from '../hearing-case.ts'
import { mapDocumentIds } from '../seal-file.ts'
import type { CasePack } from './case-pack.ts'
import type { CasePart } from './case-parts.ts'

/** What of a case is compared between two laptops. */
export type ComparedCase = Pick<CasePack, 'particulars' | 'findings' | 'seriousness'> & {
  readonly documents: readonly CasePack['documents'][number][]
  readonly issues: readonly CasePack['issues'][number][]
}

/** The same panel, whoever of each library's people sits on it. */
const withoutPeople = (particulars: Particulars): Particulars => ({
  ...particulars,
  chair: { ...particulars.chair, profileId: null },
  members: particulars.members.map((member) => ({ ...member, profileId: null })),
  adviser: particulars.adviser && { ...particulars.adviser, profileId: null },
})

/**
 * SHA-256 of each part, the same on every laptop that holds the same: documents are named by their
 * content, and who of a library sits where is left out. Null for a part that is not there.
 */
export function partContents(
  compared: ComparedCase,
  sha256: Sha256,
): Readonly<Record<CasePart, string | null>> {
  const { particulars, findings, seriousness, documents, issues } = compared
  const hashes = new Map(documents.map((document) => [document.id, document.sha256]))
  const hashed = (value: unknown) =>
    sha256(canonicalJson(mapDocumentIds(value, (id) => hashes.get(id) ?? id)))
  return {
    PARTICULARS: hashed(withoutPeople(particulars)),
    FINDINGS: hashed(findings),
    SERIOUSNESS: seriousness === null ? null : hashed(seriousness),
    BUNDLE: hashed({
      documents: documents.map(({ id: _id, bytes: _bytes, ...document }) => document),
      issues: issues.map((issue) => ({ version: issue.version, sha256: issue.sha256 })),
    }),
  }
}

/** Particulars from elsewhere, with the people of this library in the seats they have here. */
export function withPeopleHere(
  theirs: Particulars,
  mine: Particulars,
  me: { readonly id: string },
): Particulars {
  const seat = <T extends { readonly profileId: string | null }>(
    there: T,
    here: { readonly profileId: string | null } | null | undefined,
  ): T => {
    const foreign = there.profileId === me.id ? null : there.profileId
    return { ...there, profileId: here?.profileId ?? foreign }
  }
  return {
    ...theirs,
    chair: seat(theirs.chair, mine.chair),
    members: theirs.members.map((member, index) => seat(member, mine.members[index])),
    adviser: theirs.adviser && seat(theirs.adviser, mine.adviser),
  }
}
