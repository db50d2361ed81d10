import { Screen } from '../shell/screen.tsx'
import { Empty } from '../ui/empty.tsx'

export function ImportScreen() {
  return (
    <Screen title="Import precedents">
      <Empty title="Import precedents" />
    </Screen>
  )
}
