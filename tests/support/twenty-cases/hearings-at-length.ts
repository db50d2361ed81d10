import {
  allegation,
  dates,
  decided,
  notProved,
  officer,
  weighed,
  type TwentyCase,
} from './twenty-case.ts'

/** Paragraphs of a judgment, to a length. */
const atLength = (paragraphs: number): string =>
  Array.from({ length: paragraphs }, (_, index) => {
    const opening = openings[index % openings.length] ?? ''
    const weighing = weighings[(index + Math.floor(index / openings.length)) % weighings.length]
    return `${opening} ${weighing ?? ''}`
  }).join('\n\n')

const openings = [
  'The first question is whether there was a policing purpose.',
  'The officer’s account changed between the first and the second interview.',
  'Two colleagues gave evidence of what was usual on that shift.',
  'It was said for the officer that curiosity is not dishonesty.',
  'The panel reminded itself that it must look at each look-up by itself.',
]

const weighings = [
  'The system log shows each look-up with its time, the terms that were typed and how long the record stayed open. The officer said in interview that a task had been given at the morning briefing; the briefing sheet, the supervisor’s note book and the radio log have no such task.',
  'The members weighed that account with care, because a record of a briefing may leave things out, and they have kept in mind that the officer had no duty to prove anything. They have asked of each record that is missing whether it would have been made if the task had been given.',
  'Nothing in the pattern of work on that day called for the record of a neighbour: no call had come from the street, no vehicle had been seen there, and the officer was due at court within the hour. The look-up lasted for four minutes, and no note of it was made.',
  'The panel accepts that officers open records in haste and do not always write down why. It has looked for any other look-up of that year that had no note. There were three, and each of them could be joined to a call; none of the eleven can.',
]

