import { useEffect } from 'react'
import { usePack } from '../shell/pack-store.ts'
import { Button } from '../ui/button.tsx'
import { ExportPack } from './export-pack.tsx'
import { usePacks } from './pack-store.ts'

/** Sign-offs to another force, and from one. */
export function PackActions() {
  const { isOpen, openExport, close } = usePacks()
  const inspect = usePack((pack) => pack.inspect)
  useEffect(() => close, [close])
  return (
    <>
      <Button icon="upload" onPress={() => void inspect(null)}>
        Take in sign-offs
      </Button>
      <Button icon="download" onPress={openExport}>
        Export sign-offs
      </Button>
      {isOpen && <ExportPack />}
    </>
  )
}
