import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron } from 'playwright-core'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const hasRuntime = existsSync(join(root, 'node_modules/electron/dist/version'))
const isRoot = process.getuid?.() === 0
const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'])

it('starts in real Electron, isolated from Node', async (context) => {
  context.skip(!hasRuntime, "Electron's runtime is not here: npx install-electron fetches it")
  context.skip(!hasDisplay, 'Electron needs a display')
  const scratch = mkdtempSync(join(tmpdir(), 'evenhand-electron-'))
  const app = await _electron.launch({
    args: [...(isRoot ? ['--no-sandbox'] : []), `--user-data-dir=${scratch}`, '.'],
    cwd: root,
    env: { ...process.env, EVENHAND_LIBRARY: join(scratch, 'library') },
  })
  const page = await app.firstWindow()
  await page.waitForLoadState('load')
  expect(page.url()).toBe('app://evenhand/')
  const found = await page.evaluate(async () => ({
    status: ((await globalThis.evenhand.invoke('vault:status')) as { ok: boolean }).ok,
    strangers: ['require', 'process', 'Buffer'].filter((name) => name in globalThis),
    outside: await fetch('https://outside.example/').then(
      () => 'something',
      () => 'nothing',
    ),
  }))
  expect(found).toEqual({ status: true, strangers: [], outside: 'nothing' })
  await app.close()
})
