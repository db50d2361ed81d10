import { readFile, realpath, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

/** The one origin of this application. */
export const appOrigin = 'app://evenhand'

/** What the scheme `app` may do; must be told before the application is ready. */
export const appScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true },
} as const

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  // What the PDF reader asks for: character maps, fonts, colour profiles, decoders.
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.icc': 'application/octet-stream',
  '.wasm': 'application/wasm',
}

const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const fixedHeaders = {
  'Content-Security-Policy': contentPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
}

const refusal = (status: number): Response =>
  new Response(null, { status, headers: { ...fixedHeaders, 'Content-Type': 'text/plain' } })

/**
 * Answers requests to `app://evenhand/...` with files of one folder and nothing else: no other
 * host or method, no step upwards, no link that leads out of the folder, no unknown kind of file.
 */
export const serveFolder =
  (folder: string) =>
  async (request: Request): Promise<Response> => {
    if (request.method !== 'GET') return refusal(405)
    const url = new URL(request.url)
    if (url.protocol !== 'app:' || url.host !== 'evenhand') return refusal(404)
    const path = decodedPath(url.pathname)
    const contentType = path && contentTypes[extname(path)]
    if (!path || !contentType) return refusal(404)
    const file = await insideFolder(folder, path)
    if (!file) return refusal(404)
    const body = await readFile(file)
    return new Response(new Uint8Array(body), {
      headers: { ...fixedHeaders, 'Content-Type': contentType },
    })
  }

const decodedPath = (pathname: string): string | null => {
  try {
    const path = decodeURIComponent(pathname)
    if (path.includes('\0') || path.includes('\\')) return null
    return path === '/' ? '/index.html' : path
  } catch {
    return null
  }
}

// The real path is compared, so that neither `..` nor a symbolic link leads out of the folder.
const insideFolder = async (folder: string, path: string): Promise<string | null> => {
  try {
    const root = await realpath(folder)
    const file = await realpath(join(root, path))
    return file.startsWith(root + sep) && (await stat(file)).isFile() ? file : null
  } catch {
    return null
  }
}
