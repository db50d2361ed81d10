import { describe, expect, it } from 'vitest'
import type { SignatureVerdict } from '#core/notice/notice'
import { precedentContentSchema } from '#core/precedent'
import { precedentFromCase } from '#core/precedents/from-case'
import { precedentFromNotice } from '#core/precedents/from-notice'
import { sampleCase } from '../../support/sample-case.ts'

const decided = precedentFromCase(sampleCase())
const record = {
  schema: 'evenhand-notice/1',
  kind: 'FULL',
  number: 'EH-2026-014/1',
  caseReference: 'EH-2026-014',
  version: 1,
  replaces: null,
  force: 'Sample Constabulary',
  issuedOn: '2026-11-19',
  outcome: 'FWW',
  months: 24,
  decision: decided.ok ? decided.value : null,
  comparison: null,
} as const
const signature: SignatureVerdict = {
  kind: 'SIGNATURE',
  later: 'NOTHING',
  additions: [],
  state: 'GOOD',
  signer: 'Chair',
  claimedTime: null,
  coversWholeDocument: true,
  certificate: null,
  trust: 'UNKNOWN',
  provenBy: null,
  revocation: null,
  explanation: '',
}
const sha256 = 'ab'.repeat(32)

describe('precedentFromNotice', () => {
  it('gives the decision as it was, with the file and the signer it came from', () => {
    const draft = precedentFromNotice(record, { sha256, signatures: [signature] })
    expect(precedentContentSchema.parse(draft)).toMatchObject({
      profile: record.decision?.profile,
      outcome: record.decision?.outcome,
      sourceId: 'EH-2026-014/1',
      sourceRef: sha256,
    })
    expect(draft?.remarks.at(-1)).toMatch(/Sample Constabulary.*by Chair, whom nobody trusted/)
  })

  it('does not doubt a signer whom this library trusts', () => {
    const trusted = { ...signature, trust: 'TRUSTED' as const }
    const draft = precedentFromNotice(record, { sha256, signatures: [trusted] })
    expect(draft?.remarks.at(-1)).toMatch(/by Chair and unchanged\.$/)
  })

  it('gives nothing where the notice carries no decision', () => {
    const none = { ...record, decision: null }
    expect(precedentFromNotice(none, { sha256, signatures: [signature] })).toBeNull()
  })
})
