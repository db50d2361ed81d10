import { describe, expect, it } from 'vitest'
import { outcomeOptions } from '#core/law/outcome-rules'
import type { FindingLevel, Forum, OutcomeCode, Rank, Standing } from '#core/vocabulary'
import { sampleAllegation, sampleCase, sampleLaw } from '../../support/sample-case.ts'

// An independent reading of the decision table of the domain brief (3.2), written as literals and
// compared with the rules over the whole space. Letters, in the order of COLUMNS:
// o open, r open with reasons or something to record, x not lawful (a verified rule), u not lawful by
// a rule that is not verified (a reason is asked for), - an ending that the table leaves alone.

const law = sampleLaw()
const COLUMNS: readonly OutcomeCode[] = ['WW', 'FWW', 'RIR', 'DWN', 'WHBD', 'MISCONDUCT_NFA']
type Live = 'NONE' | 'WW' | 'FWW'
type Regime = 'BASE' | '2025'
type Incidents = 'ONE' | 'UNCONNECTED'
type Key = {
  forum: Forum
  finding: FindingLevel
  live: Live
  standing: Standing
  rank: Rank
  regime: Regime
  incidents: Incidents
}

/** What the table permits a serving sergeant, read row by row. RIR wants the authority's views. */
const SERVING_SERGEANT: Readonly<Record<string, string>> = {
  'MEETING MISCONDUCT NONE': 'ooxxxx',
  // Of regulation 42(7) only the opening words were read, so a second written warning is asked about.
  'MEETING MISCONDUCT WW': 'uoxxxx',
  // Nothing is lawful here, but the rule was read in part only, so it may ask and not block.
  'MEETING MISCONDUCT FWW': 'uuxxxx',
  'HEARING MISCONDUCT NONE ONE': 'ooxxxx',
  'HEARING MISCONDUCT NONE UNCONNECTED': 'ooroxx',
  'HEARING MISCONDUCT WW ONE': 'uoxxxx',
  'HEARING MISCONDUCT WW UNCONNECTED': 'uoroxx',
  'HEARING MISCONDUCT FWW ONE': 'uuroxx',
  'HEARING MISCONDUCT FWW UNCONNECTED': 'uuroxx',
  'HEARING GROSS_MISCONDUCT NONE': 'xrroxx',
  'HEARING GROSS_MISCONDUCT WW': 'xrroxx',
  'HEARING GROSS_MISCONDUCT FWW': 'xuroxx',
  'AMH GROSS_MISCONDUCT NONE': 'xrroxx',
  'AMH GROSS_MISCONDUCT WW': 'xrroxx',
  'AMH GROSS_MISCONDUCT FWW': 'xxroxx',
  'AMH MISCONDUCT NONE': 'xxxxxx',
  'AMH MISCONDUCT WW': 'xxxxxx',
  'AMH MISCONDUCT FWW': 'xxxxxx',
}

function expected(key: Key): string {
  const { forum, finding, live, standing, rank, incidents } = key
  if (finding !== 'MISCONDUCT' && finding !== 'GROSS_MISCONDUCT') return 'xxxxxx'
  if (standing === 'FORMER') return finding === 'MISCONDUCT' ? 'xxxxxo' : 'xxxxor'
  const short = `${forum} ${finding} ${live}`
  const row = SERVING_SERGEANT[short] ?? SERVING_SERGEANT[`${short} ${incidents}`] ?? ''
  // There is no rank below constable, by logic rather than by a verified text.
  return rank === 'CONSTABLE' ? row.replace(/^(..)r/, '$1u') : row
}

function actual(key: Key): string {
  const options = outcomeOptions(build(key), law)
  return COLUMNS.map((code) => {
    const option = options.find((candidate) => candidate.outcome === code)
    if (option === undefined) return '?'
    if (option.state === 'UNLAWFUL') return 'x'
    const unlawful = option.rules.some((r) => r.about === 'OUTCOME' && r.level === 'BLOCK')
    if (unlawful) return 'u'
    return option.state === 'OPEN' ? 'o' : 'r'
  }).join('')
}

