import { useEffect } from 'react'
import { Button } from '../ui/button.tsx'
import { ExportPack } from './export-pack.tsx'
import { PackPassphrase } from './pack-passphrase.tsx'
import { usePacks } from './pack-store.ts'
import { TakeInPack } from './take-in-pack.tsx'

/** Sign-offs to another force, and from one; with the dialog that is open. */
export function PackActions() {
  const { dialog, shown, openExport, inspect, close } = usePacks()
  useEffect(() => close, [close])
  return (
    <>
      <Button icon="upload" onPress={() => void inspect(null)}>
        Take in sign-offs
      </Button>
      <Button icon="download" onPress={openExport}>
        Export sign-offs
      </Button>
      {dialog === 'EXPORT' && <ExportPack />}
      {dialog === 'PASSPHRASE' && <PackPassphrase />}
      {dialog === 'TAKE_IN' && shown !== null && <TakeInPack shown={shown} />}
    </>
  )
}
