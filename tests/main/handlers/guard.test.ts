import { describe, expect, it } from 'vitest'
import { inputSchemas } from '#contract/inputs'
import type { Channel } from '#contract/api'
import { access } from '../../../src-main/handlers/access.ts'
import { mappingOf } from '../../support/foreign-table.ts'
import {
  addPeople,
  become,
  codes,
  newFolder,
  newLibrary,
  openHandlers,
} from '../../support/open-library.ts'

/** An input of the right shape for each channel, so that only lock and role can refuse. */
const inputs: Partial<Record<Channel, unknown>> = {
  'person:add': { label: 'X', role: 'MEMBER', capacity: null, passphrase: 'x' },
  'law:sign-off': {
    kind: 'RULE',
    id: 'OUT-015',
    hash: 'a'.repeat(64),
    signedBy: 'Solicitor',
    signedOn: '2026-11-18',
    note: '',
  },
  'law:withdraw-sign-off': { kind: 'RULE', id: 'OUT-015', hash: 'a'.repeat(64), reason: 'reason' },
  'pack:export-law': { madeFor: '', lock: null },
  'pack:inspect': { secret: null },
  'pack:take-in-law': { sha256: 'a'.repeat(64), follow: [], confirm: null },
  'pack:export-case': { caseId: 'none', recipients: [{ id: 'none', role: 'MEMBER', seat: 1 }] },
  'pack:take-in-case': { sha256: 'a'.repeat(64), choices: {}, confirm: null },
  'retention:set': { years: 7, source: 'Schedule' },
  'case:delete': { caseId: 'none', reference: 'EH-2026-001', reason: 'reason' },
  'exchange:add-recipient': { label: 'X', key: 'age1x' },
  'exchange:confirm-recipient': { id: 'none', fingerprint: 'AAAA' },
  'exchange:revoke-recipient': { id: 'none', reason: 'reason' },
  'exchange:revoke-signer': {
    fingerprint: 'a'.repeat(64),
    libraryId: 'none',
    reason: 'reason',
  },
  'clock:export': { caseId: null },
  'precedent:matrix': {},
  'precedent:list': {},
  'precedent:open': { ref: 'P-0001' },
  'import:read-again': { chosen: 'none', reading: { encoding: null, sheet: null, heading: 1 } },
  'import:try': { chosen: 'none', mapping: null },
  'import:words': { chosen: 'none', field: 'outcome', columns: [] },
  'mapping:save': {
    name: 'Register',
    mapping: mappingOf(['a', 'b', 'c'], ['id', 'facts', 'outcome']),
  },
  'mapping:delete': { name: 'Register' },
  'case:create': { matter: 'Matter' },
  'case:open': { id: 'none' },
  'case:correct': { id: 'none', reason: 'reason' },
  'case:draft-precedent': { id: 'none' },
  'bundle:add': { caseId: 'none' },
  'bundle:add-dropped': { caseId: 'none', fileName: 'a.txt', bytes: new Uint8Array(1) },
  'bundle:came': { caseId: 'none', documentId: 'none' },
  'bundle:save-original': { caseId: 'none', documentId: 'none' },
  'evidence:references': { caseId: 'none' },
  'evidence:repair-references': {
    caseId: 'none',
    pages: [{ section: 'findings', field: '/x', label: '1', to: '2' }],
  },
  'pack:take-in-file': { sha256: 'a'.repeat(64) },
  'bundle:replace': { caseId: 'none', documentId: 'none' },
  'bundle:formers': { caseId: 'none', documentId: 'none' },
  'bundle:save-former': { caseId: 'none', documentId: 'none', sha256: 'a'.repeat(64) },
  'bundle:rename': { caseId: 'none', documentId: 'none', title: 'T' },
  'bundle:remove': { caseId: 'none', documentId: 'none' },
  'bundle:arrange': { caseId: 'none', documents: [] },
  'bundle:read': { caseId: 'none', documentId: 'none', from: 0, to: 1 },
  'bundle:issue': { caseId: 'none', linkReferences: true },
  'bundle:issues': { caseId: 'none' },
  'bundle:number-late': { caseId: 'none', way: 'INSERTS' },
  'bundle:export-changes': { caseId: 'none', version: 2, format: 'CSV' },
  'bundle:search': { caseId: 'none', query: 'x' },
  'recognition:show': { caseId: 'none' },
  'recognition:page': { caseId: 'none', documentId: 'none', page: 1 },
  'recognition:pause': { caseId: 'none', paused: true },
  'recognition:again': { caseId: 'none' },
  'mark:list': { caseId: 'none' },
  'redaction:list': { caseId: 'none' },
  'redaction:words': { caseId: 'none', documentId: 'none', page: 1 },
  'redaction:find': { caseId: 'none', documentIds: ['none'], query: 'x' },
  'redaction:mark': {
    caseId: 'none',
    areas: [{ documentId: 'none', page: 1, rects: [[0, 0, 9, 9]], ground: 'WITNESS', note: '' }],
  },
  'redaction:change': { caseId: 'none', id: 'none', ground: 'WITNESS', note: '' },
  'redaction:remove': { caseId: 'none', ids: ['none'] },
  'redaction:review': { caseId: 'none', ids: ['none'] },
  'redaction:apply': { caseId: 'none', documentIds: ['none'], kind: 'FILE' },
  'redaction:export-log': { caseId: 'none', number: 1, format: 'CSV' },
  'mark:delete': { caseId: 'none', id: 'a'.repeat(32) },
  'mark:export': { caseId: 'none', format: 'CSV', ids: ['a'.repeat(32)] },
  'evidence:check': { caseId: 'none' },
  'evidence:repair': { caseId: 'none', links: [], marks: [] },
  'seal:open-early': { caseId: 'none', reason: 'reason' },
  'case:export-file': { caseId: 'none', seat: 1 },
  'case:parity': { caseId: 'none' },
  'seal:record': { caseId: 'none' },
  'seal:export': { caseId: 'none' },
  'seal:import': { caseId: 'none', link: null },
  'seal:export-opening': { caseId: 'none' },
  'seal:import-opening': { caseId: 'none' },
  'seal:export-changes': { caseId: 'none' },
  'seal:import-changes': { caseId: 'none' },
  'comparison:open': { caseId: 'none' },
  'comparison:replay': { caseId: 'none' },
  'comparison:print': { caseId: 'none' },
  'comparison:try': { caseId: 'none', narrative: 'x' },
  'comparison:masked-words': undefined,
  'comparison:unmask': { caseId: 'none', ref: 'P-0001' },
  'method:evaluate': { split: 'leave-one-out' },
  'library:consistency': {},
  'exceptional:list': { query: '' },
  'notice:compose': { caseId: 'none', kind: 'FULL' },
  'notice:issue': { caseId: 'none', passphrase: 'x' },
  'notice:save': { noticeId: 'none' },
  'notice:save-page': { noticeId: 'none' },
  'notice:countersign': { noticeId: 'none', passphrase: 'x' },
  'notice:request-timestamp': { noticeId: 'none' },
  'notice:take-timestamp': { noticeId: 'none' },
  'notice:take-revocation': { noticeId: 'none' },
  'notice:verify-issued': { noticeId: 'none' },
  'wording:untranslated': { caseId: 'none', languages: 'CY', typed: 'en-GB' },
  'notice-redaction:list': { caseId: 'none' },
  'notice-redaction:mark': {
    caseId: 'none',
    places: [{ sectionId: 'officer', text: '', nth: 0, from: 0, to: 0 }],
    ground: 'HEALTH',
    note: '',
  },
  'notice-redaction:remove': { caseId: 'none', ids: ['none'] },
  'notice-redaction:export-log': { caseId: 'none', format: 'CSV' },
  'paper:compose': { caseId: 'none', paper: 'BARRED_LIST' },
  'paper:save': { caseId: 'none', paper: 'BARRED_LIST' },
  'hearing:add-officer': { caseId: 'none' },
  'hearing:join': { caseId: 'none', other: 'none' },
  'hearing:separate': { caseId: 'none', reason: 'A mistake.' },
  'hearing:carry-over': { caseId: 'none' },
  'publication:record': {
    noticeId: 'none',
    publishedOn: null,
    address: '',
    takenDownOn: null,
    reason: '',
  },
  'notice:replay': { sha256: 'a'.repeat(64) },
  'signing:make': { name: 'N', organisation: 'O' },
  'signing:request': { name: 'N', organisation: 'O' },
  'signing:import': { passphrase: 'x' },
  'trust:add': { certificate: 'AAAA', fingerprint: 'a'.repeat(64), confirmedBy: 'Telephone' },
  'trust:remove': { fingerprint: 'a'.repeat(64), reason: 'reason' },
  'audit:list': { before: null, limit: 10 },
}
const view = { culpabilityLevel: null, harmLevel: null, outcome: null, months: null, reasons: '' }
inputs['seal:draft'] = { caseId: 'none', view }
inputs['seal:commit'] = { caseId: 'none', view }
inputs['seal:change'] = { caseId: 'none', change: { ...view, dissent: '' } }
inputs['seal:change-draft'] = inputs['seal:change']

