import { describe, expect, it } from 'vitest'
import { isSameMatter } from '#core/same-matter'
import { sampleAllegation, sampleCase } from '../support/sample-case.ts'

const base = sampleCase()
const { officer, chair } = base.particulars
const blank = { ...officer, name: '', number: '' }
const words = 'On 3 June the officer opened the record of a neighbour without a policing purpose.'
const about = (particulars: string) => ({ allegations: [sampleAllegation({ particulars })] })
const other = (particulars: Partial<typeof base.particulars>, allegation = 'Another thing.') =>
  sampleCase({ particulars: { parityGroup: '', ...particulars }, findings: about(allegation) })
const present = sampleCase({
  particulars: { officer: { ...officer, number: 'C-0042' }, parityGroup: 'Operation Elm' },
  findings: about(words),
})

describe('Two cases of one panel', () => {
  it('are on the same matter by officer, number, group or the words of an allegation', () => {
    expect(isSameMatter(present, other({ officer: { ...blank, number: ' c-0042 ' } }))).toBe(true)
    expect(isSameMatter(present, other({ officer: { ...blank, name: officer.name } }))).toBe(true)
    expect(isSameMatter(present, other({ officer: blank, parityGroup: 'operation  elm' }))).toBe(
      true,
    )
    expect(isSameMatter(present, other({ officer: blank }, words.toUpperCase()))).toBe(true)
  })

  it('are not told by what is blank, or by a few common words', () => {
    expect(isSameMatter(other({ officer: blank }), other({ officer: blank }))).toBe(false)
    expect(isSameMatter(present, other({ officer: blank }))).toBe(false)
  })

  it('concern nobody where no person sits on both', () => {
    const nobody = { chair: { ...chair, profileId: null }, members: [] }
    expect(isSameMatter(present, other({ officer: present.particulars.officer, ...nobody }))).toBe(
      false,
    )
  })
})
