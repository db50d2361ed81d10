import { describe, expect, it } from 'vitest'
import { verifyPdf } from '../../../src-main/notice-pdf/verify-notice.ts'
import { nobodyKnown, pdfsig } from './judges.ts'
import { attacks } from './corpus/attacks.ts'
import type { Case } from './corpus/case.ts'
import { foreignFiles } from './corpus/foreign-files.ts'
import { ownFiles } from './corpus/own-files.ts'
import { shadowFiles } from './corpus/shadow-files.ts'
import { structureFiles } from './corpus/structure-files.ts'

/** Signed and whole, as a person reads pdfsig: every signature holds, and one covers all. */
function worthToPdfsig(said: string): 'GOOD' | 'BAD' {
  const validations = said.match(/Signature Validation: .*/g) ?? []
  const hold = validations.every((line) => line.includes('Signature is Valid'))
  return validations.length > 0 && hold && /- Total document signed/.test(said) ? 'GOOD' : 'BAD'
}

const groups: readonly (readonly [string, readonly Case[]])[] = [
  ['of this application', await ownFiles()],
  ['of other programs', foreignFiles()],
  ['built in other ways', structureFiles()],
  ['made to deceive', attacks()],
  ['with a shadow', shadowFiles()],
]

describe.each(groups)('Files %s, beside pdfsig', (_group, cases) => {
  it.each(cases)('$name', async ({ file, verdict, pdfsig: theirs, because }) => {
    const { verdict: ours, summary, signatures } = await verifyPdf(file, nobodyKnown)
    expect({ ours, summary }).toMatchObject({ ours: verdict })
    expect(worthToPdfsig(pdfsig(file))).toBe(theirs)
    // A difference is named with its reason, and a reason stands only where there is one.
    const agrees = (ours === 'SIGNED_AND_UNCHANGED') === (theirs === 'GOOD')
    expect(agrees).toBe(because === undefined)
    for (const { state, trust } of signatures) if (state !== 'GOOD') expect(trust).toBe('UNKNOWN')
  })
})
