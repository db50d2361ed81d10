import type { Locator, Page } from 'playwright-core'

/** What a person who only has a keyboard could not see of the focus as it stands; null where all is well. */
export const hiddenFocus = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const active = document.activeElement
    if (active === null || active === document.body) return null
    const name = `${active.tagName.toLowerCase()}.${[...active.classList].join('.')} “${(
      active.getAttribute('aria-label') ??
      active.closest('label')?.textContent ??
      active.textContent ??
      ''
    )
      .trim()
      .slice(0, 40)}”`
    const hasRing = (element: Element): boolean =>
      [undefined, '::after'].some((part) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element, part)
        const isOutlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
        return isOutlined || boxShadow !== 'none'
      })
    const shown: Element[] = [active]
    for (let at = active.parentElement; at !== null && shown.length < 5; at = at.parentElement)
      shown.push(at)
    // A radio or checkbox is drawn by its label: what is cut to a pixel shows its ring to nobody.
    const cut = shown.findLastIndex((element) => element.getBoundingClientRect().width <= 2)
    const ring = shown.slice(cut + 1).find(hasRing)
    if (ring === undefined) return `${name} has no ring`
    const box = ring.getBoundingClientRect()
    const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }
    const isInside =
      box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight
    if (!isInside) return `${name} is outside the window`
    if (box.height > innerHeight / 2 || middle.y < 0 || middle.y > innerHeight) return null
    const at = document.elementFromPoint(middle.x, middle.y)
    const isCovered = at !== null && !ring.contains(at) && !at.contains(ring)
    return isCovered ? `${name} is covered by ${at.tagName.toLowerCase()}` : null
  })

/** Goes forward with Tab until the focus is on `target`, and says which stops on the way cannot be seen. */
export const tabTo = async (
  page: Page,
  target: Locator,
  most = 120,
): Promise<readonly string[]> => {
  await target.waitFor({ state: 'attached' })
  const unseen: string[] = []
  for (let stop = 0; stop < most; stop += 1) {
    if (await target.evaluate((element) => element.contains(document.activeElement))) return unseen
    await page.keyboard.press('Tab')
    const hidden = await hiddenFocus(page)
    if (hidden !== null) unseen.push(hidden)
  }
  throw new Error(`Tab does not come to ${target.toString()} in ${most} stops.`)
}

/** Tabs through a screen and says which stops cannot be seen. */
export const unseenStops = async (page: Page, most: number): Promise<readonly string[]> => {
  const unseen: string[] = []
  for (let stop = 0; stop < most; stop += 1) {
    await page.keyboard.press('Tab')
    const hidden = await hiddenFocus(page)
    if (hidden !== null) unseen.push(hidden)
  }
  return unseen
}