function build(key: Key) {
  const dated = key.regime === '2025' ? '2025-07-14' : '2025-05-01'
  return sampleCase({
    particulars: {
      forum: key.forum,
      officer: {
        ...sampleCase().particulars.officer,
        rank: key.rank,
        standing: key.standing,
      },
      dates: { ...sampleCase().particulars.dates, conductFrom: '2025-03', cameToAttention: dated },
      warnings:
        key.live === 'NONE'
          ? []
          : [
              {
                id: 'w',
                kind: key.live,
                notified: '2025-01-10',
                months: 24,
                careerBreakDays: 0,
                citedAsAggravation: false,
              },
            ],
    },
    findings: {
      unconnectedIncidents: key.incidents === 'UNCONNECTED',
      allegations: [sampleAllegation({ proved: key.finding !== 'NOT_PROVED', level: key.finding })],
    },
    decision: {
      outcome: null,
      months: null,
      exceptionalCircumstances: { found: null, reasons: '', tags: [] },
      reasonsForNotDismissing: '',
    },
  })
}

const space = (): Key[] => {
  const keys: Key[] = []
  for (const forum of ['MEETING', 'HEARING', 'AMH'] as const)
    for (const finding of [
      'NOT_PROVED',
      'NO_BREACH',
      'BREACH_BELOW_MISCONDUCT',
      'MISCONDUCT',
      'GROSS_MISCONDUCT',
    ] as const)
      for (const live of ['NONE', 'WW', 'FWW'] as const)
        for (const standing of ['SERVING', 'FORMER'] as const)
          for (const rank of ['CONSTABLE', 'SERGEANT'] as const)
            for (const regime of ['BASE', '2025'] as const)
              for (const incidents of ['ONE', 'UNCONNECTED'] as const)
                keys.push({ forum, finding, live, standing, rank, regime, incidents })
  return keys
}

describe('the decision table', () => {
  // Gross misconduct is no finding of a meeting: the table has no row for it.
  const keys = space().filter(
    (key) => !(key.forum === 'MEETING' && key.finding === 'GROSS_MISCONDUCT'),
  )

  it('is what the rules say for every forum, finding, live warning, standing, rank, regime and incident structure', () => {
    expect(keys.length).toBe(3 * 5 * 3 * 2 * 2 * 2 * 2 - 48)
    const different = keys
      .map((key) => ({ ...key, expected: expected(key), actual: actual(key) }))
      .filter((row) => row.expected !== row.actual)
    expect(different).toEqual([])
  })

  it('asks for exceptional circumstances under the 2025 rules only', () => {
    for (const regime of ['BASE', '2025'] as const) {
      const key = {
        forum: 'HEARING',
        finding: 'GROSS_MISCONDUCT',
        live: 'NONE',
        standing: 'SERVING',
        rank: 'SERGEANT',
        regime,
        incidents: 'ONE',
      } as const
      const option = outcomeOptions(build(key), law).find((entry) => entry.outcome === 'FWW')
      const ids = option?.rules.map((rule) => rule.ruleId)
      expect(ids).toEqual(regime === '2025' ? ['OUT-009', 'OUT-010'] : ['OUT-010'])
    }
  })

  it('lets an accelerated hearing without gross misconduct only dismiss or return the case', () => {
    const key = {
      forum: 'AMH',
      finding: 'MISCONDUCT',
      live: 'NONE',
      standing: 'SERVING',
      rank: 'SERGEANT',
      regime: 'BASE',
      incidents: 'ONE',
    } as const
    const open = outcomeOptions(build(key), law).filter((option) => option.state === 'OPEN')
    expect(open.map((option) => option.outcome)).toEqual(['AMH_DISMISS_CASE', 'AMH_RETURN_TO_AA'])
  })

  it('opens reflective practice only below misconduct, to a serving officer, away from an accelerated hearing', () => {
    for (const key of space()) {
      const option = outcomeOptions(build(key), law).find((entry) => entry.outcome === 'RPRP')
      const open =
        key.standing === 'SERVING' &&
        key.forum !== 'AMH' &&
        key.finding !== 'MISCONDUCT' &&
        key.finding !== 'GROSS_MISCONDUCT'
      expect([key, option?.state]).toEqual([key, open ? 'OPEN' : 'UNLAWFUL'])
    }
  })
})
