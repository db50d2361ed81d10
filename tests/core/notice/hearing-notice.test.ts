import { describe, expect, it } from 'vitest'
import { HEARING_ITEMS } from '#core/hearing'
import type { HearingCase, Particulars } from '#core/hearing-case'
import {
  checkHearingNotice,
  composeHearingNotice,
  type HearingNotice,
} from '#core/notice/hearing-notice'
import { sayInLanguages } from '#core/notice/in-languages'
import type { NoticeLanguages } from '#core/notice/notice-wording'
import { english } from '#core/notice/words/words'
import { sampleAllegation, sampleCase } from '../../support/sample-case.ts'
import type { SampleOverrides } from '../../support/sample-case.ts'

const asked: HearingNotice = {
  leftOut: [],
  reason: '',
  time: '10.00',
  place: 'The old court house',
  additions: 'Seats are booked by letter.\nNo recording.',
}
const compose = (
  change: Partial<HearingNotice> = {},
  given: SampleOverrides = {},
  others: readonly HearingCase[] = [],
) => {
  const hearingCase = sampleCase(given)
  const wanted = { ...asked, ...change }
  const checked = checkHearingNotice(hearingCase, wanted, others)
  return checked.ok ? composeHearingNotice(hearingCase, wanted, others, english) : checked
}
const text = (...given: Parameters<typeof compose>) => JSON.stringify(compose(...given))
const forum = (one: Particulars['forum']): SampleOverrides => ({ particulars: { forum: one } })

/** What stands in the notice for each item. */
const words = {
  NAME: 'Sample Officer',
  DATE: 'Monday 16 November 2026 to Wednesday 18 November 2026',
  TIME: '10.00',
  PLACE: 'The old court house',
  CONDUCT: 'opened the record of a neighbour eleven times',
} as const

