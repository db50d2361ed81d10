import { useLocation } from 'wouter'
import type { Verification } from '#core/notice/notice'
import type { FullRecord } from '#core/notice/notice-record'
import { precedentFromNotice } from '#core/precedents/from-notice'
import { mayKeep } from '../shell/may.ts'
import { usePrecedentDraft } from '../shell/precedent-draft.ts'
import { useSession } from '../shell/session.ts'
import { Button } from '../ui/button.tsx'

/** What a signed notice carries as a draft for this library; nothing is kept before it is recorded. */
export function TakeAsPrecedent(props: {
  readonly record: FullRecord
  readonly verification: Verification
}) {
  const { record, verification } = props
  const { law, person } = useSession()
  const [, go] = useLocation()
  const content = precedentFromNotice(record, verification)
  if (law === null || !mayKeep(person) || content === null) return null
  const take = () => {
    usePrecedentDraft.setState({ content, from: record.caseReference })
    go('/precedents/new')
  }
  return (
    <div className="stack">
      <p className="note">
        The notice carries its decision in the form of a precedent, without any name. Recorded here,
        it says which file it came from and whose signature was found on it.
      </p>
      <div>
        <Button icon="grid" onPress={take}>
          Make a precedent draft
        </Button>
      </div>
    </div>
  )
}
