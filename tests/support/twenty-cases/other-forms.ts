import {
  allegation,
  chair,
  dates,
  decided,
  noSeriousness,
  notProved,
  officer,
  weighed,
  type TwentyCase,
} from './twenty-case.ts'

/** Accelerated hearings and a meeting. */
export const otherForms: readonly TwentyCase[] = [
  {
    name: 'accelerated hearing of a former officer, convicted',
    given: {
      reference: 'EH-2026-020',
      particulars: {
        matter: 'Conviction for drink driving',
        forum: 'AMH',
        officer: officer({
          name: 'Officer India',
          rank: 'SERGEANT',
          standing: 'FORMER',
          context: 'OFF_DUTY',
          representation: 'NONE',
        }),
        convictionType: 'SUMMARY',
        chair: chair({ capacity: 'CHIEF_OFFICER', certifiedForAmh: true }),
        members: [],
        adviser: null,
        dates: dates({
          conductFrom: '2026-04-11',
          conductTo: '2026-04-11',
          cameToAttention: '2026-04-12',
          severityAssessment: '2026-05-08',
          referralNotice: '2026-10-28',
          hearingFrom: '2026-11-16',
          hearingTo: '2026-11-16',
          decision: '2026-11-16',
          notified: '2026-11-17',
        }),
      },
      findings: {
        allegations: [
          allegation(1, {
            particulars:
              'On 6 May 2026 at Westbury magistrates’ court the officer was convicted of driving, on 11 April 2026, with more than twice the alcohol that the law allows. That is said to be gross misconduct, because it is a criminal conviction for conduct that puts lives at risk.',
            allegationTypes: ['DRINK_DRIVING'],
            fact: 'The certificate of conviction was produced.',
            standards: ['SPB09_DISCREDITABLE_CONDUCT'],
            reasons: 'A conviction is proof, and the officer does not go behind it.',
          }),
        ],
      },
      seriousness: weighed({
        culpability: 'HIGH',
        harm: 'MEDIUM',
        factors: [
          ['CUL_CRIMINAL', 'The officer chose to drive after an evening in a public house.'],
          [
            'HRM_RISK_ONLY',
            'Nobody was hurt. Others were on the road, and were at risk.',
            'RISKED',
          ],
          ['AGG_PUBLIC_CONCERN', 'Officers enforce this law against others each night.'],
          ['MIT_EARLY_ADMISSION', 'A plea of guilty at the first hearing in court.'],
        ],
        absent: ['AGG_CONCEALMENT'],
        together: 'A crime by one whose work it was to prevent it, owned from the first day.',
        mitigation: [
          {
            factorId: 'PM_SERVICE_RECORD',
            text: 'Nineteen years without complaint.',
            weight: 'Little beside a conviction.',
          },
        ],
      }),
      decision: decided(
        'WHBD',
        [
          {
            outcome: 'WHBD',
            reasons:
              'No warning could have kept the confidence of those whom the officer would have gone on to stop on the road.',
          },
        ],
        {
          exceptionalCircumstances: { found: false, reasons: 'None was put forward.', tags: [] },
          representationsHeardOn: '2026-11-16',
          adviserAdvice: '',
          barredListReportPlanned: true,
        },
      ),
    },
    secret: ['Collar 4471', 'Nineteen years'],
  },
  {
    name: 'accelerated hearing that goes back to the authority',
    given: {
      reference: 'EH-2026-021',
      particulars: {
        forum: 'AMH',
        members: [],
        adviser: null,
        officer: officer({ name: 'Officer Juliett' }),
        dates: dates({
          conductFrom: '2026-07-06',
          conductTo: '2026-07-12',
          cameToAttention: '2026-08-03',
          severityAssessment: '2026-08-10',
          referralNotice: '2026-10-28',
        }),
        originatingAuthority: 'Chief Constable of Northshire Police',
      },
      findings: {
        allegations: [
          notProved(1, {
            particulars:
              'Between 6 July and 12 July 2026 the officer opened the record of a neighbour eleven times without a policing purpose. That is said to be gross misconduct, because it is a breach of trust that was repeated.',
            answer: 'PARTLY',
            facts: [
              {
                id: 'fact-1',
                text: 'The record was opened eleven times from the officer’s own account.',
                proved: true,
                evidence: [],
              },
              {
                id: 'fact-2',
                text: 'There was no policing purpose.',
                proved: false,
                evidence: [],
              },
            ],
            reasons:
              'The officer names two colleagues who are said to have asked for the look-ups. The papers do not show enough without hearing them.',
          }),
        ],
      },
      seriousness: noSeriousness,
      decision: decided('AMH_RETURN_TO_AA', [], {
        representationsHeardOn: null,
        adviserAdvice: '',
        serviceRecordConsidered: false,
      }),
    },
    secret: ['Collar 4471'],
  },
  {
    name: 'misconduct meeting, written warning',
    given: {
      reference: 'EH-2026-022',
      particulars: {
        matter: 'Late for duty',
        forum: 'MEETING',
        officer: officer({ name: 'Officer Kilo', rank: 'CONSTABLE', rankAtTime: 'CONSTABLE' }),
        chair: chair({ label: 'Meeting chair', capacity: null }),
        members: [],
        adviser: null,
        dates: dates({
          conductFrom: '2026-05-05',
          conductTo: '2026-05-29',
          cameToAttention: '2026-06-01',
          severityAssessment: '2026-06-08',
          referralNotice: '2026-10-19',
          hearingFrom: '2026-11-16',
          hearingTo: '2026-11-16',
          decision: '2026-11-16',
          notified: '2026-11-16',
        }),
      },
      findings: {
        allegations: [
          allegation(1, {
            particulars: 'The officer was late for duty on nine days in May 2026.',
            allegationTypes: ['NEGLECT_OF_DUTY'],
            standards: ['SPB06_DUTIES_RESPONSIBILITIES'],
            level: 'MISCONDUCT',
            fact: 'The gate shows the officer’s card after the start of the shift on nine days.',
            reasons: 'The rota and the gate agree.',
          }),
        ],
      },
      seriousness: weighed({
        culpability: 'LOW',
        harm: 'LOW',
        factors: [
          ['CUL_NEGLECT_OF_DUTY', 'The officer knew the hours, and had been spoken to once.'],
          ['HRM_OPERATIONAL', 'Colleagues had to stay on until the officer came.', 'DONE'],
          ['AGG_SUSTAINED', 'Nine days of one month.'],
          [
            'MIT_REMORSE_INSIGHT',
            'The officer said sorry to the shift and has been on time since.',
          ],
        ],
        together: 'A small fault that was repeated and that others had to bear.',
        mitigation: [
          {
            factorId: 'PM_PERSONAL_CIRCUMSTANCES',
            text: 'The officer was moving house that month.',
            weight: 'A little.',
          },
        ],
      }),
      decision: decided(
        'WW',
        [{ outcome: 'WW', reasons: 'A warning is what these nine days call for.' }],
        {
          months: 18,
          representationsHeardOn: '2026-11-16',
          appealTo: 'The head of professional standards',
          adviserAdvice: '',
          publication: { decision: null, reasons: '' },
        },
      ),
    },
    secret: ['Collar 4471', 'rota and the gate', 'Officer Kilo'],
  },
]
