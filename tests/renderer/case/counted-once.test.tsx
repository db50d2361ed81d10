import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { CaseSections, Seriousness } from '#core/hearing-case'
import { CountedOnce } from '../../../src-renderer/case/seriousness/counted-once.tsx'
import { PersonalMitigation } from '../../../src-renderer/case/seriousness/personal-mitigation.tsx'
import { useCase } from '../../../src-renderer/case/store/case-store.ts'
import { open } from './open-case.ts'

const factor = (factorId: string, page: number | null = null): Seriousness['factors'][number] => ({
  factorId,
  reason: '',
  evidence: page === null ? [] : [{ documentId: 'd1', page, quotation: '', oral: false }],
  extent: null,
})
const weighed =
  (seriousness: Partial<Seriousness>) =>
  (empty: CaseSections): CaseSections => ({
    ...empty,
    seriousness: { ...empty.seriousness, ...seriousness },
  })

function Side() {
  const current = useCase((state) => state.openCase)
  if (current === null) return null
  return (
    <>
      <CountedOnce openCase={current} readOnly />
      <PersonalMitigation seriousness={current.hearingCase.seriousness} readOnly />
    </>
  )
}
const show = async (seriousness: Partial<Seriousness>) => {
  await open({ sections: weighed(seriousness) })
  render(<Side />)
}
afterEach(cleanup)

describe('what may be counted twice', () => {
  it('names both factors as the taxonomy does, and says why', async () => {
    await show({ factors: [factor('CUL_DISHONESTY'), factor('AGG_FALSE_ACCOUNT')] })
    const entry = within(screen.getByRole('region', { name: 'Counted once' })).getByRole('listitem')
    expect(entry.textContent).toMatch(/^“.+” and “False account in the inquiry”/)
    expect(entry.textContent).toContain('already weighed')
  })

  it('is silent where nothing rests on the same thing', async () => {
    await show({ factors: [factor('CUL_DISHONESTY', 3)] })
    expect(screen.getByText('Nothing here seems to be counted twice.')).toBeTruthy()
  })
})

describe('personal mitigation', () => {
  const item = (id: string, part: Partial<Seriousness['personalMitigation'][number]>) => ({
    id,
    factorId: 'PM_SERVICE_RECORD',
    text: '',
    raisedAt: null,
    couldHaveBeenRaisedEarlier: null,
    weight: '',
    ...part,
  })

  it('carries what a court would say beside the item it concerns, with its source', async () => {
    await show({
      personalMitigation: [
        item('a', {}),
        item('b', { factorId: 'PM_CULTURE_OF_TIME' }),
        item('c', { raisedAt: 'HEARING' }),
      ],
    })
    const [record, culture, late] = within(
      screen.getByRole('region', { name: 'Personal mitigation' }),
    ).getAllByRole('listitem')
    expect(record?.textContent).not.toMatch(/High Court|Raised only/)
    expect(culture?.textContent).toContain('[2025] EWHC 93 (Admin). Second-hand.')
    expect(late?.textContent).toContain('Raised only at the hearing.')
  })
})
