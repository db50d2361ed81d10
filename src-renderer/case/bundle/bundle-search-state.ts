import { useCallback, useEffect, useRef, useState } from 'react'
import type { BundleSearch } from '#contract/api'
import { call, listen } from '../../api.ts'
import { useReplacing } from './replace-store.ts'

/** The first page comes first: the text is read so much later, in milliseconds. */
const after = 500

type Hits = BundleSearch['groups'][number]['hits']
type Answered = {
  readonly query: string
  readonly found: BundleSearch
  /** Passages of the documents of which more were asked for. */
  readonly more: Readonly<Record<string, Hits>>
}

/** Has the text of pages read that never was, some at a time, while the bundle is on screen. */
function useReading(caseId: string, pages: number, replaced: number): BundleSearch | null {
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
    const begin = setTimeout(() => void read(), after)
    // Scanned pages have words once they are recognised: fewer cannot be searched then.
    const stop = listen('recognition:progress', (at) => {
      if (at === null) void read()
    })
    return () => {
      current = false
      clearTimeout(begin)
      stop()
    }
    // Another file of as many pages is to be read too.
  }, [caseId, pages, replaced])
  return text
}

/** What is asked of the bundle and what was found; null while the library is being asked. */
export function useBundleSearch(caseId: string, pages: number) {
  const [query, setQuery] = useState('')
  const [answered, setAnswered] = useState<Answered | null>(null)
  const asking = useRef<Promise<unknown>>(Promise.resolve())
  const replaced = useReplacing(({ times }) => times)
  const text = useReading(caseId, pages, replaced)
  const unread = text?.pagesUnread ?? pages
  useEffect(() => {
    if (pages === 0 || query.trim() === '') return undefined
    let current = true
    const ask = async () => {
      // What is typed while the library searches is asked for once it has answered, the last of it.
      await asking.current
      if (!current) return
      const asked = call('bundle:search', { caseId, query })
      asking.current = asked
      const answer = await asked
      if (current && answer.ok) setAnswered({ query, found: answer.value, more: {} })
    }
    void ask()
    return () => {
      current = false
    }
  }, [caseId, query, pages, unread, replaced])
  const showMore = useCallback(
    async (documentId: string) => {
      const answer = await call('bundle:search', { caseId, query, within: documentId })
      if (!answer.ok) return
      const hits = answer.value.groups.find((group) => group.documentId === documentId)?.hits ?? []
      setAnswered((now) =>
        now?.query === query ? { ...now, more: { ...now.more, [documentId]: hits } } : now,
      )
    },
    [caseId, query],
  )
  const here = answered?.query === query ? answered : null
  const found = query.trim() === '' ? text : (here?.found ?? null)
  return { query, setQuery, found, more: here?.more ?? {}, showMore }
}
