import { z } from 'zod'

/** In which languages the notice and the papers of a case are printed. */
export const noticeWordingSchema = z.object({
  /** English, Welsh, or both side by side. */
  languages: z.enum(['EN', 'CY', 'BOTH']).default('EN'),
  /** The language that people typed in, as the person who prints it says. */
  typed: z.enum(['en-GB', 'cy']).default('en-GB'),
  /** Phrases without Welsh may stand in English, each with its mark. */
  allowsEnglish: z.boolean().default(false),
})
export type NoticeWording = z.infer<typeof noticeWordingSchema>
export type NoticeLanguages = NoticeWording['languages']
