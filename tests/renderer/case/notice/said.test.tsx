import { cleanup, render } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { NoticeInView, Said } from '../../../../src-renderer/case/notice/said.tsx'

const passages = [
  [
    { language: 'en-GB', text: 'Outcome / ' },
    { language: 'cy', text: 'Canlyniad' },
  ],
] as const

const shown = (text: string): string =>
  render(
    <NoticeInView value={{ language: 'en-GB', passages }}>
      <Said text={text} />
    </NoticeInView>,
  ).container.innerHTML

describe('a text of the notice on screen', () => {
  afterEach(cleanup)

  it('tells a screen reader which passage is in the other language', () => {
    expect(shown('Outcome / Canlyniad')).toBe('Outcome / <span lang="cy">Canlyniad</span>')
  })

  it('is plain where all of it is in the language of the notice', () => {
    expect(shown('Canlyniad')).toBe('Canlyniad')
  })
})
