import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { launchApp } from './launch.ts'

/** Shows the application at work without a display, and leaves pictures in a folder. */
export async function demonstrate(outputFolder: string): Promise<void> {
  mkdirSync(outputFolder, { recursive: true })
  console.log('Starting the application ...')
  const began = performance.now()
  const app = await launchApp()
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`The first screen is there after ${seconds} s.`)
  const picture = join(outputFolder, '1-first-screen.png')
  await app.page.screenshot({ path: picture })
  await app.close()
  console.log(`Its picture is ${picture}`)
}
