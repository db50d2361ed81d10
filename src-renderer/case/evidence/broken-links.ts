import type { OpenCase } from '#contract/api'
import type { PassageReport } from '#contract/mark-api'
import type { Place } from '#core/bundle/passages'
import { markKindLabel } from '#core/bundle/marks'
import { useCanEdit } from '../use-can-edit.ts'
import { useWords, type Words } from '../words.ts'
import type { useCheckedLinks } from './check-links.ts'

type Checked = PassageReport['links'][number]
type CheckedMark = PassageReport['marks'][number]
export type Found = Checked['found']

/** A link or mark whose page is not what it was. */
export type Broken = {
  readonly key: string
  readonly name: string
  readonly quotation: string
  readonly found: Found
  /** Where it stands now. */
  readonly at: Place | null
  /** Null where the reader may not change it. */
  readonly lead: ((to: Place | null) => void) | null
  readonly canRemove: boolean
}

function ownerName({ owner }: Checked, { hearingCase }: OpenCase, words: Words): string {
  if (owner.kind === 'FACTOR') return words.factorLabel(owner.factorId)
  const { allegations } = hearingCase.findings
  const at = allegations.findIndex(({ id }) => id === owner.allegationId)
  const fact = allegations[at]?.facts.findIndex(({ id }) => id === owner.factId) ?? -1
  return `Fact ${fact + 1} of allegation ${at + 1}`
}

const placeOf = ({ documentId, page }: Checked['link']): Place | null =>
  documentId === null || page === null ? null : { documentId, page }

type Repairs = ReturnType<typeof useCheckedLinks>['repair']

/** What no longer stands where it stood, and what of it this reader may lead elsewhere. */
export function useBroken(openCase: OpenCase, report: PassageReport | null, repair: Repairs) {
  const words = useWords()
  const editsFindings = useCanEdit(openCase, 'findings')
  const editsSeriousness = useCanEdit(openCase, 'seriousness')
  const isSigned = openCase.hearingCase.status !== 'OPEN'
  const mayEdit = ({ owner }: Checked) => (owner.kind === 'FACT' ? editsFindings : editsSeriousness)
  const mayMove = ({ mark }: CheckedMark) => mark.isMine && !(mark.shared && isSigned)
  const links = report?.links.filter(({ found }) => found.state !== 'HOLDS') ?? []
  const marks = report?.marks.filter(({ found }) => found.state !== 'HOLDS') ?? []
  const ofLinks = links.map((checked, index): Broken => {
    const { owner, link, found } = checked
    const lead = (to: Place | null) => void repair([{ owner, link, to }], [])
    return {
      key: `link-${index}-${link.documentId}-${link.page}`,
      name: ownerName(checked, openCase, words),
      quotation: link.quotation,
      found,
      at: placeOf(link),
      lead: mayEdit(checked) ? lead : null,
      canRemove: true,
    }
  })
  const ofMarks = marks.map((checked): Broken => {
    const { mark, found } = checked
    const lead = (to: Place | null) => {
      if (to !== null) void repair([], [{ id: mark.id, to }])
    }
    return {
      key: mark.id,
      name: `${markKindLabel(mark.kind)} by ${mark.author}`,
      quotation: mark.quotation === '' ? mark.note : mark.quotation,
      found,
      at: mark,
      lead: mayMove(checked) ? lead : null,
      canRemove: false,
    }
  })
  return {
    broken: [...ofLinks, ...ofMarks],
    movedLinks: links.flatMap((one) =>
      one.found.state === 'MOVED' && mayEdit(one)
        ? [{ owner: one.owner, link: one.link, to: one.found.to }]
        : [],
    ),
    movedMarks: marks.flatMap((one) =>
      one.found.state === 'MOVED' && mayMove(one) ? [{ id: one.mark.id, to: one.found.to }] : [],
    ),
  }
}
