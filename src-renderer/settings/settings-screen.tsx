import { useState } from 'react'
import { useParams } from 'wouter'
import { Screen } from '../shell/screen.tsx'
import { useSession } from '../shell/session.ts'
import { Tabs } from '../ui/tabs.tsx'
import { About } from './about.tsx'
import { Appearance } from './appearance.tsx'
import { Exchange } from './exchange.tsx'
import { LawData } from './law-data.tsx'
import { People } from './people.tsx'
import { Signing } from './signing.tsx'
import { Retention } from './retention.tsx'
import { Trust } from './trust.tsx'
import './settings.css'

const tabs = [
  { id: 'people', label: 'People', View: People },
  { id: 'signing', label: 'Signing certificate', View: Signing },
  { id: 'trust', label: 'Trusted certificates', View: Trust },
  { id: 'exchange', label: 'Exchange', View: Exchange },
  { id: 'screen', label: 'Screen and keyboard', View: Appearance },
  { id: 'retention', label: 'Retention', View: Retention },
  { id: 'law', label: 'Law data', View: LawData },
  { id: 'about', label: 'About', View: About },
] as const

/** People, certificate, appearance, law data and licences; opened at the tab that a link names. */
export function SettingsScreen() {
  const { tab } = useParams()
  const [selected, setSelected] = useState(tabs.find(({ id }) => id === tab)?.id ?? 'people')
  const label = useSession(({ status }) => status?.libraryLabel)
  const { View } = tabs.find(({ id }) => id === selected) ?? tabs[0]
  return (
    <Screen title="Settings" lead={label ?? undefined} narrow>
      <Tabs label="Settings" items={tabs} selected={selected} onSelect={setSelected}>
        <div className="stack">
          <View />
        </div>
      </Tabs>
    </Screen>
  )
}
