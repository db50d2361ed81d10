import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { CheckedFile } from '#contract/api'
import { ok, refuse } from '#core/result'
import { VerifyScreen } from '../../../src-renderer/notices/verify-screen.tsx'
import { useVerify } from '../../../src-renderer/notices/verify-store.ts'
import { refuseDrops } from '../../../src-renderer/ui/drop-zone.tsx'
import { answer, bridge } from '../shell/bridge.ts'

const judged = (file: string, verdict: CheckedFile['verification']['verdict']): CheckedFile => ({
  file,
  verification: {
    verdict,
    summary: `About ${file}.`,
    sha256: 'cd'.repeat(32),
    signatures: [],
    issuedHere: null,
    carries: null,
  },
  record: null,
})

const pdf = (name: string) => new File(['%PDF-1.7'], name)
/** Lets files go over the window, as a file manager does. */
const drop = (files: readonly File[], folders: readonly string[] = []) => {
  const items = files.map((file) => ({
    kind: 'file',
    getAsFile: () => file,
    webkitGetAsEntry: () => ({ isDirectory: folders.includes(file.name) }),
  }))
  fireEvent.drop(window, { dataTransfer: { types: ['Files'], items } })
}
const list = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent)

describe('files let go over the window where a notice is checked', () => {
  afterEach(() => {
    cleanup()
    useVerify.setState(useVerify.getInitialState())
  })

  it('are judged one after another, by their bytes and names alone', async () => {
    const asked = bridge({
      'notice:verify-dropped': async ({ fileName }) => ({
        ok: true,
        value: judged(fileName, fileName === 'b.pdf' ? 'CHANGED_SINCE_SIGNING' : 'NOT_SIGNED'),
      }),
    })
    render(<VerifyScreen />)
    drop([pdf('a.pdf'), pdf('b.pdf'), pdf('c')], ['c'])
    await screen.findByText(/^0 of 3 files are signed and unchanged/)
    expect(asked.map(({ input }) => input)).toEqual([
      { fileName: 'a.pdf', bytes: new TextEncoder().encode('%PDF-1.7') },
      { fileName: 'b.pdf', bytes: new TextEncoder().encode('%PDF-1.7') },
    ])
    expect(list().slice(0, 3)).toEqual([
      'a.pdfNot signedAbout a.pdf.',
      'b.pdfChanged since it was signedAbout b.pdf.',
      'cCannot be readThis is a folder. Open it and drag the files in it.',
    ])
  })

  it('show one of several in full, and another when asked by keyboard', async () => {
    bridge({
      'notice:verify': answer([
        judged('a.pdf', 'NOT_SIGNED'),
        { file: 'b.pdf', problems: [{ code: 'UNREADABLE', message: 'It is in use.' }] },
      ]),
    })
    render(<VerifyScreen />)
    await userEvent.click(screen.getByRole('button', { name: 'Choose PDFs' }))
    expect(screen.getByRole('heading', { name: 'a.pdf' })).toBeTruthy()
    screen.getByRole('button', { name: /^b\.pdf/ }).focus()
    await userEvent.keyboard('{Enter}')
    expect(screen.getByRole('heading', { name: 'b.pdf' })).toBeTruthy()
    expect(screen.getByRole('button', { name: /^b\.pdf/ }).getAttribute('aria-current')).toBe(
      'true',
    )
  })

  it('are left out from where the person stops', async () => {
    const asked = bridge({
      'notice:verify-dropped': async ({ fileName }) => {
        await userEvent.click(screen.getByRole('button', { name: 'Cancel: Checking files' }))
        return { ok: true, value: judged(fileName, 'NOT_SIGNED') }
      },
      'notice:stop-checking': answer(null),
    })
    render(<VerifyScreen />)
    drop([pdf('a.pdf'), pdf('b.pdf')])
    await screen.findByRole('heading', { name: 'a.pdf' })
    expect(asked.map(({ channel }) => channel)).toEqual([
      'notice:verify-dropped',
      'notice:stop-checking',
    ])
  })

  it('are told with the reason where the file is refused', async () => {
    bridge({ 'notice:verify-dropped': async () => refuse('TOO_LARGE', 'Too large.') })
    render(<VerifyScreen />)
    drop([pdf('a.pdf')])
    await waitFor(() => expect(screen.getByText('Too large.')).toBeTruthy())
  })
})

describe('a file of the library, let go over the window where a notice is checked', () => {
  it('is refused before it is read, asked for as the system gave it, and the others are judged', async () => {
    const asked = bridge({
      'notice:verify-dropped': async ({ fileName }) => ok(judged(fileName, 'NOT_SIGNED')),
    })
    // Some systems allow in a name what parts folders in others: that one is read under another name.
    const own = pdf('a\\b.pdf')
    const read = vi.spyOn(own, 'arrayBuffer')
    globalThis.evenhand = {
      ...globalThis.evenhand,
      mayRead: async (file) => (file === own ? refuse('OWN_FILE', 'It is its own.') : ok(null)),
    }
    render(<VerifyScreen />)
    drop([own, pdf('c.pdf')])
    await screen.findByText(/^0 of 2 files are signed and unchanged/)
    expect(list()[0]).toContain('It is its own.')
    expect(asked.map(({ input }) => input)).toMatchObject([{ fileName: 'c.pdf' }])
    expect(read).not.toHaveBeenCalled()
    cleanup()
    useVerify.setState(useVerify.getInitialState())
  })
})

describe('files let go where nothing takes them', () => {
  it('are not opened in place of the application', () => {
    refuseDrops()
    const files = { dataTransfer: { types: ['Files'], dropEffect: 'copy' } }
    // True where nobody stopped what the window does by itself.
    expect(fireEvent.dragOver(window, files)).toBe(false)
    expect(fireEvent.drop(window, files)).toBe(false)
    expect(fireEvent.drop(window, { dataTransfer: { types: ['text/plain'] } })).toBe(true)
  })
})
