import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#core/canonical'
import type { Allegation } from '#core/hearing-case'
import { composeNotice } from '#core/notice/compose'
import type { NoticeInput } from '#core/notice/notice-context'
import type { NoticeBlock, NoticeDocument } from '#core/notice/notice'
import { sampleAllegation, sampleCase, sampleLaw } from '../../support/sample-case.ts'
import type { SampleOverrides } from '../../support/sample-case.ts'
import { sampleComparison } from '../../support/sample-comparison.ts'

function compose(
  overrides: SampleOverrides = {},
  kind: NoticeDocument['kind'] = 'FULL',
  more: Partial<NoticeInput> = {},
): NoticeDocument {
  return composeNotice({
    hearingCase: sampleCase(overrides),
    law: sampleLaw(),
    kind,
    number: 'EH-2026-014/1',
    issuedOn: '2026-11-19',
    documents: [{ id: 'doc', title: 'Report', label: { number: 40, insert: 0 } }],
    comparison: null,
    signer: { label: 'Chair', capacity: 'Delegate of the chief officer' },
    ...more,
  })
}

const blocksOf = (document: NoticeDocument): readonly NoticeBlock[] =>
  document.sections.flatMap(({ blocks }) => blocks)

const sectionText = (document: NoticeDocument, id: string): string =>
  canonicalJson(document.sections.find((section) => section.id === id) ?? null)

const ids = (document: NoticeDocument): readonly string[] => document.sections.map(({ id }) => id)

