import { describe, expect, it } from 'vitest'
import { inputSchemas } from '#contract/inputs'
import type { Channel } from '#contract/api'
import { access } from '../../../src-main/handlers/access.ts'
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
  'clock:export': { caseId: null },
  'precedent:matrix': {},
  'precedent:list': {},
  'precedent:open': { ref: 'P-0001' },
  'case:create': { matter: 'Matter' },
  'case:open': { id: 'none' },
  'case:correct': { id: 'none', reason: 'reason' },
  'case:draft-precedent': { id: 'none' },
  'bundle:add': { caseId: 'none' },
  'bundle:rename': { caseId: 'none', documentId: 'none', title: 'T' },
  'bundle:remove': { caseId: 'none', documentId: 'none' },
  'bundle:arrange': { caseId: 'none', documents: [] },
  'bundle:read': { caseId: 'none', documentId: 'none' },
  'bundle:issue': { caseId: 'none', linkReferences: true },
  'bundle:search': { caseId: 'none', query: 'x' },
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
  'method:evaluate': { split: 'leave-one-out' },
  'library:consistency': {},
  'exceptional:list': { query: '' },
  'notice:compose': { caseId: 'none', kind: 'FULL' },
  'notice:issue': { caseId: 'none', passphrase: 'x' },
  'notice:save': { noticeId: 'none' },
  'notice:save-page': { noticeId: 'none' },
  'notice:verify-issued': { noticeId: 'none' },
  'notice:replay': { sha256: 'a'.repeat(64) },
  'signing:make': { name: 'N', organisation: 'O' },
  'signing:import': { passphrase: 'x' },
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
