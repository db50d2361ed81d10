import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BundleIssued, BundleIssues } from '#contract/api'
import { ok } from '#core/result'
import { IssueBundle } from '../../../../src-renderer/case/bundle/issue-bundle.tsx'
import { useIssue } from '../../../../src-renderer/case/bundle/issue-store.ts'
import { IssueUnderWay } from '../../../../src-renderer/case/bundle/issue-under-way.tsx'
import { useCase } from '../../../../src-renderer/case/store/case-store.ts'
import { telling } from '../../shell/bridge.ts'
import { open } from '../open-case.ts'
import { document as bundleDocument } from './documents.ts'

afterEach(cleanup)
beforeEach(() => useIssue.setState({ progress: null, ended: null, isShown: false }))

const none: BundleIssues = { issues: [], late: 'AT_END', next: null, sameText: [], removed: [] }

const issued: BundleIssued = {
  path: '/stick/bundle-2.pdf',
  version: 2,
  sha256: 'a'.repeat(64),
  pages: 12,
  references: null,
}

/** Begins an issue that ends once it is stopped, or with what is handed to `end`. */
async function begin() {
  const ended = Promise.withResolvers<BundleIssued | null>()
  await open(
    {},
    {
      'bundle:issues': async () => ok(none),
      'bundle:issue': async () => ok(await ended.promise),
      'bundle:cancel-issue': async () => {
        ended.resolve(null)
        return ok(null)
      },
    },
  )
  const tell = telling('bundle:progress')
  const { openCase } = useCase.getState()
  if (openCase === null) throw new Error('No case is open')
  render(
    <>
      <IssueBundle openCase={{ ...openCase, documents: [bundleDocument('d', 1, 3)] }} />
      <IssueUnderWay />
    </>,
  )
  await userEvent.click(screen.getByRole('button', { name: 'Issue and versions' }))
  const issue = await screen.findByRole('button', { name: 'Issue as one PDF' })
  await userEvent.click(issue)
  return { issue, tell, end: ended.resolve }
}

/** What stands over every screen. */
const underWay = () => screen.queryByRole('region', { name: 'Issue of the bundle' })
const closeDialog = async () => {
  await userEvent.keyboard('{Escape}')
  await expect.poll(underWay).not.toBeNull()
}

it('says that it is at work until the documents of a long bundle are compared', async () => {
  const compared = Promise.withResolvers<BundleIssues>()
  await open({}, { 'bundle:issues': async () => ok(await compared.promise) })
  const openCase = useCase.getState().openCase ?? expect.fail('No case is open')
  render(<IssueBundle openCase={{ ...openCase, documents: [bundleDocument('d', 1, 3)] }} />)
  await userEvent.click(screen.getByRole('button', { name: 'Issue and versions' }))
  expect(screen.getByRole('progressbar', { name: 'Comparing the documents' })).toBeTruthy()
  compared.resolve(none)
  await screen.findByRole('button', { name: 'Issue as one PDF' })
  expect(screen.queryByRole('progressbar')).toBeNull()
})

describe('an issue of the bundle whose dialog was closed', () => {
  it('says how far it is until it is written, and then where', async () => {
    const { end, tell } = await begin()
    expect(underWay()).toBeNull()
    await closeDialog()
    tell({ stage: 'JOINING', done: 7, total: 12 })
    expect(await screen.findByText('7 of 12')).toBeTruthy()
    end(issued)
    expect(await screen.findByText('Version 2 is written to /stick/bundle-2.pdf.')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Close' }))
    expect(underWay()).toBeNull()
  })

  it('is stopped from there, and says so', async () => {
    await begin()
    await closeDialog()
    await userEvent.click(screen.getByRole('button', { name: /^Cancel/ }))
    expect((await screen.findByText(/^Stopped/)).textContent).toContain('Nothing was written')
    expect(document.activeElement).toBe(underWay())
  })

  it('is seen again in the dialog, and nowhere else', async () => {
    const { end } = await begin()
    await closeDialog()
    await userEvent.click(screen.getByRole('button', { name: 'Issue and versions' }))
    expect(await screen.findByRole('progressbar', { name: 'Joining the pages' })).toBeTruthy()
    expect(underWay()).toBeNull()
    end(issued)
    expect(await screen.findAllByText(/^Version 2 is written/)).toHaveLength(1)
  })
})

describe('an issue of the bundle that is stopped', () => {
  it('says that nothing was written, and leaves the focus on the way to issue it', async () => {
    const { issue } = await begin()
    await userEvent.click(await screen.findByRole('button', { name: /^Cancel/ }))
    expect((await screen.findByText(/^Stopped/)).textContent).toContain('Nothing was written')
    expect(document.activeElement).toBe(issue)
  })
})
