import { useEffect, useState } from 'react'
import type { BundleSearch } from '#contract/api'
import { call } from '../../api.ts'

/** How long typing rests before the library is asked, in milliseconds. */
const rest = 120

/** Has the text of pages read that never was, some at a time, while the bundle is on screen. */
function useReading(caseId: string, pages: number): BundleSearch | null {
  const [text, setText] = useState<BundleSearch | null>(null)
  useEffect(() => {
    if (pages === 0) return undefined
    let current = true
    const read = async () => {
      let unread = Infinity
      while (current && unread > 0) {
        const answer = await call('bundle:search', { caseId, query: '' })
        // Without a page taken from one call to the next there is nothing to wait for.
        const stuck = answer.ok && answer.value.pagesUnread >= unread
        unread = answer.ok && !stuck ? answer.value.pagesUnread : 0
        if (current && answer.ok) setText(answer.value)
      }
    }
    void read()
    return () => {
      current = false
    }
  }, [caseId, pages])
  return text
}

/** What is asked of the bundle and what was found; null while the library is being asked. */
export function useBundleSearch(caseId: string, pages: number) {
  const [query, setQuery] = useState('')
  const [answered, setAnswered] = useState<{ query: string; found: BundleSearch } | null>(null)
  const text = useReading(caseId, pages)
  const unread = text?.pagesUnread ?? pages
  useEffect(() => {
    if (pages === 0 || query.trim() === '') return undefined
    let current = true
    const ask = async () => {
      const answer = await call('bundle:search', { caseId, query })
      if (current && answer.ok) setAnswered({ query, found: answer.value })
    }
    const timer = setTimeout(() => void ask(), rest)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [caseId, query, pages, unread])
  const found = query.trim() === '' ? text : answered?.query === query ? answered.found : null
  return { query, setQuery, found }
}
