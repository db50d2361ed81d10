import type { HearingNotice } from '#core/notice/hearing-notice'
import type { Composed } from '#core/notice/in-languages'
import type { PaperKind } from '#core/notice/papers'
import type { WorkingPaper } from '#core/notice/working-paper'
import type { Result } from '#core/result'

type Asked =
  | { readonly caseId: string; readonly paper: PaperKind }
  | { readonly caseId: string; readonly paper: 'HEARING_NOTICE'; readonly notice: HearingNotice }

/** Channels of the papers that go out with a signed notice, and of the public notice of a hearing. */
export type PaperApi = {
  /** The paper, and what it prints in English for want of Welsh. */
  'paper:compose': (input: Asked) => Promise<Result<Composed<WorkingPaper>>>
  /** Asks where, then writes the paper as a PDF, to be signed by hand. */
  'paper:save': (input: Asked) => Promise<Result<string | null>>
}
