import type { Publication, PublicationDays } from '#core/notice/publication-register'
import type { Result } from '#core/result'

/** Channels of the register of publications. */
export type PublicationApi = {
  /** Every signed notice and what became of its publication, the newest first. */
  'publication:list': () => Promise<Result<readonly Publication[]>>
  /** Records that the force published a report or took it down; the application does neither. */
  'publication:record': (
    input: PublicationDays & { readonly noticeId: string },
  ) => Promise<Result<readonly Publication[]>>
  /** Asks where, then writes the register as a table. */
  'publication:export': () => Promise<Result<string | null>>
}
