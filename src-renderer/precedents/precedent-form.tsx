import { useEffect, useState } from 'react'
import { useLocation, useParams } from 'wouter'
import type { Problem } from '#core/result'
import { mayKeep } from '../shell/may.ts'
import { usePrecedentDraft } from '../shell/precedent-draft.ts'
import { Screen } from '../shell/screen.tsx'
import { useSession } from '../shell/session.ts'
import { Empty } from '../ui/empty.tsx'
import { Banner, Problems } from '../ui/notice.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { announce } from '../ui/status.tsx'
import { blankDraft, draftOf, type Draft } from './form-draft.ts'
import { FormBody } from './form-body.tsx'
import { readForCorrection, useDrafts } from './form-store.ts'

const crumbs = (label: string, ref?: string) => [
  { label: 'Precedents', href: '/precedents' },
  ...(ref === undefined ? [] : [{ label: ref, href: `/precedents/${ref}` }]),
  { label },
]

/** A new precedent by form, from nothing or from a decided case. */
export function PrecedentForm() {
  const { content, from } = usePrecedentDraft()
  const { person, law } = useSession()
  const [, go] = useLocation()
  const [base] = useState<Draft>(() => (content === null ? blankDraft() : draftOf(content)))
  const key = from === null ? 'new' : `case ${from}`
  useKeptWords(key)
  return (
    <Screen
      title="Add a precedent"
      lead="What the source does not state stays not stated: that is never the same as none."
      crumbs={crumbs('Add a precedent')}
      narrow
    >
      {!mayKeep(person) && <NotYours />}
      {from !== null && (
        <Banner tone="warn" title={`From case ${from}`}>
          Read the title and the facts for any word that could identify a person before you record
          it.
        </Banner>
      )}
      {mayKeep(person) && law !== null && (
        <FormBody
          formKey={key}
          base={base}
          law={law}
          correcting={null}
          onLeave={(ref) => {
            if (ref !== null) usePrecedentDraft.setState({ content: null, from: null })
            go(ref === null ? '/precedents' : `/precedents/${ref}`)
          }}
        />
      )}
    </Screen>
  )
}

/** A correction: the same form over the present version; recording it makes the next one. */
export function PrecedentCorrection() {
  const { ref } = useParams<{ readonly ref: string }>()
  const { person, law } = useSession()
  const [, go] = useLocation()
  const [base, setBase] = useState<Draft | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  useEffect(() => {
    let isGone = false
    void readForCorrection(ref).then((read) => {
      if (isGone) return
      setBase(read.base)
      setProblems(read.problems)
    })
    return () => {
      isGone = true
    }
  }, [ref])
  useKeptWords(ref)
  return (
    <Screen
      title={`Correct ${ref}`}
      lead="A correction makes a new version. The one before it stays readable."
      crumbs={crumbs('Correct', ref)}
      narrow
    >
      {!mayKeep(person) && <NotYours />}
      <Problems problems={problems} />
      {base === null && problems.length === 0 && <SkeletonRows rows={8} />}
      {mayKeep(person) && base !== null && law !== null && (
        <FormBody
          key={ref}
          formKey={ref}
          base={base}
          law={law}
          correcting={ref}
          onLeave={() => go(`/precedents/${ref}`)}
        />
      )}
    </Screen>
  )
}

/** Says, to whoever goes elsewhere with a draft begun, that it is kept and for how long. */
function useKeptWords(key: string) {
  useEffect(
    () => () => {
      if (useDrafts.getState().drafts[key] !== undefined)
        announce('The draft is kept until the library locks. Come back to record it.')
    },
    [key],
  )
}

function NotYours() {
  return (
    <Empty title="Only the chair and the secretariat keep the library">
      Ask one of them to add or correct a precedent.
    </Empty>
  )
}
