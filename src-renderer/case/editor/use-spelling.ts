import { useEffect, useState } from 'react'
import { useAcceptedWords } from './accepted-words.ts'
import { unknownWords } from './speller.ts'
import { wordsIn } from './spelling.ts'

/** Long enough that a word is not looked up while it is typed. */
const PAUSE = 700

/** Words of the text to look at again; null where spelling cannot be checked. */
export function useSpelling(text: string, isReadOnly: boolean): readonly string[] | null {
  const [unknown, setUnknown] = useState<readonly string[] | null>([])
  const accepted = useAcceptedWords()
  useEffect(() => {
    if (isReadOnly || text === '') return setUnknown([])
    let current = true
    const later = setTimeout(() => {
      void unknownWords(wordsIn(text)).then((words) => {
        if (current) setUnknown(words)
      })
    }, PAUSE)
    return () => {
      current = false
      clearTimeout(later)
    }
  }, [text, isReadOnly])
  return unknown?.filter((word) => !accepted.includes(word)) ?? null
}
