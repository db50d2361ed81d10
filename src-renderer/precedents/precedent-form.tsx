import { Screen } from '../shell/screen.tsx'
import { Empty } from '../ui/empty.tsx'

export function PrecedentForm() {
  return (
    <Screen title="New precedent">
      <Empty title="New precedent" />
    </Screen>
  )
}

export const PrecedentCorrection = PrecedentForm
