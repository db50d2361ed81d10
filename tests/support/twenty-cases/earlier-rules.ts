import {
  allegation,
  chair,
  dates,
  decided,
  officer,
  weighed,
  type TwentyCase,
} from './twenty-case.ts'

const lookUps = (howOften: string) =>
  weighed({
    culpability: 'HIGH',
    harm: 'MEDIUM',
    factors: [
      ['CUL_DATA_MISUSE', 'Every look-up was for a private reason.'],
      ['HRM_PUBLIC_CONFIDENCE', 'People must be able to trust what is held about them.', 'DONE'],
      ['AGG_SUSTAINED', howOften],
      ['MIT_EARLY_ADMISSION', 'Admitted at the first interview.'],
    ],
    absent: ['AGG_CONCEALMENT'],
    together: 'Deliberate and repeated, with no disclosure to anyone and an early admission.',
    mitigation: [
      {
        factorId: 'PM_SERVICE_RECORD',
        text: 'A long record without complaint.',
        weight: 'Some, but limited.',
      },
    ],
  })

/** Hearings under rules that were in force before. */
export const earlierRules: readonly TwentyCase[] = [
  {
    name: '2012 rules, legally qualified chair, dismissal with notice',
    given: {
      reference: 'EH-2020-003',
      createdAt: '2020-01-10T09:00:00.000Z',
      particulars: {
        officer: officer({ name: 'Officer Lima' }),
        chair: chair({ capacity: 'LQC_LEGACY' }),
        adviser: null,
        dates: dates({
          conductFrom: '2018-06',
          conductTo: '2018-07',
          cameToAttention: '2018-08-01',
          severityAssessment: '2018-08-09',
          referralNotice: '2019-06-03',
          hearingFrom: '2019-11-04',
          hearingTo: '2019-11-06',
          decision: '2019-11-06',
          notified: '2019-11-08',
        }),
      },
      findings: {
        allegations: [
          allegation(1, {
            particulars:
              'Between 4 June and 13 July 2018 the officer opened the record of a neighbour eleven times without a policing purpose.',
            fact: 'The record was opened eleven times from the officer’s own account.',
          }),
        ],
      },
      seriousness: lookUps('Eleven look-ups over six weeks.'),
      decision: decided(
        'DISMISSAL_WITH_NOTICE',
        [
          { outcome: 'FWW', reasons: 'Too little for a breach of trust of this length.' },
          {
            outcome: 'DISMISSAL_WITH_NOTICE',
            reasons: 'It meets each purpose; notice allows for the long service.',
          },
        ],
        { representationsHeardOn: '2019-11-06', adviserAdvice: '', noticeEnds: '2019-12-06' },
      ),
    },
    secret: ['Collar 4471'],
  },
  {
    name: 'came to attention under the 2008 rules, dates known in part',
    given: {
      reference: 'EH-2013-001',
      particulars: {
        officer: officer({ name: 'Officer Mike', rankAtTime: null, representation: null }),
        chair: chair({ capacity: 'SENIOR_OTHER_FORCE' }),
        adviser: null,
        dates: dates({
          conductFrom: '2011',
          conductTo: null,
          cameToAttention: '2012-03-01',
          severityAssessment: '2012-03-09',
          referralNotice: '2012-10-01',
          hearingFrom: '2013-02-04',
          hearingTo: null,
          decision: '2013-02-05',
          notified: null,
        }),
      },
      findings: {
        allegations: [
          allegation(1, {
            particulars:
              'In 2011 the officer opened the record of a neighbour twice without a policing purpose.',
            fact: 'The record was opened twice from the officer’s own account.',
            standards: ['SPB07_CONFIDENTIALITY'],
            level: 'MISCONDUCT',
            reasons: 'The officer admits both look-ups, and no task needed them.',
          }),
        ],
        unconnectedIncidents: false,
      },
      seriousness: { ...lookUps('Two look-ups.'), culpabilityLevel: 'LOW', harmLevel: 'LOW' },
      decision: decided(
        'MGMT_ADVICE',
        [
          {
            outcome: 'MGMT_ADVICE',
            reasons:
              'The officer told the supervisor of the second look-up, and none has followed.',
          },
        ],
        { representationsHeardOn: null, adviserAdvice: '' },
      ),
    },
    secret: ['Collar 4471'],
  },
  {
    name: '2020 rules, legally qualified chair, reduction in rank',
    given: {
      reference: 'EH-2023-007',
      particulars: {
        officer: officer({
          name: 'Officer November',
          rank: 'SERGEANT',
          rankAtTime: 'SERGEANT',
          representation: 'LAWYER',
        }),
        chair: chair({ capacity: 'LQC_LEGACY' }),
        adviser: null,
        dates: dates({
          conductFrom: '2022-01-03',
          conductTo: '2022-01-03',
          cameToAttention: '2022-02-01',
          severityAssessment: '2022-02-04',
          referralNotice: '2023-01-16',
          hearingFrom: '2023-06-05',
          hearingTo: '2023-06-07',
          decision: '2023-06-07',
          notified: '2023-06-07',
        }),
      },
      findings: {
        allegations: [
          allegation(1, {
            particulars:
              'On 3 January 2022 the officer pushed a detained man against a cell wall. That is said to be gross misconduct, because the man was held and could not step back.',
            allegationTypes: ['EXCESSIVE_FORCE'],
            standards: ['SPB04_USE_OF_FORCE'],
            fact: 'The man was pushed once, with both hands, and struck the wall with his shoulder.',
            reasons: 'The film of the cell shows it.',
          }),
        ],
      },
      seriousness: weighed({
        culpability: 'MEDIUM',
        harm: 'LOW',
        factors: [
          ['CUL_EXCESSIVE_FORCE', 'No force was called for: the man stood still.'],
          ['HRM_PHYSICAL', 'A bruise that was gone within the week.', 'DONE'],
          ['AGG_VICTIM_VULNERABLE', 'He was held, alone, and in the officer’s charge.'],
          ['MIT_SINGLE_EPISODE', 'One push, over within two seconds.'],
          ['MIT_EARLY_ADMISSION', 'The officer wrote it into the custody record that day.'],
        ],
        absent: ['AGG_CONCEALMENT'],
        together: 'A loss of temper by a supervisor, told of at once.',
        mitigation: [
          {
            factorId: 'PM_SERVICE_RECORD',
            text: 'Nineteen years without complaint.',
            weight: 'Some.',
          },
        ],
      }),
      decision: decided(
        'RIR',
        [
          { outcome: 'FWW', reasons: 'It would leave a supervisor of others in place.' },
          { outcome: 'RIR', reasons: 'It takes the officer out of the charge of others.' },
          { outcome: 'DWN', reasons: 'More than is needed for one moment, admitted that day.' },
        ],
        {
          newRank: 'CONSTABLE',
          reasonsForNotDismissing:
            'The purposes are met without it: the officer is out of the charge of others.',
          representationsHeardOn: '2023-06-07',
          authorityViewsOnReduction: { recorded: true, summary: 'A place could be found.' },
          adviserAdvice: '',
        },
      ),
    },
    secret: ['Collar 4471', 'Nineteen years'],
  },
  {
    name: 'special constable, 2020 rules, chief officer chairs',
    given: {
      reference: 'EH-2024-011',
      particulars: {
        officer: officer({
          name: 'Officer Oscar',
          rank: 'SPECIAL_CONSTABLE',
          rankAtTime: 'SPECIAL_CONSTABLE',
          context: 'OFF_DUTY',
        }),
        chair: chair({
          capacity: 'DELEGATE',
          delegateBasis: 'FORMER_SENIOR_OFFICER',
          delegatedOn: '2024-06-10',
          leftSeniorRankOn: '2022-03-31',
        }),
        dates: dates({
          conductFrom: '2023-08-12',
          conductTo: '2023-08-12',
          cameToAttention: '2023-09-01',
          severityAssessment: '2023-09-15',
          referralNotice: '2024-06-03',
          hearingFrom: '2024-10-14',
          hearingTo: '2024-10-15',
          decision: '2024-10-15',
          notified: '2024-10-15',
        }),
      },
      findings: {
        allegations: [
          allegation(1, {
            particulars:
              'On 12 August 2023 the officer showed a warrant card to get into a night club without paying. That is said to be gross misconduct, because the card is given for duty alone.',
            allegationTypes: ['ABUSE_OF_POSITION'],
            standards: ['SPB01_HONESTY_INTEGRITY', 'SPB09_DISCREDITABLE_CONDUCT'],
            fact: 'The card was held up, and ten pounds were not paid.',
            reasons: 'Two door staff and the officer agree on what was said.',
          }),
        ],
      },
      seriousness: weighed({
        culpability: 'MEDIUM',
        harm: 'LOW',
        factors: [
          ['CUL_ABUSE_OF_POWERS', 'The card was used off duty, and to gain by it.'],
          ['HRM_PUBLIC_CONFIDENCE', 'It was done in front of a queue.', 'DONE'],
          ['AGG_INTOXICATION', 'The officer had been drinking.'],
          ['MIT_SINGLE_EPISODE', 'One evening.'],
          ['MIT_EARLY_ADMISSION', 'Told to a sergeant the next morning.'],
        ],
        together: 'A small gain and a plain misuse of the card, told of before anyone asked.',
        mitigation: [
          {
            factorId: 'PM_TESTIMONIAL',
            text: 'The officer’s employer wrote of honesty with money.',
            weight: 'A little.',
          },
        ],
      }),
      decision: decided(
        'FWW',
        [
          { outcome: 'FWW', reasons: 'The officer told a sergeant of it the next morning.' },
          { outcome: 'DWN', reasons: 'More than is needed.' },
        ],
        {
          months: 24,
          reasonsForNotDismissing: 'Ten pounds, one evening, and told of before anyone asked.',
          representationsHeardOn: '2024-10-15',
          adviserAdvice: 'The adviser reminded the panel to begin with the mildest outcome.',
        },
      ),
    },
    secret: ['Collar 4471', 'honesty with money', 'begin with the mildest'],
  },
]
