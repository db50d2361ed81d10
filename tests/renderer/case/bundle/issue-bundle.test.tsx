import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import type { BundleIssues } from '#contract/api'
import { ok } from '#core/result'
import { IssueBundle } from '../../../../src-renderer/case/bundle/issue-bundle.tsx'
import { useCase } from '../../../../src-renderer/case/store/case-store.ts'
import { open } from '../open-case.ts'
import { document as bundleDocument } from './documents.ts'

afterEach(cleanup)

const none: BundleIssues = { issues: [], late: 'AT_END', next: null, sameText: [], removed: [] }

describe('an issue of the bundle that is stopped', () => {
  it('says that nothing was written, and leaves the focus on the way to issue it', async () => {
    const stopped = Promise.withResolvers<void>()
    await open(
      {},
      {
        'bundle:issues': async () => ok(none),
        'bundle:issue': async () => {
          await stopped.promise
          return ok(null)
        },
        'bundle:cancel-issue': async () => {
          stopped.resolve()
          return ok(null)
        },
      },
    )
    const { openCase } = useCase.getState()
    if (openCase === null) throw new Error('No case is open')
    render(<IssueBundle openCase={{ ...openCase, documents: [bundleDocument('d', 1, 3)] }} />)
    await userEvent.click(screen.getByRole('button', { name: 'Issue and versions' }))
    const issue = await screen.findByRole('button', { name: 'Issue as one PDF' })
    await userEvent.click(issue)
    await userEvent.click(await screen.findByRole('button', { name: /^Cancel/ }))
    expect((await screen.findByText(/^Stopped/)).textContent).toContain('Nothing was written')
    expect(document.activeElement).toBe(issue)
  })
})
