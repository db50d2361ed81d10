import { createContext, useContext } from 'react'
import type { NoticeDocument } from '#core/notice/notice'
import { passagesIn } from '#core/notice/words/furniture'

/** The notice whose text is drawn: tells of each text which passages are in its other language. */
export const NoticeInView = createContext<Pick<NoticeDocument, 'language' | 'passages'>>({
  language: 'en-GB',
})

/** A text of the notice, each passage in its own language. */
export function Said({ text }: { readonly text: string }) {
  const notice = useContext(NoticeInView)
  const passages = passagesIn(notice, text)
  if (passages === null) return text
  return passages.map((one, index) =>
    one.language === notice.language ? (
      one.text
    ) : (
      <span key={index} lang={one.language}>
        {one.text}
      </span>
    ),
  )
}
