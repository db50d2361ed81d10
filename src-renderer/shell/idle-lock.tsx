import { useEffect, useRef, useState } from 'react'
import { ConfirmDialog } from '../ui/dialog.tsx'
import { announce } from '../ui/status.tsx'
import { usePreferences } from './preferences.ts'

const warnSeconds = 60
const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/** Locks after the chosen idle time; warns a minute before. Text is saved before the lock. */
export function IdleLock({ onLock }: { readonly onLock: () => void }) {
  const { idleMinutes } = usePreferences()
  const last = useRef(0)
  const [isWarning, setWarning] = useState(false)
  const stay = () => {
    last.current = Date.now()
    setWarning(false)
  }
  useEffect(() => {
    last.current = Date.now()
  }, [])
  useEffect(() => {
    const notice = () => {
      if (!isWarning) last.current = Date.now()
    }
    const timer = setInterval(() => {
      const left = idleMinutes * 60 - (Date.now() - last.current) / 1000
      if (left <= 0) onLock()
      else if (left <= warnSeconds && !isWarning) {
        setWarning(true)
        announce('The library locks in one minute. Everything written is kept.')
      }
    }, 1000)
    for (const sign of signs) globalThis.addEventListener(sign, notice, { passive: true })
    return () => {
      clearInterval(timer)
      for (const sign of signs) globalThis.removeEventListener(sign, notice)
    }
  }, [idleMinutes, isWarning, onLock])
  return (
    <ConfirmDialog
      title="The library locks in one minute"
      isOpen={isWarning}
      confirmLabel="Lock now"
      cancelLabel="Stay unlocked"
      onConfirm={onLock}
      onCancel={stay}
    >
      <p>Nothing has been done here for a while. Everything written so far is kept.</p>
    </ConfirmDialog>
  )
}
