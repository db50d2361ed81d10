import { beforeAll, describe, expect, it } from 'vitest'
import { caseSectionsSchema, type CaseSections } from '#core/hearing-case'
import { outcomeOptions } from '#core/law/outcome-rules'
import type { NoticeDocument } from '#core/notice/notice'
import type { OutcomeCode } from '#core/vocabulary'
import {
  become,
  newLibrary,
  passphrase,
  value,
  type TestLibrary,
} from '../../support/open-library.ts'

// Three decisions under three sets of rules, from a new case to a signed notice, as people enter them.

const panel = ['Chair', 'Panel member 1', 'Panel member 2'] as const
type Given = { readonly particulars: object; readonly decision: object }

const officer = {
  name: 'Officer X',
  number: 'X-100',
  rank: 'SERGEANT',
  rankAtTime: 'SERGEANT',
  context: 'ON_DUTY',
  representation: 'LAWYER',
}
const findings = {
  unconnectedIncidents: false,
  adverseInference: { drawn: false, reasons: 'Every question was answered.' },
  allegations: [
    {
      id: 'a',
      particulars: 'The officer made a false entry in a duty record.',
      allegationTypes: ['DISHONESTY'],
      answer: 'DENIED',
      proved: true,
      standards: ['SPB01_HONESTY_INTEGRITY'],
      level: 'GROSS_MISCONDUCT',
      reasons: 'The log shows otherwise, and the account changed twice.',
    },
  ],
}
const seriousness = {
  culpabilityLevel: 'HIGH',
  harmLevel: 'MEDIUM',
  factors: [{ factorId: 'HRM_PUBLIC_CONFIDENCE', reason: 'The public would be dismayed.' }],
  together: 'High culpability and medium harm.',
  purposes: 'Confidence in the service weighs most.',
  personalMitigation: [
    {
      id: 'm',
      factorId: 'PM_SERVICE_RECORD',
      text: 'Fourteen years.',
      raisedAt: 'REG_31',
      couldHaveBeenRaisedEarlier: false,
      weight: 'Limited.',
    },
  ],
}
const sectionsOf = ({ particulars, decision }: Given): CaseSections =>
  caseSectionsSchema.parse({
    particulars: {
      force: 'Sample Constabulary',
      appropriateAuthority: 'The Chief Constable',
      officer,
      previouslyReducedInRank: false,
      legalRepresentationNotice: true,
      ...particulars,
    },
    findings,
    seriousness,
    decision: {
      serviceRecordConsidered: true,
      appealTo: 'The clerk to the tribunal',
      publication: { decision: 'PUBLISH' },
      ...decision,
    },
  })
const why = (...codes: readonly OutcomeCode[]) =>
  codes.map((outcome) => ({ outcome, reasons: 'Weighed against confidence in the service.' }))

/** Conduct of 2019 heard in 2022 by a panel with a legally qualified chair; dismissal. */
const of2012 = sectionsOf({
  particulars: {
    dates: {
      conductFrom: '2019-03-04',
      cameToAttention: '2019-06-10',
      severityAssessment: '2019-06-20',
      referralNotice: '2021-03-01',
      hearingFrom: '2022-05-09',
      hearingTo: '2022-05-11',
      decision: '2022-05-11',
      notified: '2022-05-11',
    },
    chair: { label: 'Chair', capacity: 'LQC_LEGACY' },
  },
  decision: {
    outcome: 'DWN',
    considered: why('FWW', 'RIR', 'DWN'),
    representationsHeardOn: '2022-05-11',
    barredListReportPlanned: true,
  },
})

/** A former officer referred before 28 May 2025, heard by a delegate of the chief officer. */
const of2020 = sectionsOf({
  particulars: {
    officer: { ...officer, standing: 'FORMER' },
    dates: {
      conductFrom: '2023-09-01',
      cameToAttention: '2024-01-15',
      severityAssessment: '2024-02-01',
      referralNotice: '2025-02-10',
      hearingFrom: '2025-09-15',
      hearingTo: '2025-09-16',
      decision: '2025-09-16',
      notified: '2025-09-18',
    },
    chair: { label: 'Chair', capacity: 'DELEGATE', delegateBasis: 'SENIOR_OFFICER' },
  },
  decision: {
    outcome: 'WHBD',
    considered: why('WHBD'),
    representationsHeardOn: '2025-09-16',
    barredListReportPlanned: true,
  },
})

