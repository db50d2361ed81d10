import { execFile, execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PDFDocument } from '@cantoo/pdf-lib'
import { makeSigningKey } from '../../src-main/notice-pdf/signing-key.ts'
import { signNotice } from '../../src-main/notice-pdf/sign-notice.ts'
import { verifyPdf } from '../../src-main/notice-pdf/verify-notice.ts'
import { sampleNotice } from '../main/notice-pdf/sample-notice.ts'
import { newFolder, value } from '../support/open-library.ts'
import { peopledLibrary } from '../support/signed-case.ts'
import { ratio, timedLater, type Line } from './lines.ts'

const run = promisify(execFile)
const ROUNDS = 15
/** Paragraphs that fill ten pages with the sample's table and facts. */
const PARAGRAPHS = 46
const MEGABYTES = 5

/** What a person waits for around a notice: preview, signing, verifying, beside poppler's pdfsig. */
export async function measureNotices(): Promise<{
  readonly folder: string
  readonly lines: AsyncGenerator<Line>
}> {
  const { folder, handlers } = await peopledLibrary()
  const { id } = value(await handlers['case:import-sample']()).hearingCase
  return { folder, lines: measures(() => handlers['notice:compose']({ caseId: id, kind: 'FULL' })) }
}

async function* measures(preview: () => Promise<unknown>): AsyncGenerator<Line> {
  yield await timedLater('preview of a notice, as the screen asks for it', ROUNDS, preview)
  const key = await makeSigningKey({
    name: 'Chair',
    organisation: 'Force',
    at: '2026-01-05T09:00:00Z',
    years: 3,
    serial: new Uint8Array(16).fill(7),
  })
  const document = sampleNotice({ paragraphs: PARAGRAPHS })
  const how = { reason: document.title, location: document.force, at: '2026-11-19T16:02:00Z' }
  const { pdf } = await signNotice(document, key, how)
  const pages = (await PDFDocument.load(pdf, { updateMetadata: false })).getPageCount()
  yield await timedLater(`render and sign a notice of ${pages} pages`, ROUNDS, () =>
    signNotice(document, key, how),
  )
  const known = { ownCertificates: [], trusted: [], now: '2026-11-20T12:00:00Z' }
  yield await timedLater('verify that notice', ROUNDS, () => verifyPdf(pdf, known))
  const path = await largeSignedPdf()
  const large = readFileSync(path)
  const size = (large.length / 1_048_576).toFixed(1)
  const ours = await timedLater(`verify a signed PDF of ${size} MB`, ROUNDS, () =>
    verifyPdf(large, known),
  )
  yield ours
  const peer = await timedLater(`peer: pdfsig on that file, its start included`, 5, () =>
    run('pdfsig', ['-nocert', path]),
  )
  yield peer
  yield ratio('the verdict beside pdfsig', ours, peer)
}

/** A scan-sized PDF signed by another program. */
async function largeSignedPdf(): Promise<string> {
  const folder = newFolder()
  const out = await PDFDocument.create()
  out.addPage([200, 200])
  // Random bytes do not compress, so the file is as large as it says.
  await out.attach(randomBytes(MEGABYTES * 1_048_576), 'scan.bin')
  const plain = join(folder, 'plain.pdf')
  writeFileSync(plain, await out.save())
  const keys = join(folder, 'keys')
  const noise = join(folder, 'noise')
  mkdirSync(keys)
  writeFileSync(noise, randomBytes(64))
  const database = ['-d', `sql:${keys}`]
  execFileSync('certutil', ['-N', ...database, '--empty-password'])
  const certificate = ['-S', '-n', 'signer', '-s', 'CN=Signer', '-x', '-t', 'u,u,u', '-z', noise]
  execFileSync('certutil', [...certificate, ...database], { stdio: 'ignore' })
  const signed = join(folder, 'signed.pdf')
  const sign = ['-add-signature', '-nssdir', keys, '-nick', 'signer', plain, signed]
  execFileSync('pdfsig', sign, { stdio: 'ignore' })
  return signed
}
