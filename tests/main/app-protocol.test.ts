import { mkdtempSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { appScheme, serveFolder } from '../../src-main/app-protocol.ts'

const outside = mkdtempSync(join(tmpdir(), 'evenhand-protocol-'))
const folder = join(outside, 'renderer')
mkdirSync(join(folder, 'assets'), { recursive: true })
mkdirSync(join(outside, 'renderer-secret'))
writeFileSync(join(folder, 'index.html'), '<!doctype html>')
writeFileSync(join(folder, 'assets', 'app.js'), 'export {}')
writeFileSync(join(folder, 'assets', 'notes.sqlite'), 'rows')
writeFileSync(join(outside, 'secret.html'), 'secret')
writeFileSync(join(outside, 'renderer-secret', 'a.html'), 'secret')
symlinkSync(join(outside, 'secret.html'), join(folder, 'link.html'))

const ask = (url: string, method = 'GET') => serveFolder(folder)(new Request(url, { method }))

// A Request tidies its address, so a hostile one is handed over as the browser might send it.
const askRaw = (url: string) => {
  const request = new Request('app://evenhand/')
  Object.defineProperty(request, 'url', { value: url })
  return serveFolder(folder)(request)
}

describe('the app protocol', () => {
  it('serves the page and its scripts with their types', async () => {
    const page = await ask('app://evenhand/')
    expect([page.status, page.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ])
    expect(await page.text()).toBe('<!doctype html>')
    const script = await ask('app://evenhand/assets/app.js?v=1')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  })

  it('allows in the page nothing but its own scripts, styles and fonts', async () => {
    const { headers } = await ask('app://evenhand/index.html')
    const policy = (headers.get('content-security-policy') ?? '').split('; ')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("connect-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy.filter((rule) => /unsafe-eval|\*|http/.test(rule))).toEqual([])
    expect(policy.filter((rule) => rule.includes('unsafe-inline'))).toEqual([
      "style-src-attr 'unsafe-inline'",
    ])
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it.each([
    'app://evenhand/../secret.html',
    'app://evenhand/%2e%2e/secret.html',
    'app://evenhand/..%2fsecret.html',
    'app://evenhand/..%5csecret.html',
    'app://evenhand/assets/..%2f..%2fsecret.html',
    'app://evenhand/..%2frenderer-secret%2fa.html',
    'app://evenhand/%00index.html',
    'app://evenhand/%E0%A4%A',
    'app://evenhand//etc/passwd.html',
    'app://evenhand/link.html',
    'app://evenhand/assets',
    'app://evenhand/assets/notes.sqlite',
    'app://evenhand/absent.html',
    'app://elsewhere/index.html',
    'file:///index.html',
  ])('refuses %s', async (url) => {
    const response = await askRaw(url)
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('')
  })

  it('refuses any method but reading', async () => {
    expect((await ask('app://evenhand/', 'POST')).status).toBe(405)
  })

  it('asks for a standard, secure scheme without further privileges', () => {
    expect(appScheme).toEqual({
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true },
    })
  })
})
