import { Dialog } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { useKeyState } from '../ui/keys.ts'
import './help-dialog.css'

/** Every shortcut that works on this screen now. */
export function HelpDialog(props: { readonly isOpen: boolean; readonly onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts here" {...props}>
      <ShortcutList />
      <p className="small muted">
        In lists J and K, or the arrows, move between rows; Enter opens one. Esc closes a panel.
        Single letters rest while a text field has the focus, and can be turned off in Settings.
        Sealing and signing have no shortcut.
      </p>
    </Dialog>
  )
}

export function ShortcutList() {
  const { known } = useKeyState()
  const seen = [...new Map(known.map((one) => [one.keys, one])).values()]
  return (
    <dl className="shortcuts">
      {seen.map(({ keys, label }) => (
        <div key={keys}>
          <dt>
            <Kbd>{keys.replaceAll('+', ' ')}</Kbd>
          </dt>
          <dd>{label}</dd>
        </div>
      ))}
    </dl>
  )
}