/** An allegation after 28 May 2025: presumption of dismissal, and exceptional circumstances. */
const of2025 = sectionsOf({
  particulars: {
    dates: {
      conductFrom: '2025-08-02',
      cameToAttention: '2025-08-20',
      severityAssessment: '2025-09-01',
      referralNotice: '2026-06-15',
      hearingFrom: '2026-11-16',
      hearingTo: '2026-11-18',
      decision: '2026-11-18',
      notified: '2026-11-19',
    },
    chair: { label: 'Chair', capacity: 'CHIEF_OFFICER' },
  },
  decision: {
    outcome: 'FWW',
    months: 48,
    considered: why('FWW'),
    representationsHeardOn: '2026-11-18',
    exceptionalCircumstances: {
      found: true,
      reasons: 'Minutes after saving a child from a river, and corrected unasked.',
    },
    reasonsForNotDismissing: 'Nothing like it can recur.',
  },
})

/** A view of few words is not sealed. */
const shortReasons = 'The entry was false and known to be. '.repeat(8)

const decisions = [of2012, of2020, of2025]
let library: TestLibrary
let ids: readonly string[]

/** Each case entered, then every member's seals on one unlocking, then the look at like cases. */
beforeAll(async () => {
  library = await newLibrary()
  for (const label of panel.slice(1))
    value(await library.invoke('person:add', { label, role: 'MEMBER', capacity: null, passphrase }))
  const { handlers } = library
  value(await handlers['signing:make']({ name: 'Chair', organisation: 'Force' }))
  const entered: string[] = []
  for (const sections of decisions) entered.push(await enter(sections))
  for (const label of ['Panel member 1', 'Panel member 2', 'Chair']) {
    await become(library, label)
    for (const [index, caseId] of entered.entries()) {
      const { outcome = null, months = null } = decisions[index]?.decision ?? {}
      const view = {
        culpabilityLevel: 'HIGH',
        harmLevel: 'MEDIUM',
        outcome,
        months,
        reasons: shortReasons,
      }
      value(await library.invoke('seal:commit', { caseId, view }))
    }
  }
  for (const caseId of entered) value(await handlers['comparison:open']({ caseId }))
  ids = entered
}, 60_000)

const idOfCase = (sections: CaseSections) => ids[decisions.indexOf(sections)] ?? ''

const save = async (id: string, section: keyof CaseSections, sections: CaseSections) =>
  value(await library.invoke('case:save', { id, section, value: sections[section], settled: true }))

async function enter(sections: CaseSections): Promise<string> {
  const { handlers } = library
  const { hearingCase } = value(await handlers['case:create']({ matter: 'A false entry' }))
  const { id } = hearingCase
  const { people } = value(await handlers['vault:status']())
  const idOf = (label: string) => people.find((one) => one.label === label)?.id ?? null
  const { particulars } = sections
  const chair = { ...particulars.chair, profileId: idOf('Chair') }
  const members = panel.slice(1).map((label) => ({ label, profileId: idOf(label) }))
  await save(id, 'particulars', { ...sections, particulars: { ...particulars, chair, members } })
  await save(id, 'findings', sections)
  await save(id, 'seriousness', sections)
  return id
}

async function optionsOf(id: string) {
  const { hearingCase } = value(await library.handlers['case:open']({ id }))
  return outcomeOptions(hearingCase, value(await library.handlers['law:read']()))
}

/** Outcomes of other proceedings and of officers of another standing are not on the screen. */
const ofThisKind = async (id: string) =>
  (await optionsOf(id)).filter((one) => one.ofThisKind).map(({ outcome }) => outcome)

async function offered(id: string): Promise<Record<string, readonly string[]>> {
  const options = await optionsOf(id)
  const states = [...new Set(options.map(({ state }) => state))]
  return Object.fromEntries(
    states.map((state) => [
      state,
      options.filter((one) => one.state === state).map(({ outcome }) => outcome),
    ]),
  )
}

/** What stands in the way of this decision, by rule or field. */
async function refusals(id: string, sections: CaseSections, change: object) {
  const decision = { ...sections.decision, ...change }
  const asked = { id, section: 'decision', value: decision, settled: true }
  value(await library.invoke('case:save', asked))
  const issued = await library.handlers['notice:issue']({ caseId: id, passphrase })
  if (issued.ok) throw new Error('It was issued')
  return issued.problems.map(({ code, field }) =>
    /^(OUT|FIT)-/.test(code) ? code : `${code} ${field}`,
  )
}

async function issued(id: string, sections: CaseSections): Promise<NoticeDocument> {
  await save(id, 'decision', sections)
  const { hearingCase } = value(await library.handlers['notice:issue']({ caseId: id, passphrase }))
  expect(hearingCase.status).toBe('SIGNED')
  return value(await library.handlers['notice:compose']({ caseId: id, kind: 'FULL' }))
}

