import { setPreferences, usePreferences, idleChoices } from '../shell/preferences.ts'
import { ShortcutList } from '../shell/help-dialog.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox, Segmented } from '../ui/field.tsx'

const themes = [
  { id: 'system', label: 'As the computer' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
] as const

const densities = [
  { id: 'comfortable', label: 'Comfortable' },
  { id: 'compact', label: 'Compact' },
] as const

/** Theme, density, keys and idle lock; kept on this computer for whoever uses it. */
export function Appearance() {
  const { theme, density, singleKeys, idleMinutes } = usePreferences()
  return (
    <>
      <Card title="Screen">
        <div className="stack stack--wide">
          <Segmented
            label="Theme"
            items={themes}
            value={theme}
            onChange={(choice) => setPreferences({ theme: choice })}
          />
          <Segmented
            label="Density"
            description="Compact puts more rows on the screen."
            items={densities}
            value={density}
            onChange={(choice) => setPreferences({ density: choice })}
          />
          <Segmented
            label="Lock when idle for"
            items={idleChoices.map((minutes) => ({
              id: String(minutes),
              label: `${minutes} minutes`,
            }))}
            value={String(idleMinutes)}
            onChange={(choice) => setPreferences({ idleMinutes: Number(choice) })}
          />
        </div>
      </Card>
      <Card title="Keyboard">
        <Checkbox
          isSelected={singleKeys}
          onChange={(choice) => setPreferences({ singleKeys: choice })}
          description="They rest while a text field has the focus. Turn them off if they get in the way of speech input or a screen reader."
        >
          Single-letter shortcuts
        </Checkbox>
        <ShortcutList />
      </Card>
    </>
  )
}
