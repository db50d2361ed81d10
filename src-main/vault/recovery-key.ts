import { ok, refuse, type Result } from '#core/result'

// 256 bits as Crockford's base 32 (no I, L, O, U): thirteen groups of four and a check character,
// so that a slip is found, and its group named, before anything is tried.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groups = 13
// Odd, so that each wrong character changes the sum.
const weights = [1, 3, 5, 7]

/** Recovery key as shown and printed: `ABCD7-...`. */
export function formatRecoveryKey(secret: Uint8Array): string {
  let value = 0n
  for (const byte of secret) value = (value << 8n) | BigInt(byte)
  value <<= 4n
  const digits = Array.from({ length: groups * 4 }, (_, index) =>
    Number((value >> BigInt(5 * (groups * 4 - 1 - index))) & 31n),
  )
  return Array.from({ length: groups }, (_, group) => {
    const four = digits.slice(group * 4, group * 4 + 4)
    return [...four, check(four, group)].map((digit) => alphabet[digit]).join('')
  }).join('-')
}

/**
 * Reads a typed recovery key; spaces, dashes and small letters do not matter, O is 0, I and L are 1.
 * `RECOVERY_KEY_MISTYPED` names the first group that cannot be right.
 */
export function parseRecoveryKey(typed: string): Result<Buffer> {
  const text = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  const digits = [...text].map((letter) => alphabet.indexOf(letter))
  let value = 0n
  for (let group = 0; group < groups; group += 1) {
    const four = digits.slice(group * 5, group * 5 + 4)
    const given = digits[group * 5 + 4]
    if (four.includes(-1) || given !== check(four, group)) return mistyped(group + 1)
    for (const digit of four) value = (value << 5n) | BigInt(digit)
  }
  if (digits.length !== groups * 5 || (value & 15n) !== 0n) return mistyped(groups)
  return ok(Buffer.from((value >> 4n).toString(16).padStart(64, '0'), 'hex'))
}

function check(four: readonly number[], group: number): number {
  return four.reduce((sum, digit, index) => sum + digit * (weights[index] ?? 1), group + 1) % 32
}

const mistyped = (group: number) =>
  refuse(
    'RECOVERY_KEY_MISTYPED',
    `Group ${group} of the recovery key has a slip. It has ${groups} groups of five characters.`,
    'recoveryKey',
  )