/** Facts by label, and the text of every paragraph, of a notice. */
function read(document: NoticeDocument) {
  const blocks = document.sections.flatMap((section) => section.blocks)
  const rows = blocks.flatMap((block) => (block.kind === 'facts' ? block.rows : []))
  const lines = blocks.flatMap((block) => (block.kind === 'outcome' ? block.lines : []))
  const text = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))
  return { row: Object.fromEntries(rows), lines, text: text.join('\n') }
}

describe('Three decisions under three sets of rules', () => {
  it('2012: offers as the older rules allow, asks for reasons, and cites no regulation of 2020', async () => {
    const id = idOfCase(of2012)
    expect(await offered(id)).toMatchObject({ OPEN: expect.arrayContaining(['FWW', 'DWN']) })
    expect(await ofThisKind(id)).toEqual(['NO_BREACH', 'RPRP', 'WW', 'FWW', 'RIR', 'DWN'])
    expect(await refusals(id, of2012, { outcome: 'WW', months: 18 })).toContain('OUT-002')
    expect(await refusals(id, of2012, { considered: [] })).toEqual(
      expect.arrayContaining(['NO_REASONS decision.considered.FWW']),
    )
    const older = { outcome: 'DISMISSAL_WITH_NOTICE', considered: [] }
    expect(await refusals(id, of2012, older)).toContain(
      'NO_REASONS decision.considered.DISMISSAL_WITH_NOTICE',
    )
    const notice = read(await issued(id, of2012))
    expect(notice.row).toMatchObject({
      Proceedings: 'Misconduct hearing; report under the Police (Conduct) Regulations 2012',
      'Notice of referral': '1 March 2021',
      Rules:
        'Police (Conduct) Regulations 2012. Because the allegation came to attention on 10 June 2019.',
      'Rules on the chair': 'Those before 7 May 2024: a legally qualified chair',
      Standards: 'Schedule 2 to the Police (Conduct) Regulations 2012',
    })
    expect(notice.text).not.toMatch(/2020|regulation \d/i)
    expect(notice.text).toContain('by 17 May 2022')
  })

  it('2020, former officer: offers one outcome for gross misconduct, and says from when it counts', async () => {
    const id = idOfCase(of2020)
    const states = await offered(id)
    expect(states['OPEN']).toEqual(['WHBD'])
    expect(states['UNLAWFUL']).toEqual(expect.arrayContaining(['WW', 'FWW', 'RIR', 'DWN']))
    expect(await refusals(id, of2020, { outcome: 'DWN' })).toContain('OUT-017')
    expect(await refusals(id, of2020, { outcome: 'NO_BREACH' })).toEqual(
      expect.arrayContaining(['OUT-010', 'OUT-018']),
    )
    expect(await refusals(id, of2020, { barredListReportPlanned: false })).toEqual(['OUT-031'])
    const notice = read(await issued(id, of2020))
    expect(notice.row['Proceedings']).toContain('regulation 43 of the Police (Conduct) Regulations')
    expect(notice.row['Rules']).toContain('2020 as they stood before 28 May 2025')
    expect(notice.row['Route']).toContain('a misconduct hearing')
    expect(notice.row['Rank']).toBe('Former sergeant')
    expect(notice.lines).toContain('Found on 16 September 2025')
    expect(notice.text).toContain('by 22 September 2025')
    expect(notice.text).not.toContain('takes effect')
  })

  it('2025: starts from dismissal, and less needs exceptional circumstances and two sets of reasons', async () => {
    const id = idOfCase(of2025)
    const states = await offered(id)
    expect(states['OPEN']).toEqual(['DWN'])
    expect(states['NEEDS_REASONS']).toEqual(expect.arrayContaining(['FWW', 'RIR']))
    expect(await refusals(id, of2025, { outcome: 'WW', months: 18 })).toContain('OUT-002')
    const none = { found: true, reasons: '\u200B', tags: [] }
    expect(
      await refusals(id, of2025, { exceptionalCircumstances: none, reasonsForNotDismissing: '.' }),
    ).toEqual(['OUT-009', 'OUT-010'])
    const notFound = { found: false, reasons: 'None.', tags: [] }
    expect(await refusals(id, of2025, { exceptionalCircumstances: notFound })).toEqual(['OUT-009'])
    expect(await refusals(id, of2025, { months: 61 })).toEqual(['OUT-014'])
    const notice = read(await issued(id, of2025))
    expect(notice.row['Rules']).toContain('2020 as they stand from 28 May 2025. Because the')
    expect(notice.lines).toContain(
      'For 48 months, from 19 November 2026 to 18 November 2030, both days included',
    )
    const places = ['is dismissed unless', 'found exceptional circumstances', 'Final written']
    const order = places.map((words) => notice.text.indexOf(words))
    expect(order.every((place) => place >= 0)).toBe(true)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })
})
