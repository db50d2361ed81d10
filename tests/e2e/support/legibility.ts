import type { Page } from 'playwright-core'

/**
 * What a reader could not read on the page as it stands: text cut off by a box that cannot be
 * scrolled, words outside the window, boxes that scroll sideways without being a table, text over
 * other text, and a work area with too little of the window to read in. Runs in the page, so it can
 * use nothing from outside itself.
 */
export const illegible = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    type Box = { left: number; top: number; right: number; bottom: number }
    const found = new Set<string>()
    const slack = 1.5
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()}${element.classList.length > 0 ? `.${[...element.classList].join('.')}` : ''}`
    const say = (element: Element, what: string, text: string) =>
      found.add(`${nameOf(element)} ${what}: “${text.trim().replace(/\s+/g, ' ').slice(0, 60)}”`)
    const cuts = (style: CSSStyleDeclaration, side: 'overflowX' | 'overflowY') =>
      style[side] === 'hidden' || style[side] === 'clip'
    const scrolls = (value: string) => value === 'auto' || value === 'scroll'
    const modal = document.querySelector('[role="dialog"], [role="alertdialog"]')

    // Words kept for screen readers are cut to a pixel on purpose.
    const isForEars = (element: Element): boolean => {
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const style = getComputedStyle(at)
        const box = at.getBoundingClientRect()
        if (style.clipPath.startsWith('inset(50%')) return true
        if (cuts(style, 'overflowX') && box.width <= 1.5 && box.height <= 1.5) return true
      }
      return false
    }
    const saysItElsewhere = (element: Element): boolean =>
      element.closest('[title], [aria-label], [aria-labelledby]') !== null

    const checkText = (node: Text): Box | null => {
      const element = node.parentElement
      if (element === null || !element.checkVisibility({ visibilityProperty: true })) return null
      if (isForEars(element)) return null
      const range = document.createRange()
      range.selectNodeContents(node)
      const box = range.getBoundingClientRect()
      if (box.width === 0 || box.height === 0) return null
      const text = node.data
      // What an ancestor scrolls can be reached; only what no scrolling brings back is lost.
      let isHeldX = false
      let isHeldY = false
      const seen: Box = { left: box.left, top: box.top, right: box.right, bottom: box.bottom }
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const style = getComputedStyle(at)
        if (style.position === 'fixed' && at !== element) isHeldX = isHeldY = true
        if (at === document.body || at === document.documentElement) break
        const frame = at.getBoundingClientRect()
        const isEllipsis = style.textOverflow === 'ellipsis' && saysItElsewhere(at)
        if (cuts(style, 'overflowX') && !isHeldX && !isEllipsis)
          if (box.right > frame.right + slack || box.left < frame.left - slack)
            say(at, 'cuts off', text)
        if (cuts(style, 'overflowY') && !isHeldY && style.webkitLineClamp === 'none')
          if (box.bottom > frame.bottom + slack + 1 || box.top < frame.top - slack - 1)
            say(at, 'cuts off', text)
        if (scrolls(style.overflowX)) isHeldX = true
        if (scrolls(style.overflowY)) isHeldY = true
        if (style.overflowX !== 'visible' || style.overflowY !== 'visible') {
          seen.left = Math.max(seen.left, frame.left)
          seen.right = Math.min(seen.right, frame.right)
          seen.top = Math.max(seen.top, frame.top)
          seen.bottom = Math.min(seen.bottom, frame.bottom)
        }
      }
      if (!isHeldX && (box.right > innerWidth + slack || box.left < -slack))
        say(element, 'is outside the window', text)
      return seen.right - seen.left > 2 && seen.bottom - seen.top > 2 ? seen : null
    }

    const isTop = (element: Element, box: Box): boolean => {
      const at = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)
      return at !== null && (at === element || at.contains(element) || element.contains(at))
    }

    const texts: { element: Element; box: Box; text: string }[] = []
    const walker = document.createTreeWalker(modal ?? document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (!(node instanceof Text) || node.data.trim() === '' || node.parentElement === null)
        continue
      const box = checkText(node)
      if (box !== null && isTop(node.parentElement, box))
        texts.push({ element: node.parentElement, box, text: node.data })
    }

    const over = (a: Box, b: Box) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 5
    for (const [index, one] of texts.entries())
      for (const other of texts.slice(index + 1)) {
        if (!over(one.box, other.box)) continue
        // Words of one paragraph wrap round each other; their boxes overlap, their letters do not.
        if (one.element.contains(other.element) || other.element.contains(one.element)) continue
        if (one.element.parentElement === other.element.parentElement) continue
        say(one.element, `lies over “${other.text.trim().slice(0, 30)}”`, one.text)
      }

    for (const element of (modal ?? document.body).querySelectorAll<HTMLElement>('*')) {
      if (!element.checkVisibility()) continue
      const style = getComputedStyle(element)
      const isField = element instanceof HTMLInputElement
      const tooWide = element.scrollWidth > element.clientWidth + 1
      // A line of text in a field as wide as the window has no more room to be given.
      const mayGrow = element.clientWidth < innerWidth * 0.7
      if (isField && tooWide && mayGrow && !['radio', 'checkbox'].includes(element.type))
        say(element, 'is too narrow for its words', element.value || element.placeholder)
      if (!tooWide || !scrolls(style.overflowX)) continue
      const mayScroll = element.querySelector('table, [role="grid"], canvas') !== null
      if (!mayScroll) say(element, 'scrolls sideways', element.innerText)
    }
    const main = document.querySelector('main')
    let scroller: Element | null = main
    while (scroller !== null && !scrolls(getComputedStyle(scroller).overflowY))
      scroller = scroller.parentElement
    const room = (scroller ?? document.documentElement).clientHeight
    if (main !== null && room < innerHeight * 0.4)
      say(main, `has ${room} of ${innerHeight} pixels to be read in`, main.innerText)
    if (document.documentElement.scrollWidth > innerWidth + 1)
      say(document.documentElement, 'scrolls sideways', document.title)
    return [...found]
  })
