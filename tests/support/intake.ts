import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { takeIn } from '../../src-main/bundle-pdf/intake/take-in.ts'
import type { Faces } from '../../src-main/bundle-pdf/intake/taken-in.ts'
import { fontBytes } from '../../src-main/notice-pdf/fonts.ts'
import { newFolder, value } from './open-library.ts'

/** The faces that documents of other kinds are set in. */
export const faces: Faces = {
  mono: fontBytes('mono'),
  sans: fontBytes('sans'),
  sansBold: fontBytes('sansBold'),
  sansItalic: fontBytes('sansItalic'),
  sansBoldItalic: fontBytes('sansBoldItalic'),
}

const folder = newFolder()

/** Runs an outside program in a scratch folder; what it prints. */
export const run = (program: string, ...args: readonly string[]): Buffer =>
  execFileSync(program, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024, stdio: 'pipe' })

/** A file of the scratch folder with these bytes. */
export function scratch(name: string, bytes: Uint8Array): string {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}

/** Takes a file in without the thread round it. */
export const take = (fileName: string, bytes: Uint8Array) =>
  takeIn({ fileName, bytes: new Uint8Array(bytes) }, faces)

/** The PDF by which a file is read, found sound by qpdf, as a file; with what was said of it. */
export async function made(fileName: string, bytes: Uint8Array) {
  const taken = value(await take(fileName, bytes))
  const path = scratch('made.pdf', taken.content)
  expect(run('qpdf', '--check', path).toString()).toContain('No syntax')
  expect(run('qpdf', '--show-npages', path).toString()).toBe(`${taken.pages}\n`)
  return { ...taken, path }
}

/** Its words as pdftotext reads them. */
export const textOf = async (fileName: string, bytes: Uint8Array): Promise<string> =>
  run('pdftotext', '-layout', (await made(fileName, bytes)).path, '-').toString()

/** A page as pdftoppm draws it at so many dots an inch. */
export function drawn(path: string, dots = 72, page = 1) {
  const bytes = run('pdftoppm', '-r', `${dots}`, '-f', `${page}`, '-l', `${page}`, path)
  const head = bytes.subarray(0, 40).toString('latin1').split(/\s+/)
  const [width, height] = [Number(head[1]), Number(head[2])]
  const start = bytes.length - width * height * 3
  const at = (x: number, y: number) => {
    const from = start + (Math.floor(y) * width + Math.floor(x)) * 3
    return [...bytes.subarray(from, from + 3)]
  }
  return { width, height, at }
}
