import { Brand } from '../shell/brand.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'

const promises: readonly {
  readonly icon: IconName
  readonly title: string
  readonly text: string
}[] = [
  {
    icon: 'offline',
    title: 'Nothing leaves this computer',
    text: 'Evenhand makes no network request. Data moves only as files you choose.',
  },
  {
    icon: 'lock',
    title: 'Encrypted at rest',
    text: 'Without a passphrase the library cannot be read, by anyone.',
  },
  {
    icon: 'link',
    title: 'Every opening is recorded',
    text: 'Unlocking adds an entry to the audit record, and so does a failed attempt.',
  },
]

/** What this is, and what it promises. */
export function Welcome() {
  return (
    <header className="welcome">
      <Brand />
      <div>
        <p className="welcome__line">The force’s memory of past hearings, beside the panel.</p>
        <p className="welcome__lead">
          Read the bundle, record your own view, then see what was done in like cases and why.
          Evenhand never tells a panel what to do.
        </p>
      </div>
      <ul className="welcome__promises">
        {promises.map(({ icon, title, text }) => (
          <li key={title}>
            <Icon name={icon} large />
            <p>
              <strong>{title}</strong>
              {text}
            </p>
          </li>
        ))}
      </ul>
    </header>
  )
}
