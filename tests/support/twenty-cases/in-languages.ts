import { sampleCase } from '../sample-case.ts'
import { allegation, chair, decided, officer, weighed, type TwentyCase } from './twenty-case.ts'

const { members, adviser } = sampleCase().particulars

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
        chair: chair({ label: 'Y cadeirydd' }),
        members: members.map((one, at) => ({ ...one, label: `Aelod ${at + 1}` })),
        adviser: adviser === null ? null : { ...adviser, label: 'Y cynghorydd' },
        wording: { languages: 'CY', typed: 'cy', allowsEnglish: true },
      },
      findings: {
        allegations: [
          allegation(1, {
            particulars:
              'Rhwng 3 Mehefin a 9 Mehefin 2025 agorodd y swyddog gofnod cymydog un ar ddeg o weithiau heb ddiben plismona.',
            reasons: 'Mae’r swyddog yn cyfaddef hynny.',
            fact: 'Agorwyd y cofnod un ar ddeg o weithiau.',
          }),
        ],
      },
      seriousness: {
        ...weighed({
          culpability: 'HIGH',
          harm: 'MEDIUM',
          factors: [
            ['CUL_DATA_MISUSE', 'Roedd rheswm preifat dros bob chwiliad.'],
            [
              'HRM_PUBLIC_CONFIDENCE',
              'Rhaid i bobl allu ymddiried yn yr hyn a gedwir amdanynt.',
              'DONE',
            ],
            ['AGG_SUSTAINED', 'Un ar ddeg o chwiliadau mewn wythnos.'],
            ['MIT_EARLY_ADMISSION', 'Cyfaddefwyd hyn yn y cyfweliad cyntaf.'],
          ],
          absent: ['AGG_CONCEALMENT'],
          together: 'Yn fwriadol a thro ar ôl tro, ond fe’i cyfaddefwyd yn gynnar.',
          mitigation: [
            {
              factorId: 'PM_SERVICE_RECORD',
              text: 'Gwasanaeth hir heb gŵyn.',
              weight: 'Rhywfaint, ond cyfyngedig.',
            },
          ],
        }),
        purposes:
          'Cadw hyder y cyhoedd, cynnal safonau ac atal camymddwyn, ac amddiffyn y cyhoedd.',
      },
      decision: decided(
        'FWW',
        [
          { outcome: 'FWW', reasons: 'Mae’n nodi’r difrifoldeb ac yn ateb pob diben yma.' },
          { outcome: 'DWN', reasons: 'Mwy nag sydd ei angen yn yr amgylchiadau hyn.' },
        ],
        {
          months: 36,
          exceptionalCircumstances: {
            found: true,
            reasons: 'Roedd y swyddog yn ofni dros blentyn, a dywedodd hynny wrth oruchwyliwr.',
            tags: [],
          },
          reasonsForNotDismissing: 'Gellir cadw hyder y cyhoedd heb ddiswyddo.',
          adviserAdvice: 'Esboniodd y cynghorydd y rheolau ac ni chymerodd ran yn y penderfyniad.',
          appealTo: 'Tribiwnlys Apelau’r Heddlu, drwy’r corff plismona lleol',
        },
      ),
    },
    notice: {
      leftOut: [],
      reason: '',
      time: '10.00',
      place: 'Ystafell gynadledda, Y Pencadlys, Ffordd y Dyffryn',
      additions:
        'Ysgrifennwch at yr uned gwrandawiadau camymddwyn erbyn hanner dydd ar y diwrnod gwaith cynt.\n\nNi chaiff neb dan 18 oed fod yn bresennol, ac ni chaniateir recordio.',
    },
    secret: ['Collar 4471', 'heb gŵyn', 'Esboniodd'],
  },
  {
    name: 'English and Welsh in parallel',
    given: {
      reference: 'EH-2026-041',
      particulars: {
        force: 'Heddlu Dyffryn Ŵyn',
        appropriateAuthority: 'Chief Constable of Heddlu Dyffryn Ŵyn',
        officer: officer({ name: 'Officer Sierra', number: 'Collar 77123' }),
        wording: { languages: 'BOTH', typed: 'en-GB', allowsEnglish: true },
      },
      findings: {
        allegations: [
          allegation(1, {
            fact: 'The record was opened eleven times from the officer’s own account.',
            reasons:
              'The officer admits each look-up, and says that fear for a child next door was the reason.\n\nThe system log shows each of them with its time, the terms that were typed and how long the record stayed open. None was for a task.',
          }),
        ],
      },
      decision: { publication: { decision: 'PUBLISH_REDACTED', reasons: 'One name is left out.' } },
    },
    leftOut: [{ words: 'the record of a neighbour', ground: 'THIRD_PARTY' }],
    secret: ['Collar 77123', 'record of a neighbour'],
  },
]
