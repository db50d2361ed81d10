import { useEffect, useState } from 'react'
import type { HearingCase } from '#core/hearing-case'
import { isKeptPrivate } from '#core/notice/publication'
import { counted } from '../../../shell/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Banner } from '../../../ui/notice.tsx'
import { LeftOutDialog } from './left-out-dialog.tsx'
import { loadLeftOut, useLeftOut, useLookedAt } from './left-out-store.ts'

/** In the notice's panel: how much the chair leaves out of the published notice, and the way to it. */
export function LeftOutPanel(props: {
  readonly hearingCase: HearingCase
  readonly mayOrder: boolean
}) {
  const { hearingCase, mayOrder } = props
  const { id, version, status } = hearingCase
  const [isOpen, setOpen] = useState(false)
  const view = useLeftOut((state) => (state.caseId === id ? state.view : null))
  const looked = useLookedAt()
  useEffect(() => void loadLeftOut(id), [id, version, status])
  if (isKeptPrivate(hearingCase) || view === null) return null
  const toLookAt = view.identifiers.filter(({ words }) => !looked.includes(words)).length
  const lost = view.redactions.filter(({ label }) => label === null).length
  return (
    <section className="stack stack--tight" aria-label="Left out of the published notice">
      <h2 className="heading">Left out of the published notice</h2>
      {lost > 0 && (
        <Banner tone="bad" title={`${counted(lost, 'passage')} can no longer be found`}>
          The text was changed. Mark what is to be left out again.
        </Banner>
      )}
      <p className="small">
        {view.redactions.length === 0
          ? 'Nothing by order of the chair'
          : `${counted(view.redactions.length, 'passage')} by order of the chair`}
        {toLookAt > 0 && `; ${counted(toLookAt, 'thing')} to look at`}.
      </p>
      <div>
        <Button onPress={() => setOpen(true)}>
          {mayOrder ? 'Choose what is left out' : 'What is left out'}
        </Button>
      </div>
      {isOpen && (
        <LeftOutDialog caseId={id} view={view} mayOrder={mayOrder} onClose={() => setOpen(false)} />
      )}
    </section>
  )
}
