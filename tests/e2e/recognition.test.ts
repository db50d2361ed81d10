import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { photograph, scannedPdf, statement, wear } from '../support/scanned-page.ts'
import { launchApp, type RunningApp } from './support/launch.ts'
import { look } from './support/look.ts'
import * as walk from './support/walk.ts'

const folder = mkdtempSync(join(tmpdir(), 'evenhand-scan-'))

let app: RunningApp
beforeAll(async () => {
  const scan = wear(await photograph(statement), 0.01)
  writeFileSync(join(folder, 'Statement.pdf'), await scannedPdf([scan, null]))
  app = await launchApp({ viewport: { width: 1440, height: 900 } })
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

it('reads a scanned page in the built application, and marks its words wherever they stand', async () => {
  const { page } = app
  await walk.makeLibrary(app, 'SAMPLE')
  await walk.openSampleCase(app)
  app.dialogs.answer(join(folder, 'Statement.pdf'))
  await page.getByRole('button', { name: 'Add documents' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: 'Scans' }).click()
  const panel = page.locator('.recognition')
  await panel.getByText('2 pages are only pictures: 1 recognised, 0 waiting, 1 failed.').waitFor()
  await panel.getByText('It holds no picture to read words off.').waitFor()
  await page.getByText('Recognised, 1', { exact: true }).click()
  expect(await look(app, 'scanned-pages')).toEqual([])
  await panel.locator('details').getByRole('button', { name: /^p\./ }).click()
  const mark = /^Recognised text, confidence \d+ %$/
  await page.locator('.page-view__foot').getByText(mark).first().waitFor()
  const word = page.locator('.recognised-layer span', { hasText: 'junction' }).first()
  await word.waitFor()
  expect(await look(app, 'scanned-page')).toEqual([])
  await page.getByRole('searchbox', { name: 'Find in the bundle' }).fill('Mill Lane')
  await page.locator('.bundle-search').getByText(mark).waitFor()
  const found = page.locator('.recognised-layer__found')
  await found.nth(1).waitFor()
  expect(await look(app, 'scanned-page-found')).toEqual([])
  // The marks stand where the words stand, which were read off the picture.
  const mill = page.locator('.recognised-layer p span', { hasText: /^Mill / }).first()
  const [marked, read] = [await found.first().boundingBox(), await mill.boundingBox()]
  for (const side of ['x', 'y', 'height'] as const)
    expect(Math.abs((marked?.[side] ?? 0) - (read?.[side] ?? -99))).toBeLessThan(2)
  expect(await app.refusedRequests()).toEqual([])
})
