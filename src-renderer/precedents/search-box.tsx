import { useEffect, useRef, useState } from 'react'
import { useKeys } from '../ui/keys.ts'
import { Kbd } from '../ui/kbd.tsx'
import { TextField } from '../ui/field.tsx'
import { useList } from './list-store.ts'

const PAUSE = 250

/** Words of the facts, a force or a reference; the cases found stand in the panel beside. */
export function SearchBox() {
  const { asked, ask, close } = useList()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(asked?.kind === 'SEARCH' ? asked.query : '')
  useKeys([{ keys: '/', label: 'Search the precedents', run: () => input.current?.focus() }])
  const latest = useRef('')
  useEffect(() => {
    // A number opened after a search takes the panel over, so the words no longer stand.
    if (asked?.kind === 'CELL') setText('')
  }, [asked])
  const search = (query: string) => {
    if (query === latest.current) return
    latest.current = query
    if (query.length >= 2) void ask({ kind: 'SEARCH', query }, {})
    else if (query === '' && useList.getState().asked?.kind === 'SEARCH') close()
  }
  useEffect(() => {
    const timer = setTimeout(() => search(text.trim()), PAUSE)
    return () => clearTimeout(timer)
  })
  return (
    <div className="precedents__search">
      <TextField
        type="search"
        label="Search the precedents"
        hideLabel
        placeholder="Search facts, force or reference"
        value={text}
        onChange={setText}
        onEnter={() => search(text.trim())}
        inputRef={input}
        end={text === '' ? <Kbd>/</Kbd> : undefined}
      />
    </div>
  )
}
