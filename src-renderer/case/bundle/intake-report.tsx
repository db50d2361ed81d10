import type { IntakeReport } from '#core/bundle/intake'
import { counted } from '../../shell/words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { closeReport } from './intake-store.ts'

/** What became of the files that were added: which were refused and why, and what is to be known. */
export function IntakeReportDialog({ report }: { readonly report: IntakeReport }) {
  const { added, refused, left } = report
  return (
    <Dialog title="Documents added" isOpen wide onClose={closeReport}>
      <p>
        {counted(added.length, 'document')} added
        {refused.length > 0 && `, ${counted(refused.length, 'file')} not added`}
        {left.length > 0 && `, ${counted(left.length, 'file')} left out`}.
      </p>
      <IntakeSections report={report} />
      <div className="row">
        <Button variant="primary" onPress={closeReport}>
          Close
        </Button>
      </div>
    </Dialog>
  )
}

/** Files that were refused or left out, and what those that went in held besides; nothing for none. */
export function IntakeSections({ report }: { readonly report: IntakeReport }) {
  const { added, refused, left } = report
  const told = added.filter(({ notes }) => notes.length > 0)
  return (
    <>
      {refused.length > 0 && (
        <section className="intake" aria-labelledby="intake-refused">
          <h3 className="heading" id="intake-refused">
            Not added
          </h3>
          <ul className="intake__list">
            {refused.map(({ file, reason }, at) => (
              <li key={at}>
                <span className="intake__file">{file}</span>
                <span>{reason}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {left.length > 0 && (
        <section className="intake" aria-labelledby="intake-left">
          <h3 className="heading" id="intake-left">
            Left out, since adding was cancelled or stopped
          </h3>
          <ul className="intake__list">
            {left.map((file, at) => (
              <li key={at}>
                <span className="intake__file">{file}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {told.length > 0 && (
        <section className="intake" aria-labelledby="intake-told">
          <h3 className="heading" id="intake-told">
            What these files held beyond their pages
          </h3>
          <p className="note">This stays with each document, under its details.</p>
          <ul className="intake__list">
            {told.map(({ file, notes }, at) => (
              <li key={at}>
                <span className="intake__file">{file}</span>
                {notes.map((note) => (
                  <span key={note}>{note}</span>
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