describe('the public notice of a hearing', () => {
  it('tells the five items, what practice adds, and the regulation it is given under', () => {
    const notice = text()
    for (const item of HEARING_ITEMS) expect(notice).toContain(words[item])
    expect(notice).toContain('No recording.')
    expect(notice).toContain('under regulation 36 of')
    expect(notice).toContain('"marking":"OFFICIAL"')
    const fast = text({}, forum('AMH'))
    expect(fast).toContain('Notice of an accelerated misconduct hearing')
    expect(fast).toContain('under regulation 53 of')
  })

  it.each(HEARING_ITEMS)(
    'leaves out %s where the chair gives a reason, which is not told',
    (item) => {
      expect(text({ leftOut: [item] })).toContain('"code":"NO_REASON"')
      const notice = text({ leftOut: [item], reason: 'WHY' })
      expect(notice).not.toContain(words[item])
      expect(notice).not.toContain('WHY')
      for (const other of HEARING_ITEMS.filter((one) => one !== item))
        expect(notice).toContain(words[other])
    },
  )

  it('leaves the rank out with the name', () => {
    expect(text()).toContain('["Rank","Sergeant"]')
    expect(text({ leftOut: ['NAME'], reason: 'WHY' })).not.toContain('Sergeant')
  })

  it('tells nothing of replies, facts found, findings, level or outcome', () => {
    const inKind = [
      sampleAllegation({ answer: 'DENIED', reasons: 'REASONS' }),
      sampleAllegation({ proved: null, level: null, answer: null, reasons: '', facts: [] }),
    ].map((one) => text({}, { findings: { allegations: [one] }, decision: { outcome: null } }))
    expect(inKind[0]).toBe(inKind[1])
    expect(text()).toBe(inKind[0])
  })

  it.each<[string, string, Partial<HearingNotice>, SampleOverrides]>([
    ['a meeting', 'PRIVATE', {}, forum('MEETING')],
    ['nothing told', 'NOTHING_TOLD', { leftOut: HEARING_ITEMS, reason: 'WHY' }, {}],
    ['no time', 'NOT_RECORDED', { time: ' ' }, {}],
    ['no place', 'NOT_RECORDED', { place: '\n' }, {}],
    ['no allegation', 'NOT_RECORDED', {}, { findings: { allegations: [] } }],
    [
      'no date',
      'NOT_RECORDED',
      {},
      { particulars: { dates: { ...sampleCase().particulars.dates, hearingFrom: null } } },
    ],
  ])('is refused: %s', (_, code, change, given) => {
    expect(text(change, given)).toContain(`"code":"${code}"`)
  })

  it('cites no regulation of 2020 for a case under those of 2012', () => {
    const dates = { ...sampleCase().particulars.dates, cameToAttention: '2019-05-01' }
    const notice = text({}, { particulars: { dates, forum: 'AMH' } })
    expect(notice).toContain('Notice of a special case hearing')
    expect(notice).not.toContain('2020')
  })

  const second = sampleCase({
    reference: 'EH-2026-015',
    particulars: {
      officer: { ...sampleCase().particulars.officer, name: 'Second Officer', rank: 'CONSTABLE' },
    },
    findings: { allegations: [sampleAllegation({ particulars: 'The officer kept silent.' })] },
  })

  it('tells of every officer who is heard, each with what is alleged against them', () => {
    const hearing = { ...sampleCase().particulars.hearing, reference: 'H-2026-014' }
    const notice = text({}, { particulars: { hearing } }, [second])
    expect(notice).toContain('["Officer 1","Sample Officer, Sergeant"]')
    expect(notice).toContain('["Officer 2","Second Officer, Constable"]')
    expect(notice).toContain('"number":"H-2026-014"')
    const at = (words: string) => notice.indexOf(`"${words}`)
    expect(at('The officer kept silent.')).toBeGreaterThan(at('Between 3 June'))
    const unnamed = text({ leftOut: ['NAME'], reason: 'WHY' }, {}, [second])
    expect(unnamed).not.toMatch(/Second Officer|Sample Officer|onstable"|ergeant/)
    expect(unnamed).toContain('"Officer 2"')
  })

  it('has the number of its case, and that of the hearing only where several are heard', () => {
    const hearing = { ...sampleCase().particulars.hearing, reference: 'H-2026-014' }
    const number = (others: readonly HearingCase[], reference = 'H-2026-014') =>
      composeHearingNotice(
        sampleCase({ particulars: { hearing: { ...hearing, reference } } }),
        asked,
        others,
        english,
      ).number
    expect(number([])).toBe('EH-2026-014')
    expect(number([second])).toBe('H-2026-014')
    expect(number([second], ' ')).toBe('EH-2026-014')
  })

  it('tells one day as one, and of one officer without a heading', () => {
    const { dates, officer } = sampleCase().particulars
    for (const hearingTo of [null, dates.hearingFrom]) {
      const notice = text({}, { particulars: { dates: { ...dates, hearingTo } } })
      expect(notice).toContain('"Monday 16 November 2026"')
    }
    expect(text()).not.toContain('"kind":"subheading"')
    const unranked = { officer: { ...officer, rank: null } }
    expect(text({}, { particulars: unranked })).not.toContain('"Rank"')
    expect(text({}, { particulars: unranked }, [second])).toContain(
      '["Officer 1","Sample Officer"]',
    )
  })

  it('is refused for one allegation without a text, and not for one beside another', () => {
    const empty = sampleAllegation({ id: 'b', particulars: ' ' })
    const of = (...allegations: readonly ReturnType<typeof sampleAllegation>[]) =>
      text({}, { findings: { allegations: [...allegations] } })
    expect(of(empty)).toContain('"code":"NOT_RECORDED"')
    expect(of(empty, sampleAllegation())).toContain('eleven times')
    expect(text({ leftOut: ['NAME'], reason: '  ' })).toContain('"code":"NO_REASON"')
  })

  it('is the same from whichever of their cases it is made', () => {
    const first = sampleCase()
    const from = (one: HearingCase, other: HearingCase) => {
      const {
        caseReference: _,
        number: __,
        ...notice
      } = composeHearingNotice(one, asked, [other], english)
      return notice
    }
    expect(from(first, second)).toEqual(from(second, first))
  })

  it('is refused while one of them has no name or nothing alleged', () => {
    const { officer } = second.particulars
    const nameless = sampleCase({ particulars: { officer: { ...officer, name: ' ' } } })
    expect(text({}, {}, [nameless])).toContain('"code":"NOT_RECORDED"')
    const nothing = sampleCase({ findings: { allegations: [] } })
    expect(text({}, {}, [nothing])).toContain('No allegation is recorded against an officer.')
  })

  it('speaks Welsh where the force chose so, and marks what has none', () => {
    const say = (languages: NoticeLanguages) =>
      sayInLanguages((words) => composeHearingNotice(sampleCase(), asked, [], words), {
        languages,
        typed: 'en-GB',
        translations: new Map([['public.conduct', 'Yr ymddygiad a honnir']]),
      })
    const { document, untranslated } = say('CY')
    expect(document.language).toBe('cy')
    const whole = JSON.stringify(document.sections)
    expect(whole).toContain('"Yr ymddygiad a honnir"')
    expect(whole).toContain('Dydd Llun 16 Tachwedd 2026 – Dydd Mercher 18 Tachwedd 2026')
    expect(whole).toContain('Nothing is decided before the hearing. [Saesneg yn unig]')
    expect(untranslated.map(({ key }) => key)).toContain('public.alleged')
    expect(JSON.stringify(say('BOTH').document.sections)).toContain('"Place / Lle"')
  })
})
