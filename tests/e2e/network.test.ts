import { createSocket, type Socket } from 'node:dgram'
import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchApp, type RunningApp } from './support/launch.ts'

// A real listener on this machine: whatever the page gets out would arrive here.
let tcp: Server
let udp: Socket
let heard = 0
let address = ''
let stun = ''

beforeAll(async () => {
  tcp = createServer((socket) => {
    heard += 1
    socket.destroy()
  })
  udp = createSocket('udp4', () => (heard += 1))
  await new Promise<void>((done) => tcp.listen(0, '127.0.0.1', done))
  await new Promise<void>((done) => udp.bind(0, '127.0.0.1', done))
  address = `127.0.0.1:${(tcp.address() as AddressInfo).port}`
  stun = `stun:127.0.0.1:${udp.address().port}`
})

afterAll(() => {
  tcp.close()
  udp.close()
})

type Attempt = {
  readonly name: string
  readonly kind: string
  readonly target: () => string
  /** Runs in the page; says what the page got. */
  readonly run: (url: string) => Promise<string>
}

const attempts: readonly Attempt[] = [
  {
    name: 'fetch',
    kind: 'REQUEST',
    target: () => `http://${address}/fetch`,
    run: (url) =>
      fetch(url).then(
        (response) => `got ${response.status}`,
        () => 'nothing',
      ),
  },
  {
    name: 'a named host',
    kind: 'REQUEST',
    target: () => 'https://outside.example/fetch',
    run: (url) =>
      fetch(url).then(
        (response) => `got ${response.status}`,
        () => 'nothing',
      ),
  },
  {
    name: 'an image',
    kind: 'REQUEST',
    target: () => `http://${address}/image.png`,
    run: (url) =>
      new Promise((done) => {
        const image = new Image()
        image.addEventListener('load', () => done('got an image'))
        image.addEventListener('error', () => done('nothing'))
        image.src = url
      }),
  },
  {
    name: 'a websocket',
    kind: 'WEBSOCKET',
    target: () => `ws://${address}/socket`,
    run: (url) =>
      new Promise((done) => {
        try {
          const socket = new WebSocket(url)
          socket.addEventListener('open', () => done('connected'))
          socket.addEventListener('error', () => done('nothing'))
        } catch {
          done('nothing')
        }
      }),
  },
]

const seen = async (app: RunningApp, url: string): Promise<readonly string[]> =>
  (await app.refusedRequests())
    .filter((attempt) => attempt.url.startsWith(url))
    .map(({ kind }) => kind)

describe.each([
  { guard: 'under the content security policy', bypassContentPolicy: false },
  { guard: 'were the content security policy not there', bypassContentPolicy: true },
])('a page that tries to reach outside, $guard', ({ bypassContentPolicy }) => {
  let app: RunningApp
  beforeAll(async () => {
    app = await launchApp({ bypassContentPolicy })
  })
  afterAll(() => app.close())

  it.each(attempts)('gets nothing through $name, and the attempt is recorded', async (attempt) => {
    const url = attempt.target()
    expect(await app.page.evaluate(attempt.run, url)).toBe('nothing')
    const kind = bypassContentPolicy ? attempt.kind : 'CONTENT_POLICY'
    await expect.poll(() => seen(app, url)).toContain(kind)
  })

  it('stays where it is when it navigates away, and the attempt is recorded', async () => {
    const url = `http://${address}/away`
    await app.page.evaluate((target) => location.assign(target), url)
    await expect.poll(() => seen(app, url)).toContain('NAVIGATION')
    expect(await app.page.evaluate(() => location.hostname)).toBe('evenhand.app.invalid')
    expect(await app.page.evaluate(() => typeof globalThis.evenhand.invoke)).toBe('function')
  })

  it('opens no window, and the attempt is recorded', async () => {
    const url = `http://${address}/window`
    await app.page.evaluate((target) => void window.open(target), url)
    await expect.poll(() => seen(app, url)).toContain('WINDOW')
    await expect.poll(() => app.page.context().pages().length).toBe(1)
  })

  it('learns and reaches no address through a peer connection', async () => {
    const found = await app.page.evaluate(async (server) => {
      const peer = new RTCPeerConnection({ iceServers: [{ urls: server }] })
      peer.createDataChannel('data')
      await peer.setLocalDescription(await peer.createOffer())
      if (peer.iceGatheringState !== 'complete')
        await new Promise<void>((done) => {
          peer.addEventListener('icegatheringstatechange', () => {
            if (peer.iceGatheringState === 'complete') done()
          })
        })
      return peer.localDescription?.sdp.match(/^a=candidate.*$/gm) ?? []
    }, stun)
    expect(found).toEqual([])
  })

  it('is given no permission', async () => {
    for (const permission of ['media', 'geolocation', 'notifications'])
      expect(await app.permissionAnswers(permission)).toEqual({
        requested: false,
        checked: false,
        device: false,
      })
  })

  it('was heard by nobody', () => expect(heard).toBe(0))
})
