import { allegation, atLength, officer, type TwentyCase } from './twenty-case.ts'

/** In Welsh, and in both languages. */
export const inLanguages: readonly TwentyCase[] = [
  {
    name: 'Welsh alone',
    given: {
      reference: 'EH-2026-040',
      particulars: {
        force: 'Heddlu Dyffryn Ŵyn',
        appropriateAuthority: 'Prif Gwnstabl Heddlu Dyffryn Ŵyn',
        officer: officer({ name: 'Swyddog Romeo', rank: 'CONSTABLE', rankAtTime: 'CONSTABLE' }),
        wording: { languages: 'CY', typed: 'cy', allowsEnglish: true },
      },
      findings: {
        allegations: [
          allegation(1, {
            particulars:
              'Agorodd y swyddog gofnod cymydog un ar ddeg o weithiau heb ddiben plismona.',
            reasons: 'Mae’r swyddog yn cyfaddef hynny.',
            fact: 'Agorwyd y cofnod un ar ddeg o weithiau.',
          }),
        ],
      },
    },
    secret: ['Collar 4471'],
  },
  {
    name: 'English and Welsh in parallel',
    given: {
      reference: 'EH-2026-041',
      particulars: {
        force: 'Heddlu Dyffryn Ŵyn',
        officer: officer({ name: 'Officer Sierra', number: 'Collar 77123' }),
        wording: { languages: 'BOTH', typed: 'en-GB', allowsEnglish: true },
      },
      findings: { allegations: [allegation(1, { reasons: atLength(2) })] },
      decision: { publication: { decision: 'PUBLISH_REDACTED', reasons: 'One name is left out.' } },
    },
    leftOut: [{ words: 'the record of a neighbour', ground: 'THIRD_PARTY' }],
    secret: ['Collar 77123', 'record of a neighbour'],
  },
]
