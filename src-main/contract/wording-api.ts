import type { MissingWelsh } from '#core/notice/missing-welsh'
import type { NoticeWording as Kept } from '#core/notice/notice-wording'
import type { Refused } from '#core/notice/words/translations'
import type { Result } from '#core/result'

/** In which languages a notice is printed; as the case says where nothing is said. */
export type NoticeWording = Readonly<Pick<Kept, 'languages' | 'typed'>>

/** Channels of the languages of a notice. */
export type WordingApi = {
  /** What the papers of a case in these languages would print in English for want of Welsh. */
  'wording:untranslated': (
    input: NoticeWording & { readonly caseId: string },
  ) => Promise<Result<readonly MissingWelsh[]>>
  /** Asks where, then writes every fixed phrase with the Welsh there is, for a translator. */
  'wording:export': () => Promise<Result<string | null>>
  /** Asks for the translator's table and keeps what can be taken of it; null where none is chosen. */
  'wording:import': () => Promise<
    Result<{ readonly taken: number; readonly refused: readonly Refused[] } | null>
  >
}
