import { useEffect, useState } from 'react'
import type { CaseSummary } from '#contract/api'
import type { Problem } from '#core/result'
import { call } from '../api.ts'
import { TextLink } from '../ui/link.tsx'
import { Icon } from '../ui/icon.tsx'

/** The main process's own words why outcomes are closed, and the case it names. */
export function useWhySealed(isSealed: boolean, given: readonly Problem[] = []) {
  const [words, setWords] = useState<string | null>(null)
  const [awaiting, setAwaiting] = useState<readonly CaseSummary[]>([])
  const said = given.find(({ code }) => code === 'SEALED')?.message ?? null
  useEffect(() => {
    if (!isSealed) return undefined
    let isGone = false
    const ask = async () => {
      const refused = said === null ? await call('precedent:list', { outcome: 'DWN' }) : null
      const problem = refused === null || refused.ok ? undefined : refused.problems[0]
      const message = said ?? problem?.message ?? null
      const cases = await call('case:list')
      if (isGone) return
      setWords(message)
      if (cases.ok && message !== null)
        setAwaiting(cases.value.filter(({ reference }) => message.includes(reference)))
    }
    void ask()
    return () => {
      isGone = true
    }
  }, [isSealed, said])
  return { words, awaiting }
}

/** Padlock, why, and the way to what opens it. Nothing of what is closed is on the page. */
export function SealedCover(props: {
  readonly title: string
  readonly problems?: readonly Problem[]
}) {
  const { words, awaiting } = useWhySealed(true, props.problems)
  return (
    <div className="sealed-cover">
      <Icon name="lock" large />
      <h2 className="heading">{props.title}</h2>
      <p>
        {words ??
          'A live case of yours awaits sealed views. Outcomes of other cases open when all are sealed.'}
      </p>
      {awaiting.map(({ id, reference }) => (
        <TextLink key={id} href={`/case/${id}/4`}>
          Go to step 4 of {reference}
        </TextLink>
      ))}
    </div>
  )
}