/** Hearings whose notices are long, and one that is not published. */
export const hearingsAtLength: readonly TwentyCase[] = [
  {
    name: 'reasons over many pages',
    given: {
      particulars: { officer: officer({ name: 'Officer Foxtrot' }) },
      findings: {
        allegations: [allegation(1, { answer: 'DENIED', reasons: atLength(24) })],
      },
      seriousness: weighed({
        culpability: 'HIGH',
        harm: 'MEDIUM',
        factors: [
          ['CUL_DATA_MISUSE', 'Every look-up was for a private reason.'],
          [
            'HRM_PUBLIC_CONFIDENCE',
            'People must be able to trust what is held about them.',
            'DONE',
          ],
          ['AGG_SUSTAINED', 'Eleven look-ups over a week.'],
          ['AGG_FALSE_ACCOUNT', 'The task that the officer spoke of was never given.'],
        ],
        absent: ['MIT_GOOD_FAITH'],
        together: 'Deliberate and repeated, with an account in interview that was not true.',
        mitigation: [
          {
            factorId: 'PM_SERVICE_RECORD',
            text: 'A long record without complaint.',
            weight: 'Some, but limited.',
          },
        ],
      }),
      decision: decided(
        'DWN',
        [
          {
            outcome: 'FWW',
            reasons:
              'The panel began with the mildest outcome that the rules leave open, and asked whether it would meet the three purposes.\n\nA warning would mark what was done. It would not answer the untrue account: an officer whose word about a look-up cannot be relied on cannot be sent to court to speak of one.\n\nThe panel gave weight to eleven years of good service. Service of that length is also why the officer knew what the record was for.',
          },
          {
            outcome: 'RIR',
            reasons:
              'A sergeant who becomes a constable keeps the same access to the same records. The harm to be guarded against would stay where it is.',
          },
          {
            outcome: 'DWN',
            reasons:
              'Public confidence comes first. Whoever lives beside an officer must be able to do so without being looked up.\n\nStandards come next. The force has told its officers each year, in the same words, that a record is opened for a task and for nothing else.\n\nThe public must be protected from a further look-up, and nothing was put forward that would make one less likely.\n\nThe panel looked for a milder outcome that meets these purposes, and found none.\n\nIt has kept apart what the officer said of the effect on the family, which is real and is felt by every family in that place.',
          },
        ],
        {
          exceptionalCircumstances: {
            found: false,
            reasons: 'A quarrel over a hedge is not exceptional, nor is good service before it.',
            tags: [],
          },
          adviserAdvice:
            'The adviser set out the presumption, and what past courts have said of it.',
          barredListReportPlanned: true,
        },
      ),
    },
    secret: ['Collar 4471', 'bundle page', 'what past courts have said'],
  },
  {
    name: 'fourteen allegations, tables over pages',
    given: {
      particulars: {
        matter: 'Claims for travel and meals',
        officer: officer({
          name: 'Officer Golf',
          rank: 'CHIEF_SUPERINTENDENT',
          rankAtTime: 'SUPERINTENDENT',
          context: 'OFF_DUTY',
        }),
        dates: dates({
          conductFrom: '2026-03-03',
          conductTo: '2026-03-16',
          cameToAttention: '2026-04-07',
          severityAssessment: '2026-04-14',
          referralNotice: '2026-07-06',
        }),
      },
      findings: {
        allegations: Array.from({ length: 14 }, (_, index) =>
          index % 4 === 3
            ? notProved(index + 1, {
                particulars: `On ${index + 3} March 2026 the officer claimed £${84 + index * 7}.50 for a hotel in Leeds without a receipt.`,
                reasons: 'A second receipt was found.',
              })
            : allegation(index + 1, {
                particulars: `On ${index + 3} March 2026 the officer claimed £${84 + index * 7}.50 for ${index % 2 === 0 ? 'a journey by train that was not made, and did so although the ticket office had already paid the fare back to the officer’s own account' : 'a meal with a guest on a day of leave'}.`,
                answer: index % 3 === 0 ? 'ADMITTED' : 'PARTLY',
                standards:
                  index % 2 === 0
                    ? [
                        'SPB01_HONESTY_INTEGRITY',
                        'SPB09_DISCREDITABLE_CONDUCT',
                        'SPB05_ORDERS_INSTRUCTIONS',
                      ]
                    : ['SPB01_HONESTY_INTEGRITY'],
                fact:
                  index % 2 === 0
                    ? 'The journey was claimed and was not made.'
                    : 'The meal was claimed for a day of leave.',
                reasons:
                  index % 2 === 0
                    ? 'The accounts of the railway company show the repayment.'
                    : 'The roster shows the leave, and the bill shows the day.',
              }),
        ),
        unconnectedIncidents: true,
      },
      seriousness: weighed({
        culpability: 'HIGH',
        harm: 'LOW',
        factors: [
          [
            'CUL_DISHONESTY',
            'Each claim was signed as true, and the officer knew that it was not.',
          ],
          ['HRM_FINANCIAL', 'A sum of less than two thousand pounds, since paid back.', 'DONE'],
          ['AGG_SUSTAINED', 'Eleven claims in a fortnight.'],
          ['MIT_STEPS_TO_REDUCE_HARM', 'The whole sum was paid back before anyone asked for it.'],
        ],
        absent: ['AGG_CONCEALMENT'],
        together:
          'Dishonesty by an officer of high rank, ended by the officer and not by an audit.',
        mitigation: [
          {
            factorId: 'PM_SERVICE_RECORD',
            text: 'Twenty-six years without complaint.',
            weight: 'Some, but limited.',
          },
        ],
      }),
      decision: decided(
        'RIR',
        [
          { outcome: 'FWW', reasons: 'Not enough for a sum that was taken on eleven days.' },
          {
            outcome: 'RIR',
            reasons:
              'The officer keeps a place in the force but not the trust that goes with that rank.',
          },
          { outcome: 'DWN', reasons: 'More than is needed where the officer ended it alone.' },
        ],
        {
          newRank: 'INSPECTOR',
          exceptionalCircumstances: {
            found: true,
            reasons:
              'The officer told the auditor of the first claim and of every other before they were looked for.',
            tags: [],
          },
          reasonsForNotDismissing:
            'Few ever tell of such a thing unasked. An outcome that left no room for it would keep others from doing so.',
          authorityViewsOnReduction: {
            recorded: true,
            summary: 'The appropriate authority had no objection.',
          },
        },
      ),
    },
    secret: ['Collar 4471', 'bundle page'],
  },
  {
    name: 'report withheld',
    given: {
      particulars: { officer: officer({ name: 'Officer Hotel', number: 'Collar 90210' }) },
      decision: {
        publication: {
          decision: 'WITHHOLD',
          reasons: 'A trial of a third person, Accused Lapwing, opens in January.',
        },
      },
    },
    secret: ['Lapwing', 'Collar 90210', 'neighbour', 'Officer Hotel'],
  },
]
