const focusable =
  'a[href], button:not([disabled]), input:not([disabled]), textarea, select, [tabindex]:not([tabindex="-1"])'

/** Moves the focus to the element of this id or to the first control in it; hash routing is left alone. */
export const focusById = (id: string): void => {
  const element = document.getElementById(id)
  if (element === null) return
  const target = element.matches(focusable)
    ? element
    : (element.querySelector<HTMLElement>(focusable) ?? element)
  target.scrollIntoView({ block: 'center' })
  target.focus()
}

/** The click handler of a link within the page, or none where the link leads to another screen. */
export const inPage = (href: string) =>
  href.startsWith('#') && !href.startsWith('#/')
    ? (event: { preventDefault: () => void }) => {
        event.preventDefault()
        focusById(href.slice(1))
      }
    : undefined
