import { useEffect, useState } from 'react'
import type { OpenCase } from '#contract/api'
import type { MissingWelsh } from '#core/notice/missing-welsh'
import type { IssueProblem } from '#core/law/issuable'
import { ENGLISH_ONLY } from '#core/notice/words/cy'
import { call } from '../../api.ts'
import { counted } from '../../shell/words.ts'
import { flushCase } from '../store/case-store.ts'

const NONE: readonly MissingWelsh[] = []

/** Phrases that a paper of the case has no Welsh for; none where they are in English. */
export function useUntranslated({ hearingCase }: OpenCase): readonly MissingWelsh[] {
  const [missing, setMissing] = useState(NONE)
  const { id: caseId, version, status, particulars, decision } = hearingCase
  const { languages, typed } = particulars.wording
  const { outcome } = decision
  useEffect(() => {
    let current = true
    const ask = async () => {
      await flushCase()
      const answer = await call('wording:untranslated', { caseId, languages, typed })
      if (current) setMissing(answer.ok ? answer.value : NONE)
    }
    if (languages === 'EN' || status !== 'OPEN') setMissing(NONE)
    else void ask()
    return () => {
      current = false
    }
  }, [caseId, languages, typed, version, status, outcome])
  return missing
}

const SHOWN = 3

/** What is missing for a notice in Welsh, among the things that stand in the way. */
export function welshProblems(
  { hearingCase }: OpenCase,
  untranslated: readonly MissingWelsh[],
): readonly IssueProblem[] {
  const { allowsEnglish } = hearingCase.particulars.wording
  const count = untranslated.length
  if (count === 0 || allowsEnglish) return []
  const named = untranslated.slice(0, SHOWN).map(({ english }) => `“${english}”`)
  const more = count > SHOWN ? ` and ${count - SHOWN} more` : ''
  return [
    {
      code: 'NO_WELSH',
      field: 'particulars.wording',
      step: 6,
      message: `${counted(count, 'phrase')} ${count === 1 ? 'has' : 'have'} no Welsh: ${named.join(', ')}${more}. Take in the translation, or let them stand in English, each marked ${ENGLISH_ONLY}.`,
    },
  ]
}
