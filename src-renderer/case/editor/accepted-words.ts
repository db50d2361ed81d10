import { create } from 'zustand'

// Words that a person here has accepted. Only plain words outlive the lock: a word with a capital
// may be a name from the case, and nothing of a case stands outside the encrypted library.

const KEY = 'evenhand.words'
const MOST = 2000
const isPlain = (word: string) => /^\p{Ll}[\p{Ll}'-]*$/u.test(word)

function read(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(globalThis.localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((word) => typeof word === 'string') : []
  } catch {
    // Damaged or forbidden storage costs nothing but the words.
    return []
  }
}

export const useAcceptedWords = create<readonly string[]>(read)

export function acceptWord(word: string) {
  const words = [...new Set([...useAcceptedWords.getState(), word])]
  useAcceptedWords.setState(words, true)
  try {
    globalThis.localStorage.setItem(KEY, JSON.stringify(words.filter(isPlain).slice(-MOST)))
  } catch {
    // The words then last until the lock.
  }
}
