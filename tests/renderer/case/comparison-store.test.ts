import { describe, expect, it } from 'vitest'
import type { CaseComparison } from '#core/quality/panel-exclusions'
import { ok, type Result } from '#core/result'
import { loadComparison, useComparison } from '../../../src-renderer/case/store/comparison-store.ts'
import { sampleComparison } from '../../support/sample-comparison.ts'
import { bridge } from '../shell/bridge.ts'

describe('the comparison of the case on screen', () => {
  it('is the one asked for last, in whatever order the answers come', async () => {
    const answers: ((answer: Result<CaseComparison>) => void)[] = []
    bridge({ 'comparison:open': () => new Promise((resolve) => answers.push(resolve)) })
    const one = (library: string): CaseComparison => ({
      ...sampleComparison,
      fingerprint: { ...sampleComparison.fingerprint, library },
    })
    const before = loadComparison('case-1')
    const after = loadComparison('case-1')
    answers[1]?.(ok(one('after')))
    await after
    answers[0]?.(ok(one('before')))
    await before
    expect(useComparison.getState()).toMatchObject({ comparison: one('after'), loading: false })
  })
})
