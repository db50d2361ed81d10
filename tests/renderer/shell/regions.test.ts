import { afterEach, describe, expect, it } from 'vitest'
import { moveRegion } from '../../../src-renderer/shell/regions.ts'

describe('moving to a region by key', () => {
  afterEach(() => {
    document.body.innerHTML = ''
  })

  it('marks the region as moved to, for its ring, until the focus leaves it', () => {
    document.body.innerHTML =
      '<div class="top"></div><main class="frame__main" tabindex="-1"><button>A</button></main>'
    // Nothing is laid out here: every region is to count as shown.
    for (const region of document.querySelectorAll('.top, main'))
      Object.defineProperty(region, 'offsetParent', { value: document.body })
    const main = document.querySelector<HTMLElement>('main')
    document.querySelector<HTMLElement>('.top')?.setAttribute('tabindex', '-1')
    document.querySelector<HTMLElement>('.top')?.focus()
    moveRegion(1)
    expect(document.activeElement).toBe(main)
    expect(main?.hasAttribute('data-moved-to')).toBe(true)
    document.querySelector('button')?.focus()
    expect(main?.hasAttribute('data-moved-to')).toBe(false)
    main?.focus()
    expect(main?.hasAttribute('data-moved-to')).toBe(false)
  })
})
