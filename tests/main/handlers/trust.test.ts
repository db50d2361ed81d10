import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { signNotice } from '../../../src-main/notice-pdf/sign-notice.ts'
import { onlyFile } from '../../support/checked-file.ts'
import {
  become,
  codes,
  addPeople,
  newFolder,
  newLibrary,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'
import { cliLibrary, runCli } from '../../support/run-cli.ts'
import { chairKey, signingOptions } from '../notice-pdf/judges.ts'
import { sampleNotice } from '../notice-pdf/sample-notice.ts'

const folder = newFolder()
const at = (name: string): string => join(folder, name)

/** A root as openssl makes one, and the chair's own certificate as it came from elsewhere. */
async function makeFiles() {
  const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', at('ca.key'), '-out', at('root.pem')]
  const use = ['-addext', 'keyUsage=critical,keyCertSign']
  const options = ['-x509', '-days', '900', '-subj', '/CN=Force authority', ...use]
  execFileSync('openssl', ['req', ...key, ...options], { stdio: 'pipe' })
  const chair = await chairKey()
  writeFileSync(at('chair.cer'), chair.certificates[0] ?? '')
  const signed = await signNotice(sampleNotice(), chair, signingOptions)
  writeFileSync(at('notice.pdf'), signed.pdf)
}

beforeAll(makeFiles)

describe('The list of trusted certificates', { shuffle: false }, () => {
  let library: TestLibrary
  const read = async (file: string) => {
    library.answers.openFiles = [file]
    return library.handlers['trust:read']()
  }
  const add = async (file: string, change: { fingerprint?: string } = {}) => {
    const [found] = value(await read(file)) ?? []
    if (found === undefined) throw new Error('Nothing in the file')
    const { certificate, facts } = found
    const confirmedBy = 'By telephone with the duty officer'
    return library.handlers['trust:add']({
      certificate,
      fingerprint: facts.fingerprint,
      confirmedBy,
      ...change,
    })
  }
  const judged = async () => {
    library.answers.openFiles = [at('notice.pdf')]
    return onlyFile(value(await library.handlers['notice:verify']())).verification
  }

  beforeAll(async () => {
    library = await newLibrary()
    await addPeople(library)
    await become(library, 'Secretariat')
  }, 60_000)

  it('shows what a file holds, and trusts nothing by that', async () => {
    const [root] = value(await read(at('root.pem'))) ?? []
    expect(root).toMatchObject({ kind: 'ROOT', isTrusted: false })
    const text = execFileSync('openssl', [
      'x509',
      '-in',
      at('root.pem'),
      '-noout',
      '-fingerprint',
      '-sha256',
    ])
    const fingerprint = /=([0-9A-F:]+)/.exec(String(text))?.[1] ?? ''
    expect(root?.facts.fingerprint).toBe(fingerprint.replaceAll(':', '').toLowerCase())
    expect(value(await library.handlers['trust:list']())).toEqual([])
    value(await add(at('root.pem'), { fingerprint: `${fingerprint} ` }))
    const [listed] = value(await library.handlers['trust:list']())
    expect(listed).toMatchObject({ kind: 'ROOT', addedBy: 'Secretariat', removed: null })
    expect(codes(await add(at('root.pem')))).toEqual(['ALREADY_TRUSTED'])
  })

  it('takes no certificate whose fingerprint is another, and no other file', async () => {
    expect(codes(await add(at('chair.cer'), { fingerprint: 'ab'.repeat(32) }))).toEqual([
      'FINGERPRINT_DIFFERS',
    ])
    writeFileSync(at('noise.cer'), 'no certificate')
    expect(codes(await read(at('noise.cer')))).toEqual(['NOT_A_CERTIFICATE'])
    expect(codes(await read(at('not-there.cer')))).toEqual(['UNREADABLE'])
    const forged = { certificate: 'AAAA', fingerprint: '', confirmedBy: 'Nobody' }
    expect(codes(await library.handlers['trust:add'](forged))).toEqual(['NOT_A_CERTIFICATE'])
  })

  it('confirms the name in a notice signed elsewhere, until it is removed with a reason', async () => {
    expect((await judged()).signatures[0]?.trust).toBe('UNKNOWN')
    const [chair] = value(await add(at('chair.cer')))
    expect(chair).toMatchObject({ kind: 'PERSON' })
    expect((await judged()).signatures[0]?.trust).toBe('TRUSTED')
    expect((await judged()).summary).toContain('whose certificate you trust')
    const fingerprint = chair?.facts.fingerprint ?? ''
    const removal = { fingerprint, reason: 'The chair has left' }
    const after = value(await library.handlers['trust:remove'](removal))
    expect(after.at(-1)?.removed).toMatchObject({ because: 'The chair has left' })
    expect((await judged()).signatures[0]?.trust).toBe('UNKNOWN')
    expect(codes(await library.handlers['trust:remove'](removal))).toEqual(['NOT_FOUND'])
  })

  it('leaves every change of it in the audit record', async () => {
    const entries = value(await library.handlers['audit:list']({ before: null, limit: 50 }))
    const acts = entries.map(({ action }) => action).filter((act) => act.includes('trusted'))
    expect(acts).toEqual(['certificate.untrusted', 'certificate.trusted', 'certificate.trusted'])
    expect(value(await library.handlers['audit:verify']())).toMatchObject({ intact: true })
  })

  it('is read by everybody and changed by the secretariat alone', async () => {
    for (const label of ['Chair', 'Panel member 1', 'Adviser', 'Oversight']) {
      await become(library, label)
      expect(value(await library.handlers['trust:list']())).toHaveLength(2)
      const remove = { fingerprint: 'a'.repeat(64), reason: 'reason' }
      expect([label, codes(await library.invoke('trust:remove', remove))]).toEqual([
        label,
        ['NOT_ALLOWED'],
      ])
      expect(codes(await library.invoke('trust:read'))).toEqual(['NOT_ALLOWED'])
    }
  }, 60_000)
})

describe('The list from a terminal', () => {
  const { json, open } = cliLibrary()

  it('is added to only with the fingerprint, and read and shortened', async () => {
    await json('init', '--role', 'SECRETARIAT', '--person', 'Secretariat')
    const file = at('chair.cer')
    const asked = await runCli(['trust', 'add', file, ...open])
    expect(asked).toMatchObject({ code: 1 })
    const [fingerprint = ''] = /[0-9a-f]{64}/.exec(asked.err) ?? []
    const wrong = [...open, '--confirm', 'ab'.repeat(32), '--reason', 'On paper']
    expect((await runCli(['trust', 'add', file, ...wrong])).code).toBe(1)
    await json('trust', 'add', file, '--confirm', fingerprint, '--reason', 'On paper')
    expect(await json('trust', 'list')).toMatchObject([{ confirmedBy: 'On paper', removed: null }])
    expect((await runCli(['trust', 'remove', fingerprint, ...open])).code).toBe(2)
    await json('trust', 'remove', fingerprint, '--reason', 'Left')
    expect(await json('trust', 'list')).toMatchObject([{ removed: { because: 'Left' } }])
  }, 180_000)
})
