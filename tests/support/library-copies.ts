import { cpSync } from 'node:fs'
import { become, newFolder, openHandlers, type TestLibrary } from './open-library.ts'

type Made = { readonly library: TestLibrary }

/**
 * For tests that each want a library of their own: it is made once, and every call gives a copy of
 * its folder, opened at the same hour by the person who was at it.
 */
export function copiesOf<T extends Made>(make: () => Promise<T>): () => Promise<T> {
  let first: ReturnType<typeof makeAndClose<T>> | null = null
  return async () => {
    first ??= makeAndClose(make)
    const { made, label } = await first
    const folder = newFolder()
    cpSync(made.library.folder, folder, { recursive: true })
    const library = openHandlers(folder, new Date(made.library.clock.at).toISOString())
    await become(library, label)
    return { ...made, library }
  }
}

async function makeAndClose<T extends Made>(make: () => Promise<T>) {
  const made = await make()
  const { library } = made.library.session
  if (library === null) throw new Error('A library is copied as it is left by the person at it')
  const { label } = library.unlocked.person
  made.library.close()
  return { made, label }
}
