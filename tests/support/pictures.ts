import { crc32, deflateSync } from 'node:zlib'

const wordOf = (value: number): Buffer => {
  const word = Buffer.alloc(4)
  word.writeUInt32BE(value)
  return word
}

const chunk = (name: string, data: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  return Buffer.concat([wordOf(data.length), named, wordOf(crc32(named))])
}

/** Eight by six pixels, red above and blue below. */
export const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAGAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xAAXEAEAAwAAAAAAAAAAAAAAAAAAAhRh/8QAFQEBAQAAAAAAAAAAAAAAAAAABAb/xAAYEQACAwAAAAAAAAAAAAAAAAAAAQQUUv/aAAwDAQACEQMRAD8AlrctAVFCNhCLsjbP/9k=',
  'base64',
)

/** Sixteen by eight pixels in colours for printing: bare paper on the left, cyan on the right. */
export const printedJpeg = Buffer.from(
  '/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwADAgIDAgIDAwMDBAMDBAUIBQUEBAUKBwcGCAwKDAwLCgsLDQ4SEA0OEQ4LCxAWEBETFBUVFQwPFxgWFBgSFBUU/8AAFAgACAAQBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwD9U6/VOv1Tr9U6/lXooor/2Q==',
  'base64',
)

/** The first picture as a camera held otherwise writes it, with a secret beside. */
export function turnedJpeg(turn: number): Buffer {
  const facts = Buffer.from('4578696600004d4d002a0000000800010112000300000001000000000000', 'hex')
  facts.writeUInt16BE(turn, 24)
  const beside = Buffer.concat([facts, Buffer.from('Secret place')])
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, beside.length + 2])
  return Buffer.concat([head, beside, jpeg.subarray(2), Buffer.from('Secret end')])
}

/** A PNG of any size and kind; as it stands, half clear and red. */
export function png(
  made: {
    readonly width?: number
    readonly height?: number
    readonly depth?: number
    readonly colour?: number
    readonly interlace?: number
    readonly packed?: Uint8Array
    readonly rows?: Uint8Array
  } = {},
): Buffer {
  const { width = 6, height = 9, depth = 8, colour = 6, interlace = 0 } = made
  const pixels = Buffer.from('ff000080'.repeat(6), 'hex')
  const row = Buffer.concat([Buffer.from([0]), pixels])
  const { rows = Buffer.concat(Array.from({ length: 9 }, () => row)) } = made
  const size = Buffer.concat([wordOf(width), wordOf(height)])
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.concat([size, Buffer.from([depth, colour, 0, 0, interlace])])),
    chunk('tEXt', Buffer.from('Comment\0Secret note')),
    chunk('IDAT', made.packed ?? deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
