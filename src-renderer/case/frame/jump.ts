import { stepAddress, STEPS } from './steps.ts'

let wanted: string | null = null

/** Id of the control that holds a field, so that a problem can lead to it. */
export const fieldId = (path: string): string => `f-${path.replaceAll(/[^\w-]+/g, '-')}`

/** Finds the control of a field; where a list has no control of its own, the nearest one above it. */
function findControl(path: string): HTMLElement | null {
  const parts = path.split('.')
  for (let length = parts.length; length > 0; length -= 1) {
    const found = document.getElementById(fieldId(parts.slice(0, length).join('.')))
    if (found !== null) return found
  }
  return null
}

const CONTROLS = 'input, textarea, button, select, a[href], [tabindex="0"]'

/** Moves the focus to the field that was asked for, once its step is on screen. */
export function arrive() {
  if (wanted === null) return
  const root = findControl(wanted)
  if (root === null || root.closest('.drawer[hidden]') !== null) return openDrawer()
  wanted = null
  root.scrollIntoView({ block: 'center' })
  const control = root.matches(CONTROLS) ? root : root.querySelector<HTMLElement>(CONTROLS)
  ;(control ?? root).focus()
}

/** In a narrow window the field may stand in the side panel, which is a drawer then. */
function openDrawer() {
  const opener = document.querySelector<HTMLElement>('.case-step .drawer__opener button')
  if (opener === null || opener.getAttribute('aria-expanded') === 'true') return
  opener.click()
  requestAnimationFrame(() => requestAnimationFrame(arrive))
}

/** Goes to the step and field of a problem. */
export function jump(caseId: string, step: number, field: string | undefined) {
  wanted = field ?? null
  // The languages are chosen where the notice is read.
  const slug =
    field === 'particulars.wording'
      ? 'notice'
      : (STEPS.find((s) => s.number === step)?.slug ?? 'outcome')
  const address = `#${stepAddress(caseId, slug)}`
  if (globalThis.location.hash !== address) globalThis.location.hash = address
  requestAnimationFrame(() => requestAnimationFrame(arrive))
}
