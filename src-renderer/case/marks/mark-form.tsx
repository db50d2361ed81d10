import { useEffect } from 'react'
import type { OpenCase } from '#contract/api'
import { documentOf, markKindLabel, sameLink, type MarkLink } from '#core/bundle/marks'
import { pageLabel } from '#core/bundle/page-label'
import { Button, IconButton } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { ComboBox } from '../../ui/select.tsx'
import { Problems } from '../../ui/notice.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { beforeLeaving } from '../../shell/leaving.ts'
import { LongText } from './long-text.tsx'
import { linkKey, useLinkChoices } from './link-choices.ts'
import { keepMark, keepTyped, useMarks, writeMark, type MarkDraft } from './marks-store.ts'

/** Gives the focus back to what had it when writing began. */
function useFocusBack() {
  useEffect(() => {
    const opener = document.activeElement
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])
}

/**
 * Writes a mark: the note, what of the case it bears on, and who reads it. Stands over the screen and
 * leaves the page in reach, at every width.
 */
export function MarkForm(props: { readonly openCase: OpenCase; readonly draft: MarkDraft }) {
  const { openCase, draft } = props
  const { content } = draft
  const problems = useMarks((state) => state.problems)
  const document = documentOf(content, openCase.documents)
  const where =
    document === null
      ? 'on a page no longer in the bundle'
      : `on page ${pageLabel(document, content.page)}`
  const choices = useLinkChoices(openCase)
  const isSigned = openCase.hearingCase.status !== 'OPEN'
  const change = (next: Partial<MarkDraft['content']>) =>
    writeMark({ ...draft, content: { ...content, ...next } })
  const free = choices.filter(({ link }) => !content.links.some((one) => sameLink(one, link)))
  const add = (id: string) => {
    const link = choices.find((choice) => choice.id === id)?.link
    if (link !== undefined) change({ links: [...content.links, link] })
  }
  const remove = (link: MarkLink) =>
    change({ links: content.links.filter((one) => !sameLink(one, link)) })
  useFocusBack()
  useEffect(() => beforeLeaving(keepTyped), [])
  const keep = () =>
    void keepMark(draft, draft.shared ? 'Kept, and shared with the panel' : 'Kept, private to you')
  return (
    <section
      className="mark-form"
      aria-label={`${markKindLabel(content.kind)} ${where}`}
      onKeyDown={(event) => {
        // Typed text is never thrown away by a key.
        if (event.key === 'Escape' && content.note === '') writeMark(null)
      }}
    >
      <h2 className="heading">
        {markKindLabel(content.kind)} {where}
      </h2>
      <Problems problems={problems} />
      {content.quotation !== '' && (
        <blockquote className="quoted">
          <LongText look="record record--list" text={`“${content.quotation}”`} />
        </blockquote>
      )}
      <TextArea
        label="Note"
        record
        rows={4}
        autoFocus
        maxLength={20_000}
        value={content.note}
        onChange={(note) => change({ note })}
      />
      {content.links.map((link) => (
        <p key={linkKey(link)} className="mark-link">
          <span>
            {choices.find(({ id }) => id === linkKey(link))?.label ?? 'No longer in the case'}
          </span>
          <IconButton icon="cross" label="Remove this link" onPress={() => remove(link)} />
        </p>
      ))}
      {free.length > 0 && (
        <ComboBox
          key={content.links.length}
          label="About"
          placeholder="An allegation, a fact or a factor"
          items={free}
          value={null}
          onChange={add}
        />
      )}
      <Checkbox
        isSelected={draft.shared}
        isDisabled={isSigned}
        onChange={(shared) => writeMark({ ...draft, shared })}
        description={
          isSigned
            ? 'The notice is signed: marks of the panel are closed.'
            : 'The chair, every member and the adviser read a shared mark at once, also before the views are sealed. Keep what you think of the outcome private.'
        }
      >
        Share with the panel
      </Checkbox>
      <div className="row">
        <Button variant="primary" size="small" onPress={keep}>
          Keep
        </Button>
        <Button size="small" onPress={() => writeMark(null)}>
          Leave it
        </Button>
      </div>
    </section>
  )
}
