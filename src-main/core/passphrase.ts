import { ok, refuse, type Result } from './result.ts'

export type PassphraseLevel = 'WEAK' | 'FAIR' | 'STRONG'
export type PassphraseStrength = {
  /** Rough bits of guessing work; an estimate that errs low. */
  readonly bits: number
  readonly level: PassphraseLevel
  /** What would make it better, most useful first; empty where nothing would. */
  readonly advice: readonly string[]
  /** True where a library may be locked with it. */
  readonly accepted: boolean
}

export const passphraseMinimumLength = 12

// Words that guessing programs try first, and the words of this trade. Lower case.
const common = (
  'password passphrase qwerty qwertyuiop asdfgh zxcvbn letmein welcome admin login secret dragon monkey ' +
  'football iloveyou sunshine princess master hello abc123 liverpool arsenal chelsea everton ' +
  'police constable sergeant inspector hearing misconduct evenhand officer panel chair secretariat ' +
  'summer winter spring autumn january february march april monday friday london england wales'
).split(' ')
const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/**
 * Estimates how hard a passphrase is to guess: characters that surprise, times the bits of the
 * classes used. Repeats, runs along the alphabet or keyboard, and well-known words count for little.
 */
export function estimatePassphrase(text: string): PassphraseStrength {
  const letters = [...text.normalize('NFC')]
  const plain = text.normalize('NFC').toLowerCase()
  const words = common.filter((word) => plain.includes(word))
  const inWords = words.reduce((sum, word) => sum + word.length, 0)
  const surprising = countSurprising(letters)
  const telling = Math.max(0, surprising - inWords) + words.length * 2
  const bits = Math.round(Math.min(telling, letters.length) * bitsPerCharacter(text))
  const long = letters.length >= passphraseMinimumLength
  const level = !long || bits < 40 ? 'WEAK' : bits < 60 ? 'FAIR' : 'STRONG'
  const advice = [
    ...(long ? [] : [`Use at least ${passphraseMinimumLength} characters.`]),
    ...(words.length > 0 ? [`Avoid well-known words such as "${words[0]}".`] : []),
    ...(surprising < letters.length * 0.7
      ? ['Avoid repeats and runs such as "aaa" or "1234".']
      : []),
    ...(level === 'STRONG'
      ? []
      : ['Add another unrelated word: four or five words are easy to keep.']),
  ]
  return { bits, level, advice, accepted: level !== 'WEAK' }
}

/** Refuses a passphrase under twelve characters or easily guessed, with what would mend it. */
export function checkPassphrase(text: string, field = 'passphrase'): Result<null> {
  const { accepted, advice } = estimatePassphrase(text)
  if (accepted) return ok(null)
  return refuse('PASSPHRASE_TOO_WEAK', `This passphrase is too weak. ${advice.join(' ')}`, field)
}

/** Characters that do not merely repeat or continue what stands before them. */
function countSurprising(letters: readonly string[]): number {
  const seen = new Set<string>()
  let count = 0
  for (const [index, letter] of letters.entries()) {
    const before = letters[index - 1]
    const pair = `${before ?? ''}${letter}`.toLowerCase()
    const continues = before !== undefined && (before === letter || isRun(pair))
    // The third time a pair of letters comes, it is a pattern: "abcabcabc".
    if (!continues && !seen.has(pair)) count += 1
    seen.add(pair)
  }
  return count
}

function isRun(pair: string): boolean {
  const turned = [...pair].reverse().join('')
  return rows.some((row) => row.includes(pair) || row.includes(turned))
}

function bitsPerCharacter(text: string): number {
  // Letters in words are guessed more easily than random ones: 2.3 bits, not 4.7.
  const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u]
  const used = classes.filter((one) => one.test(text)).length
  return [0, 2.3, 2.7, 3.2, 3.6][used] ?? 0
}
