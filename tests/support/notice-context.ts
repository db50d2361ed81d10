import type { NoticeContext } from '#core/notice/notice-context'
import { english } from '#core/notice/words/words'
import { sampleCase, sampleLaw, type SampleOverrides } from './sample-case.ts'

/** What the sections of a notice are composed from, in English: the sample case with some changes. */
export const contextOf = (
  overrides: SampleOverrides,
  kind: NoticeContext['kind'] = 'FULL',
): NoticeContext => ({
  hearingCase: sampleCase(overrides),
  law: sampleLaw(),
  words: english,
  kind,
  number: 'EH-2026-014/1',
  issuedOn: '2026-11-19',
  documents: [],
  comparison: null,
  signer: { label: 'Chair', capacity: 'Chief officer' },
})
