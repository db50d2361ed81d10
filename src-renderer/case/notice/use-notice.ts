import { useEffect, useState } from 'react'
import type { OpenCase, SigningStatus } from '#contract/api'
import type { NoticeWording } from '#core/notice/notice-wording'
import type { NoticeDocument } from '#core/notice/notice'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { flushCase } from '../store/case-store.ts'
import { useLeftOut } from './left-out/left-out-store.ts'

type Composed = {
  readonly document: NoticeDocument | null
  readonly problems: readonly Problem[]
}

/** The notice of a case as data, composed anew whenever the case on file changes. */
export function useNoticeDocument(
  openCase: OpenCase,
  kind: NoticeDocument['kind'],
  // The kept choice is what the library prints in: a change of it composes anew.
  { languages, typed }: Pick<NoticeWording, 'languages' | 'typed'>,
): Composed {
  const [composed, setComposed] = useState<Composed>({ document: null, problems: [] })
  const { id, version, status } = openCase.hearingCase
  const leftOut = useLeftOut((state) => state.changes)
  useEffect(() => {
    let current = true
    const compose = async () => {
      await flushCase()
      const answer = await call('notice:compose', { caseId: id, kind })
      if (!current) return
      setComposed(
        answer.ok
          ? { document: answer.value, problems: [] }
          : { document: null, problems: answer.problems },
      )
    }
    void compose()
    return () => {
      current = false
    }
  }, [id, version, status, kind, languages, typed, leftOut])
  return composed
}

/** The certificate that would sign, and a way to replace what is known of it. */
export function useSigning(): readonly [SigningStatus | null, (status: SigningStatus) => void] {
  const [status, setStatus] = useState<SigningStatus | null>(null)
  useEffect(() => {
    void call('signing:status').then((answer) => {
      if (answer.ok) setStatus(answer.value)
    })
  }, [])
  return [status, setStatus]
}
