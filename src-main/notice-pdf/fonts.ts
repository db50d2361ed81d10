import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const packages = createRequire(import.meta.url)

/** The faces of what is printed; all cover Welsh. Only the letters used are embedded. */
const fontFiles = {
  serif: '@expo-google-fonts/ibm-plex-serif/400Regular/IBMPlexSerif_400Regular.ttf',
  serifBold: '@expo-google-fonts/ibm-plex-serif/600SemiBold/IBMPlexSerif_600SemiBold.ttf',
  sans: '@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf',
  sansBold: '@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf',
  mono: '@expo-google-fonts/ibm-plex-mono/400Regular/IBMPlexMono_400Regular.ttf',
  sansItalic:
    '@expo-google-fonts/ibm-plex-sans/400Regular_Italic/IBMPlexSans_400Regular_Italic.ttf',
  sansBoldItalic:
    '@expo-google-fonts/ibm-plex-sans/600SemiBold_Italic/IBMPlexSans_600SemiBold_Italic.ttf',
} as const

export type FontName = keyof typeof fontFiles

/** The five faces of a notice. */
export const fontNames: readonly FontName[] = ['serif', 'serifBold', 'sans', 'sansBold', 'mono']

/**
 * pdfkit's font reader looks for a header where an empty glyph stands; in the mono face that is the
 * space, at the very end of the file, and reading past the end stops it.
 */
const PAST_THE_END = new Uint8Array(16)

const read = new Map<FontName, Buffer>()

/** The bytes of a face, read once. */
export function fontBytes(name: FontName): Buffer {
  const known = read.get(name)
  if (known) return known
  const bytes = Buffer.concat([readFileSync(packages.resolve(fontFiles[name])), PAST_THE_END])
  read.set(name, bytes)
  return bytes
}