describe('composeNotice', () => {
  it('follows the order of a good judgment', () => {
    const order = [
      'hearing',
      'officer',
      'decision-makers',
      'dates',
      'allegations',
      'findings',
      'seriousness',
      'purposes',
      'personal-mitigation',
      'outcome-reasons',
      'outcome',
      'effect',
      'appeal',
      'barred-list',
      'restrictions',
      'publication',
    ]
    const present = ids(compose())
    expect(present).toEqual(order.filter((id) => present.includes(id)))
    expect(present.length).toBeGreaterThan(11)
  })

  it('numbers paragraphs from 1 through the whole notice', () => {
    const numbers = blocksOf(compose()).flatMap((block) =>
      block.kind === 'paragraph' ? [block.number] : [],
    )
    expect(numbers.length).toBeGreaterThan(15)
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  })

  it('gives the same notice for the same case', () => {
    expect(canonicalJson(compose())).toBe(canonicalJson(compose()))
  })

  it('splits what a person typed in several paragraphs and cleans its white space', () => {
    const text = ' First  part.\r\n\r\n\tSecond part. \n\u0007\n Third part.'
    const document = compose({ seriousness: { purposes: text } })
    const section = document.sections.find(({ id }) => id === 'purposes')
    const texts = section?.blocks.map((block) => (block.kind === 'paragraph' ? block.text : ''))
    expect(texts).toEqual(['First part.', 'Second part.', 'Third part.'])
  })

  it('states the standard of proof', () => {
    expect(sectionText(compose(), 'findings')).toContain('the balance of probabilities')
  })

  it('cites bundle pages, counted from where each document starts', () => {
    const evidence = [
      { documentId: 'doc', page: 3, quotation: '', oral: false },
      { documentId: 'doc', page: 1, quotation: '', oral: true },
      { documentId: 'gone', page: 9, quotation: '', oral: false },
    ]
    const factors = [{ factorId: 'CUL_INTENTIONAL', reason: 'Meant.', evidence, extent: null }]
    const text = (kind: NoticeDocument['kind']): string =>
      sectionText(compose({ seriousness: { factors } }, kind), 'seriousness')
    expect(text('FULL')).toContain('Meant (bundle pages 40 and 42; oral evidence).')
    expect(text('PUBLISHED')).toContain('Meant.')
    expect(text('PUBLISHED')).not.toContain('bundle')
  })

  it('gives outcomes considered from the mildest, in whatever order they were typed', () => {
    const considered = [
      { outcome: 'DWN', reasons: 'Too much.' },
      { outcome: 'WW', reasons: 'Too little.' },
      { outcome: 'FWW', reasons: 'Right.' },
    ] as const
    const text = sectionText(
      compose({ decision: { considered: [...considered] } }),
      'outcome-reasons',
    )
    const places = ['Too little.', 'Right.', 'Too much.'].map((reason) => text.indexOf(reason))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  it('counts a warning from the day it is notified, that day included', () => {
    const dates = { ...sampleCase().particulars.dates, notified: '2026-03-01' }
    const text = sectionText(
      compose({ particulars: { dates }, decision: { outcome: 'WW', months: 18 } }),
      'outcome',
    )
    expect(text).toContain('from 1 March 2026 to 31 August 2027')
  })

  it('speaks of the presumption of dismissal only under the rules that have it', () => {
    expect(sectionText(compose(), 'outcome-reasons')).toContain('Presumption of dismissal')
    const dates = { ...sampleCase().particulars.dates, cameToAttention: '2024-10-14' }
    expect(sectionText(compose({ particulars: { dates } }), 'outcome-reasons')).not.toContain(
      'Presumption',
    )
  })

  it('gives the date by which the barred list report is due, holidays left out', () => {
    const dates = { ...sampleCase().particulars.dates, notified: '2026-12-23' }
    const text = sectionText(
      compose({ particulars: { dates }, decision: { outcome: 'DWN' } }),
      'barred-list',
    )
    // 23, 24, 29, 30 and 31 December: Christmas Day, its substitute Monday and the week-end do not count.
    expect(text).toContain('by 31 December 2026')
    expect(ids(compose({ decision: { outcome: 'FWW' } }))).not.toContain('barred-list')
  })

  it('leaves out appeal rights where nothing amounts to misconduct', () => {
    const allegations = sampleCase().findings.allegations.map((one) => ({ ...one, proved: false }))
    expect(ids(compose({ findings: { allegations } }))).not.toContain('appeal')
    expect(sectionText(compose(), 'appeal')).toContain('within 10 working days')
    expect(sectionText(compose({ particulars: { forum: 'MEETING' } }), 'appeal')).toContain(
      'within 7 working days',
    )
  })

  it('names the regulation and the title of each kind of proceedings', () => {
    expect(compose().title).toBe('Outcome of a misconduct hearing')
    const fast = compose({ particulars: { forum: 'AMH' } })
    expect(fast.title).toBe('Outcome of an accelerated misconduct hearing')
    expect(sectionText(fast, 'hearing')).toContain('regulation 63')
    expect(sectionText(fast, 'findings')).toContain('The chair applied the civil standard')
  })

  it('says what follows where an accelerated hearing returns the case (CR 62(8))', () => {
    const outcome = 'AMH_RETURN_TO_AA' as const
    const returned = compose({ particulars: { forum: 'AMH' }, decision: { outcome } })
    expect(sectionText(returned, 'outcome')).toContain(
      'For misconduct proceedings under Part 4 of the Regulations',
    )
  })

  it('never prints how the decision-makers voted', () => {
    for (const kind of ['FULL', 'PUBLISHED'] as const) {
      const [one, other] = (['MAJORITY', 'UNANIMOUS'] as const).map((decisionBasis) =>
        canonicalJson(compose({ decision: { decisionBasis } }, kind)),
      )
      expect(one).toBe(other)
      expect(one).not.toMatch(/majority|unanim|dissent/i)
    }
  })

  it('uses no word that the Regulations do not use', () => {
    const text = canonicalJson(compose()).toLowerCase()
    for (const word of [
      'guilty',
      'sentence',
      'penalty',
      'tariff',
      'accused',
      'defendant',
      'charge',
    ])
      expect(text).not.toContain(word)
  })

  it('can be composed at every stage of a case in the making', () => {
    const empty = compose({
      findings: { allegations: [] },
      seriousness: { factors: [], personalMitigation: [] },
      decision: { outcome: null, considered: [] },
    })
    expect(sectionText(empty, 'outcome')).toContain('Not yet decided')
  })

  it('names the notice that a correction replaces', () => {
    const corrected = { version: 2, replacesNotice: 'EH-2026-014/1' }
    expect(compose(corrected).replaces).toBe('EH-2026-014/1')
    expect(compose(corrected, 'PUBLISHED').replaces).toBe('EH-2026-014/1/P')
  })

  it('says why it is corrected, in the full notice alone', () => {
    const corrected = {
      version: 2,
      replacesNotice: 'EH-2026-014/1',
      correctionReason: 'The last day was wrong.',
    }
    expect(sectionText(compose(corrected), 'hearing')).toContain(
      '["Why it is corrected","The last day was wrong."]',
    )
    expect(sectionText(compose(corrected, 'PUBLISHED'), 'hearing')).not.toContain('last day')
    expect(sectionText(compose(), 'hearing')).not.toContain('corrected')
  })

  it('says of an end without action which of its two grounds it rests on', () => {
    const failed = sampleAllegation({ proved: false })
    const noBreach = sampleAllegation({ id: 'b', level: 'NO_BREACH' })
    const ended = (...allegations: readonly Allegation[]) => {
      const decision = { outcome: 'NO_BREACH' as const, considered: [] }
      const findings = { allegations: [...allegations] }
      const box = compose({ findings, decision }).sections.find(({ id }) => id === 'outcome')
      return box?.blocks[0]?.kind === 'outcome' ? box.blocks[0].lines : []
    }
    expect(ended(failed)).toEqual(['No action: not proved'])
    expect(ended(noBreach)).toEqual(['No action: no breach'])
    expect(ended(failed, noBreach)).toEqual(['No action: not proved or no breach'])
  })

  it('says that parts are removed wherever the chair leaves something out', () => {
    const decision = { publication: { decision: 'PUBLISH' as const, reasons: '' } }
    for (const kind of ['FULL', 'PUBLISHED'] as const) {
      const said = sectionText(compose({ decision }, kind, { leftOut: ['HEALTH'] }), 'publication')
      expect(said).toContain('The report is to be published with parts removed.')
      expect(sectionText(compose({ decision }, kind), 'publication')).toContain(
        'The report is to be published. ',
      )
    }
  })
})

describe('the signature of a notice', () => {
  const statement = (forum: 'MEETING' | 'HEARING' | 'AMH', kind: NoticeDocument['kind']) =>
    compose({ particulars: { forum } }, kind).signature.statement

  it('says whose decision it is, and what this copy of it is', () => {
    expect(statement('HEARING', 'FULL')).toBe(
      'This is the decision of the panel, with the reasons for it.',
    )
    expect(statement('AMH', 'FULL')).toContain('the decision of the chair,')
    expect(statement('MEETING', 'FULL')).toContain('of the person conducting the meeting,')
    expect(statement('HEARING', 'PUBLISHED')).toContain('the decision of the panel')
    expect(statement('HEARING', 'PUBLISHED')).not.toBe(statement('HEARING', 'FULL'))
    expect(statement('MEETING', 'PUBLISHED')).toBe(
      'This stands in place of a published report of the decision of the person conducting the meeting.',
    )
  })

  it('gives the capacity that the signer has, as the notice names it', () => {
    const capacity = (given: string) =>
      compose({}, 'FULL', { signer: { label: 'Chair', capacity: given } }).signature.capacity
    expect(capacity('Chief officer')).toBe('Chief officer')
    expect(capacity('Chair')).toBe('Chair')
  })

  it('goes with the method and the hashes of the comparison, in the full notice', () => {
    expect(compose({}, 'FULL', { comparison: sampleComparison }).fingerprint).toEqual({
      library: 'a'.repeat(64),
      method: 'Evenhand likeness, version 2',
      result: 'd'.repeat(64),
    })
    expect(compose().fingerprint).toBeNull()
  })
})

describe('a hearing of several officers', () => {
  it('is named in each notice, the others by the references of their cases', () => {
    const hearing = { ...sampleCase().particulars.hearing, reference: 'H-2026-014' }
    const of = (heardWith: readonly string[]) =>
      sectionText(compose({ particulars: { hearing } }, 'FULL', { heardWith }), 'hearing')
    expect(of(['EH-2026-015', 'EH-2026-016'])).toContain(
      'H-2026-014. Each other officer has a notice of their own: EH-2026-015 and EH-2026-016',
    )
    expect(of([])).toContain('"H-2026-014"')
  })
})

describe('the published notice', () => {
  const secrets: SampleOverrides = {
    particulars: {
      officer: { ...sampleCase().particulars.officer, number: 'COLLAR-77' },
      adviser: { label: 'ADVISER-NAME', profileId: null },
    },
    seriousness: {
      factors: [{ factorId: 'MIT_HEALTH', reason: 'HEALTH-DETAIL', evidence: [], extent: null }],
      personalMitigation: [
        {
          id: 'm',
          factorId: 'PM_PERSONAL_CIRCUMSTANCES',
          text: 'FAMILY-DETAIL',
          raisedAt: null,
          couldHaveBeenRaisedEarlier: null,
          weight: 'WEIGHT-DETAIL',
        },
      ],
    },
    decision: {
      adviserAdvice: 'ADVICE-TEXT',
      restrictions: 'RESTRICTED-NAME',
      publication: { decision: 'PUBLISH_REDACTED', reasons: 'WITHHELD-REASON' },
    },
  }
  const hidden = [
    'COLLAR-77',
    'HEALTH-DETAIL',
    'FAMILY-DETAIL',
    'WEIGHT-DETAIL',
    'ADVICE-TEXT',
    'RESTRICTED-NAME',
    'WITHHELD-REASON',
  ]

  it('leaves out numbers, health, family, advice and the terms of restrictions', () => {
    const full = canonicalJson(compose(secrets, 'FULL'))
    const published = canonicalJson(compose(secrets, 'PUBLISHED'))
    for (const secret of hidden) {
      expect(full).toContain(secret)
      expect(published).not.toContain(secret)
    }
    expect(published).not.toContain('ADVISER-NAME')
  })

  it('is marked OFFICIAL and carries no fingerprint of the library', () => {
    expect(compose({}, 'FULL').marking).toBe('OFFICIAL-SENSITIVE')
    const published = compose({}, 'PUBLISHED')
    expect(published.marking).toBe('OFFICIAL')
    expect(published.fingerprint).toBeNull()
  })

  it.each([
    ['a meeting', { particulars: { forum: 'MEETING' } }],
    ['a report withheld', { decision: { publication: { decision: 'WITHHOLD', reasons: 'R' } } }],
  ] as const)('holds nothing of %s', (_, overrides) => {
    const published = compose(overrides, 'PUBLISHED')
    expect(ids(published)).toEqual(['publication'])
    expect(canonicalJson(published)).not.toContain(sampleCase().particulars.officer.name)
  })

  it('says in place of a report whether it is private or withheld', () => {
    const publication = { decision: 'WITHHOLD' as const, reasons: 'R' }
    const of = (forum: 'MEETING' | 'HEARING') =>
      sectionText(
        compose({ particulars: { forum }, decision: { publication } }, 'PUBLISHED'),
        'publication',
      )
    expect(of('MEETING')).toContain('A misconduct meeting is held in private.')
    expect(of('HEARING')).toContain('The chair directed that the report of this hearing is not')
  })
})