const needsUnlocked = (Object.keys(access) as Channel[]).filter((c) => access[c] !== 'OPEN')

describe('The guard in front of every handler', () => {
  it('refuses every channel that is not open to all while the library is locked', async () => {
    const { invoke } = openHandlers(newFolder())
    for (const channel of needsUnlocked.filter((c) => c in inputs || isEmptyInput(c)))
      expect([channel, codes(await invoke(channel, inputs[channel]))]).toEqual([
        channel,
        ['LOCKED'],
      ])
  })

  it('refuses each role what the table does not give it', async () => {
    const library = await newLibrary()
    await addPeople(library)
    const { invoke } = library
    for (const [label, role] of [
      ['Panel member 1', 'MEMBER'],
      ['Adviser', 'ADVISER'],
      ['Secretariat', 'SECRETARIAT'],
      ['Oversight', 'OVERSIGHT'],
    ] as const) {
      await become(library, label)
      for (const channel of needsUnlocked.filter((c) => c in inputs || isEmptyInput(c))) {
        const allowed: readonly string[] | 'OPEN' = access[channel]
        if (allowed === 'OPEN' || allowed.includes(role)) continue
        expect([role, channel, codes(await invoke(channel, inputs[channel]))]).toEqual([
          role,
          channel,
          ['NOT_ALLOWED'],
        ])
      }
    }
  })

  it('refuses input of another shape in words, before any handler runs', async () => {
    const { invoke } = await newLibrary()
    for (const bad of [null, 7, 'x', [], { id: 1 }, { id: 'a'.repeat(101) }])
      expect(codes(await invoke('case:open', bad))).toEqual(['WRONG_INPUT'])
  })
})

const isEmptyInput = (channel: Channel) => inputSchemas[channel].safeParse(undefined).success
