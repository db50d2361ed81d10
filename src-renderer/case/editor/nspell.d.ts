declare module 'nspell' {
  type Dictionary = {
    correct: (word: string) => boolean
    suggest: (word: string) => string[]
    add: (word: string) => void
  }
  const nspell: (affixes: string, dictionary: string) => Dictionary
  export = nspell
}
