import { useEffect, useState } from 'react'
import type { BundleSearch } from '#contract/api'
import { call } from '../../api.ts'

/** How long typing rests before the library is asked, in milliseconds. */
const rest = 120

/** What is asked of the bundle and what was found; asks again while pages are left to read. */
export function useBundleSearch(caseId: string, pages: number) {
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<BundleSearch | null>(null)
  useEffect(() => {
    if (pages === 0) return undefined
    let current = true
    const ask = async () => {
      const answer = await call('bundle:search', { caseId, query })
      if (!current || !answer.ok) return
      setFound(answer.value)
      if (answer.value.pagesUnread > 0) timer = setTimeout(() => void ask(), rest)
    }
    let timer = setTimeout(() => void ask(), rest)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [caseId, query, pages])
  return { query, setQuery, found }
}
