import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { carriedBy } from '../../../src-main/notice-pdf/carried.ts'
import { signNotice } from '../../../src-main/notice-pdf/sign-notice.ts'
import { verifyPdf } from '../../../src-main/notice-pdf/verify-notice.ts'
import { form, pageWith } from './corpus/case.ts'
import { chairKey, nobodyKnown, run, save, scratch, signingOptions } from './judges.ts'
import {
  onePage,
  opensslSigners,
  revised,
  signatureBody,
  type PdfObject,
} from '../../support/signed-pdf/openssl-signed.ts'
import { sampleNotice } from './sample-notice.ts'

const nothing = { attachments: [], canChange: false }
const withObjects = (...more: readonly PdfObject[]) => {
  const numbers = new Set(more.map(([number]) => number))
  const rest = onePage(signatureBody({})).filter(([number]) => !numbers.has(number))
  return revised(null, [...rest, ...more])
}
const catalogue = (entries: string): PdfObject => [
  1,
  `<</Type/Catalog/Pages 2 0 R${form}${entries}>>`,
]

describe('What a file carries beside its pages', () => {
  it('is nothing in a plain file, and in a notice but its record', async () => {
    expect(await carriedBy(withObjects())).toEqual(nothing)
    const { pdf } = await signNotice(sampleNotice(), await chairKey(), signingOptions)
    expect(await carriedBy(Buffer.from(pdf))).toEqual(nothing)
  })

  it.each([
    ['a script', catalogue('/OpenAction<</S/JavaScript/JS(app.alert)>>')],
    ['a script by a name in other letters', catalogue('/OpenAction<</S/J#61vaScript>>')],
    ['actions of its own', catalogue('/AA<</WC<</S/Named/N/Print>>>>')],
    ['a program to start', catalogue('/OpenAction<</S/Launch/F(a.exe)>>')],
    ['layers', catalogue('/OCProperties<</OCGs[]>>')],
    [
      'fields to be drawn anew',
      [1, '<</Type/Catalog/Pages 2 0 R/AcroForm<</NeedAppearances true>>>>'],
    ],
    ['another form inside', [1, '<</Type/Catalog/Pages 2 0 R/AcroForm<</XFA 9 0 R>>>>']],
    ['an action of a mark', pageWith('/Annots[<</Subtype/Link/A<</S/SetOCGState>>>>]')],
    ['moving pictures', pageWith('/Annots[<</Subtype/RichMedia>>]')],
  ] as readonly (readonly [string, PdfObject])[])('may change by %s', async (_what, object) => {
    expect(await carriedBy(withObjects(object))).toMatchObject({ canChange: true })
  })

  it('is found in packed objects as well', async () => {
    const script = withObjects(catalogue('/OpenAction<</S/JavaScript/JS(app.alert)>>'))
    const packed = (file: Buffer): Buffer => {
      const [plain, to] = [save(file), join(scratch(), 'packed.pdf')]
      run('qpdf', '--warning-exit-0', '--object-streams=generate', plain, to)
      return readFileSync(to)
    }
    expect(packed(script).includes('JavaScript')).toBe(false)
    expect(await carriedBy(packed(script))).toEqual({ attachments: [], canChange: true })
    expect(await carriedBy(packed(withObjects()))).toEqual(nothing)
  })

  it('is its attached files, by names that cannot deceive', async () => {
    const document = await PDFDocument.create()
    document.addPage()
    await document.attach(Buffer.from('1'), 'list.xml')
    await document.attach(Buffer.from('2'), `fdp\u202E.exe${'x'.repeat(200)}`)
    const found = await carriedBy(Buffer.from(await document.save()))
    expect(found?.attachments).toEqual(['list.xml', `fdp.exe${'x'.repeat(73)}`])
    expect(found?.canChange).toBe(false)
  })

  it('is not known of a file that cannot be opened or is very large', async () => {
    const [plain, locked] = [save(withObjects()), join(scratch(), 'locked.pdf')]
    run('qpdf', '--warning-exit-0', '--encrypt', 'user', 'owner', '256', '--', plain, locked)
    expect(await carriedBy(readFileSync(locked))).toBeNull()
    expect(await carriedBy(Buffer.alloc(21 * 1024 * 1024))).toBeNull()
  })

  it('is told of a file that is signed and unchanged, and of no other', async () => {
    const o = opensslSigners()
    const signed = o.seal(withObjects(catalogue('/OCProperties<</OCGs[]>>')))
    const { verdict, carries } = await verifyPdf(signed, nobodyKnown)
    expect([verdict, carries?.canChange]).toEqual(['SIGNED_AND_UNCHANGED', true])
    const changed = Buffer.concat([signed, Buffer.from('\n')])
    expect((await verifyPdf(changed, nobodyKnown)).carries).toBeNull()
  })
})
