import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleViews } from './support/demonstration.ts'
import { tabTo, unseenStops } from './support/focus.ts'
import { launchApp, type RunningApp } from './support/launch.ts'
import { tour } from './support/tour.ts'
import * as walk from './support/walk.ts'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const viewport = { width: 1440, height: 900 }

let app: RunningApp
const launch = async (): Promise<void> => {
  app = await launchApp({ viewport })
}

type Found = Awaited<ReturnType<AxeBuilder['analyze']>>['violations']

const said = (name: string, violations: Found): readonly string[] =>
  violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${name}: ${id} at ${target.join(' ')}: ${failureSummary}`,
    ),
  )

// Legacy mode does not open a page of its own, which this application forbids.
const axe = () =>
  new AxeBuilder({ page: app.page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'], preload: false })

const show = async (colorScheme: 'light' | 'dark'): Promise<void> => {
  await app.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await app.page.evaluate(
    () =>
      new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  )
}

// The theme changes colours alone, so in the dark only contrast is asked again.
const violations = async (name: string): Promise<readonly string[]> => {
  const light = await axe().withTags(standards).analyze()
  await show('dark')
  const dark = await axe().withRules(['color-contrast']).analyze()
  await show('light')
  return [...said(`${name}, light`, light.violations), ...said(`${name}, dark`, dark.violations)]
}

describe('every screen, light and dark', () => {
  beforeAll(launch)
  afterAll(() => app.close())

  it('has no violation of WCAG 2.2 AA that axe can find', async () => {
    const found: string[] = []
    const seen: string[] = []
    await tour(app, async (name) => {
      seen.push(name)
      found.push(...(await violations(name)))
    })
    console.log(`Measured: ${seen.length} screens looked at by axe, light and dark`)
    expect(seen.length).toBeGreaterThan(30)
    expect(found).toEqual([])
  })

  it('would have a violation found, did it have one', async () => {
    await app.page.evaluate(() => {
      document
        .querySelector('main')
        ?.insertAdjacentHTML('afterbegin', '<button id="bare"></button>')
    })
    expect((await violations('planted')).join()).toContain('button-name')
  })
})

describe('in forced colours', () => {
  beforeAll(async () => {
    await launch()
    await walk.makeLibrary(app)
    await walk.openSampleCase(app)
    await app.page.emulateMedia({ forcedColors: 'active' })
  })
  afterAll(() => app.close())

  it('marks the one step and tab that one is at', async () => {
    for (const [group, here] of [
      ['.step-bar ol a', '[aria-current]'],
      ['.rail__item', '[aria-current]'],
      ['.tab', '[data-selected]'],
    ] as const) {
      // The panels beside the pages are drawn after the first page.
      await app.page.locator(`${group}${here}`).first().waitFor()
      const edges = await app.page.locator(group).evaluateAll(
        (items, chosen) =>
          items.map((item) => {
            const { borderBottomColor, borderLeftColor, borderLeftWidth } = getComputedStyle(item)
            const edge = borderLeftWidth === '0px' ? borderBottomColor : borderLeftColor
            return { isHere: item.matches(chosen), edge }
          }),
        here,
      )
      const ground = await app.page.evaluate(() => getComputedStyle(document.body).backgroundColor)
      expect(edges.some(({ isHere }) => isHere)).toBe(true)
      for (const { isHere, edge } of edges) expect(edge === ground).toBe(!isHere)
    }
  })

  it('draws a page under its words, and ticks only what is ticked', async () => {
    const words = app.page.locator('.page-view__words span').first()
    await words.waitFor({ state: 'attached' })
    expect(await words.evaluate((run) => getComputedStyle(run).color)).toBe('rgba(0, 0, 0, 0)')
    await app.page.getByRole('button', { name: 'Change the order' }).click()
    const box = app.page.getByRole('checkbox', { name: /^Select/ }).first()
    const tick = app.page.getByRole('dialog').locator('.check__box .icon').first()
    expect(await tick.isVisible()).toBe(false)
    await box.press('Space')
    await tick.waitFor()
    await app.page.keyboard.press('Escape')
  })
})

describe('with the keyboard alone', () => {
  beforeAll(async () => {
    await launch()
    await walk.makeLibrary(app)
    await walk.openSampleCase(app)
    await app.page.keyboard.press('Control+l')
    await app.page.getByRole('heading', { name: 'Unlock the library' }).waitFor()
  })
  afterAll(() => app.close())

  const type = (words: string) => app.page.keyboard.type(words)
  const press = (key: string) => app.page.keyboard.press(key)
  const named = (
    role: 'link' | 'button' | 'radio' | 'checkbox' | 'textbox',
    name: string | RegExp,
  ) => app.page.getByRole(role, { name }).first()

  it('a person goes from unlocking to a sealed view, and sees the focus all the way', async () => {
    const unseen: string[] = []
    const to = async (...target: Parameters<typeof named>) =>
      unseen.push(...(await tabTo(app.page, named(...target))))
    await to('textbox', 'Passphrase')
    await type(walk.passphrase)
    await press('Enter')
    await app.page.getByRole('heading', { name: 'Hearings', level: 1 }).waitFor()
    unseen.push(...(await tabTo(app.page, app.page.locator('.table__open').first())))
    await press('Enter')
    await to('link', /^Step 4:/)
    await press('Enter')
    const [view] = sampleViews()
    const outcomes = app.page.getByRole('radiogroup', { name: 'Outcome in your view' })
    unseen.push(...(await tabTo(app.page, outcomes)))
    await press('Space')
    const wanted = outcomes.getByRole('radio', { name: view?.outcome ?? '' })
    for (let turn = 0; turn < 8 && !(await wanted.isChecked()); turn += 1) await press('ArrowDown')
    await to('textbox', 'Your reasons, in short')
    await type(view?.reasons ?? '')
    await to('checkbox', /This is my own view/)
    await press('Space')
    await to('button', 'Seal my view')
    await press('Enter')
    await app.page.getByRole('alertdialog').waitFor()
    await to('button', 'Seal it')
    await press('Enter')
    await app.page.getByRole('heading', { name: 'Your view is sealed' }).waitFor()
    expect(unseen).toEqual([])
  })

  // The focus goes to a new screen by itself: the stops begin after that.
  const arrived = () => app.page.locator('main:focus, main h1:focus').waitFor()

  it('sees the focus at every stop of every place', async () => {
    const unseen: string[] = []
    for (const step of [1, 2, 3, 4, 5, 6] as const) {
      await walk.goToStep(app, step)
      await arrived()
      for (const stop of await unseenStops(app.page, 45)) unseen.push(`step ${step}: ${stop}`)
    }
    for (const place of [/^Hearings/, /^Precedents/, 'Library & audit', 'Settings']) {
      await named('link', place).click()
      await arrived()
      for (const stop of await unseenStops(app.page, 45)) unseen.push(`${place}: ${stop}`)
    }
    expect(unseen).toEqual([])
  })

  it('closes what it opened with Escape, and is back where it was', async () => {
    await named('button', 'Find a case, precedent or command').focus()
    await press('Enter')
    await app.page.getByRole('searchbox').and(app.page.locator(':focus')).waitFor()
    await press('Escape')
    await app.page.getByRole('dialog').waitFor({ state: 'hidden' })
    const at = () => app.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    await expect.poll(at).toBe('Find a case, precedent or command')
  })
})
