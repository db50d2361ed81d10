import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { illegible } from './legibility.ts'
import type { RunningApp } from './launch.ts'

const pictures = process.env['EVENHAND_PICTURES']
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
// The widths of the design: a desk, a small laptop, and that laptop at 200 per cent.
const sizes = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 720, height: 450 },
] as const

/** What on a screen cannot be read at some size, or is not for everybody; pictures where wished. */
export async function look({ page }: RunningApp, name: string): Promise<readonly string[]> {
  const found: string[] = []
  if (pictures !== undefined) mkdirSync(pictures, { recursive: true })
  for (const size of sizes) {
    await page.setViewportSize(size)
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      if (pictures === undefined) continue
      const path = join(pictures, `${name}-${size.width}-${colorScheme}.png`)
      await page.screenshot({ path, animations: 'disabled' })
    }
    found.push(...(await illegible(page)).map((problem) => `${name} at ${size.width}: ${problem}`))
  }
  await page.setViewportSize(sizes[0])
  // Legacy mode does not open a page of its own, which this application forbids.
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations } = await axe.options({ preload: false }).withTags(standards).analyze()
  return [...found, ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)]
}
