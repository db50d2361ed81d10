import { useState } from 'react'
import type { Problem } from '#core/result'
import { call } from '../api.ts'
import { useSession } from '../shell/session.ts'
import { LinkButton } from '../ui/button.tsx'
import { TextLink } from '../ui/link.tsx'
import { Problems } from '../ui/notice.tsx'
import { announce } from '../ui/status.tsx'

/** What can be done without opening this library. */
export function OtherLibrary() {
  const { refresh } = useSession()
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const choose = async () => {
    const chosen = await call('vault:choose-folder')
    setProblems(chosen.ok ? [] : chosen.problems)
    if (chosen.ok && chosen.value !== null) await refresh()
  }
  const restore = async () => {
    const restored = await call('vault:restore')
    setProblems(restored.ok ? [] : restored.problems)
    if (!restored.ok || restored.value === null) return
    announce('The backup is put back. Unlock it with its passphrase.')
    await refresh()
  }
  return (
    <>
      <Problems problems={problems} />
      <div className="row row--wide small no-print">
        <LinkButton onPress={() => void choose()}>Open another library</LinkButton>
        <LinkButton onPress={() => void restore()}>Put back a backup</LinkButton>
        <TextLink href="/verify">Check a signed notice</TextLink>
      </div>
    </>
  )
}
