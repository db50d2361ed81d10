import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium } from 'playwright-core'
import { expect, it } from 'vitest'
import { noticePage } from '#core/notice/page'
import { newFolder, value } from '../support/open-library.ts'
import { peopledLibrary, signedCase } from '../support/signed-case.ts'
import { noticeOf, twentyCases } from '../support/twenty-cases/twenty-cases.ts'

const pictures = process.env['EVENHAND_PICTURES']
const executablePath = process.env['EVENHAND_CHROMIUM'] ?? '/usr/bin/chromium'

it('The web page of a notice reads well to axe, on a telephone, in the dark, and asks for nothing', async () => {
  const library = await peopledLibrary()
  const { handlers, answers } = library
  const id = await signedCase(library)
  const { notices } = value(await handlers['case:open']({ id }))
  const noticeId = notices.find(({ kind }) => kind === 'PUBLISHED')?.id ?? ''
  answers.saveFile = join(newFolder(), 'page.html')
  value(await handlers['notice:save-page']({ noticeId }))
  const html = readFileSync(answers.saveFile, 'utf8')

  const browser = await chromium.launch({ executablePath, chromiumSandbox: false })
  try {
    const page = await browser.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [1280, 320]) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 800 })
        await page.setContent(html)
        const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
        expect(violations.map(({ id: rule, nodes }) => [rule, nodes[0]?.html])).toEqual([])
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect([width, overflow]).toEqual([width, 0])
        if (pictures !== undefined) {
          const name = `notice-page-${width}-${colorScheme}.png`
          await page.screenshot({ path: join(pictures, name), fullPage: true })
        }
      }
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Go to the notice')
    expect(asked).toEqual([])
  } finally {
    await browser.close()
  }
})

it('The pages of twenty notices read well to axe and by ear, need nothing else, and print within the paper', async () => {
  const browser = await chromium.launch({ executablePath, chromiumSandbox: false })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    for (const one of twentyCases) {
      const document = noticeOf(one, 'PUBLISHED')
      const html = noticePage(document, { fileName: 'notice.pdf', sha256: 'ab'.repeat(32) })
      expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\son[a-z]+=/i)
      await page.emulateMedia({ media: 'screen' })
      await page.setContent(html)
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
      expect([one.name, violations.map(({ id, nodes }) => [id, nodes[0]?.html])]).toEqual([
        one.name,
        [],
      ])
      // What a screen reader is given, in its order: landmarks, then each heading with its level.
      const heard = await page.locator('body').ariaSnapshot()
      expect(heard.match(/^- (banner|main|contentinfo)/gm)).toEqual([
        '- banner',
        '- main',
        '- contentinfo',
      ])
      const levels = [...heard.matchAll(/heading "(.*)" \[level=(\d)\]/g)].map((at) =>
        Number(at[2]),
      )
      expect(levels.filter((level) => level === 1)).toHaveLength(1)
      levels.forEach((level, at) => expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1))
      const inOrder = [...document.sections, ...(document.annex ?? [])].map(({ id }) => id)
      const shown = await page
        .locator('main section h2')
        .evaluateAll((all) => all.map(({ id }) => id))
      expect(shown.filter((id) => id !== 'signature')).toEqual(inOrder)
      await page.emulateMedia({ media: 'print' })
      await page.setViewportSize({ width: 680, height: 960 })
      const wider = await page.evaluate(() =>
        [...globalThis.document.querySelectorAll('main *')]
          .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
          .map((each) => each.outerHTML.slice(0, 80)),
      )
      expect([one.name, wider]).toEqual([one.name, []])
      await page.setViewportSize({ width: 1280, height: 800 })
    }
    expect(asked).toEqual([])
  } finally {
    await browser.close()
  }
})
