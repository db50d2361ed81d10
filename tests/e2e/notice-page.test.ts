import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium } from 'playwright-core'
import { expect, it } from 'vitest'
import { newFolder, value } from '../support/open-library.ts'
import { peopledLibrary, signedCase } from '../support/signed-case.ts'

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
}, 120_000)
