const selector =
  '.top, .rail, .frame__main, .frame__main :is(aside, [role="complementary"]), .status'

/** F6: moves the focus to the next or the previous region of the window, and says its name by focus. */
export const moveRegion = (step: 1 | -1): void => {
  const regions = [...document.querySelectorAll<HTMLElement>(selector)].filter(
    (region) => region.offsetParent !== null,
  )
  // The innermost region that holds the focus is the last one in document order that contains it.
  const at = regions.findLastIndex((region) => region.contains(document.activeElement))
  const next = regions[(at + step + regions.length) % regions.length] ?? regions[0]
  if (next === undefined) return
  if (!next.hasAttribute('tabindex')) next.tabIndex = -1
  next.setAttribute('data-moved-to', '')
  next.addEventListener('blur', () => next.removeAttribute('data-moved-to'), { once: true })
  next.focus()
}
