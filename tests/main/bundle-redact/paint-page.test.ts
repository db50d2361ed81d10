import { expect, it } from 'vitest'
import { openPdf } from '../../../src-main/bundle-redact/open-pdf.ts'
import { paintPage } from '../../../src-main/bundle-redact/paint-page.ts'
import { longPdf } from '../../support/long-pdf.ts'

it('takes a turn for each page, in which the memory of those drawn before is given back', async () => {
  const pdf = await openPdf(longPdf(Array.from({ length: 5 }, () => ({ lines: ['Words'] }))))
  let turns = 0
  const count = () => {
    turns += 1
    next = setImmediate(count)
  }
  let next = setImmediate(count)
  const taken: number[] = []
  try {
    for (let number = 1; number <= 5; number++) {
      const page = await pdf.getPage(number)
      const before = turns
      await paintPage(page, 0.1)
      taken.push(turns - before)
    }
    expect(Math.min(...taken)).toBeGreaterThan(0)
  } finally {
    clearImmediate(next)
    await pdf.loadingTask.destroy()
  }
})
