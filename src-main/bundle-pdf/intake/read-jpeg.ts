import { ok, refuse, type Result } from '#core/result'
import { damaged, fileFits, sizeFits, type Picture } from './picture.ts'

const cutShort = damaged('It ends before the picture does.')
const frames = new Set([0xc0, 0xc1, 0xc2])
/** Lossless, hierarchical and arithmetic kinds, which no PDF holds. */
const otherFrames = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])
/** Adobe's note of how the colours are written: needed to draw the picture. */
const adobe = 0xee

type Frame = { readonly width: number; readonly height: number; readonly colours: number }
type Parts = { readonly kept: readonly Buffer[]; readonly frame: Frame; readonly turn: number }

/** How a camera was held, 1 to 8, from a block of camera data; 1 where it does not say. */
function turnOf(block: Buffer): number {
  if (block.subarray(0, 6).toString('latin1') !== 'Exif\0\0') return 1
  const facts = block.subarray(6)
  const order = facts.subarray(0, 2).toString('latin1')
  if (facts.length < 10 || (order !== 'II' && order !== 'MM')) return 1
  const two = (at: number) => {
    if (at + 2 > facts.length) return 0
    return order === 'II' ? facts.readUInt16LE(at) : facts.readUInt16BE(at)
  }
  const start = order === 'II' ? facts.readUInt32LE(4) : facts.readUInt32BE(4)
  for (let index = 0; index < two(start); index++) {
    const entry = start + 2 + index * 12
    if (entry + 12 > facts.length) return 1
    const turn = two(entry + 8)
    if (two(entry) === 0x0112) return turn >= 1 && turn <= 8 ? turn : 1
  }
  return 1
}

/** Camera data that says how the camera was held and nothing else: no place, time or owner. */
function onlyTurn(turn: number): Buffer {
  const head = `ffe10022${Buffer.from('Exif').toString('hex')}0000`
  const block = Buffer.from(`${head}4d4d002a00000008000101120003000000010000000000000000`, 'hex')
  block.writeUInt16BE(turn, 28)
  return block
}

const otherColours = refuse(
  'OTHER_COLOURS',
  'The picture is in colours that it does not name, or of another depth than 8 bits. Save it as an ordinary JPEG or PNG and add that.',
)

const unnamedColours = refuse(
  'OTHER_COLOURS',
  'The picture is in the four colours of a printer and does not say which way round they are written: shown the wrong way it would be a negative. Save it as an ordinary JPEG or PNG and add that.',
)

function readFrame(block: Buffer): Result<Frame> {
  if (block.length < 6) return cutShort
  const [height, width] = [block.readUInt16BE(1), block.readUInt16BE(3)]
  const [bits, colours] = [block.readUInt8(0), block.readUInt8(5)]
  if (bits !== 8 || ![1, 3, 4].includes(colours)) return otherColours
  const fits = sizeFits(width, height)
  return fits.ok ? ok({ width, height, colours }) : fits
}

/** Walks the blocks before the picture itself; leaves out all that does not draw. */
function readParts(bytes: Buffer): Result<Parts> {
  const kept: Buffer[] = []
  let frame: Frame | null = null
  let turn = 1
  let isNamed = false
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return damaged('Its blocks do not follow one another.')
    const kind = bytes.readUInt8(at + 1)
    if (kind === 0xff) {
      at += 1
      continue
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end < at + 4 || end > bytes.length) return cutShort
    const block = bytes.subarray(at + 4, end)
    if (otherFrames.has(kind))
      return refuse('OTHER_KIND', 'This kind of JPEG is not taken. Save it as an ordinary one.')
    if (frames.has(kind)) {
      const read = readFrame(block)
      if (!read.ok) return read
      if (frame !== null) return damaged('It says its size twice.')
      frame = read.value
    }
    isNamed ||= kind === adobe && block.subarray(0, 5).toString('latin1') === 'Adobe'
    if (kind === 0xe1) turn = turn === 1 ? turnOf(block) : turn
    const beside = (kind >= 0xe0 && kind <= 0xef && kind !== adobe) || kind === 0xfe
    if (kind === 0xda) {
      if (frame === null) return damaged('It does not say its size.')
      // Some cameras write on after the end of the picture: that is left out too.
      const last = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]))
      if (last < end) return cutShort
      // Where they are not named, browsers take them for inverted and programs for pictures do not.
      if (frame.colours === 4 && !isNamed) return unnamedColours
      return ok({ kept: [...kept, bytes.subarray(at, last + 2)], frame, turn })
    }
    if (!beside) kept.push(bytes.subarray(at, end))
    at = end
  }
  return cutShort
}

/** A JPEG without what stands beside the picture, save how it is to be turned. */
export function readJpeg(bytes: Uint8Array): Result<Picture> {
  const fits = fileFits(bytes)
  if (!fits.ok) return fits
  const parts = readParts(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
  if (!parts.ok) return parts
  const { kept, frame, turn } = parts.value
  const { width, height } = frame
  const turned = turn > 4 ? { width: height, height: width } : { width, height }
  const start = Buffer.from([0xff, 0xd8])
  return ok({ kind: 'JPEG', bytes: Buffer.concat([start, onlyTurn(turn), ...kept]), ...turned })
}
