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

const sexual = allegation(1, {
  particulars:
    'Between March and May 2026, while looking into a burglary at her home, the officer sent the complainant, Complainant Heron, 46 messages of a personal and then of a sexual nature. That is said to be gross misconduct, because a person who reports a crime depends on the officer who looks into it.',
  allegationTypes: ['ABUSE_OF_POSITION_SEXUAL'],
  answer: 'PARTLY',
  fact: 'The officer sent the 46 messages that are listed in the schedule.',
  standards: [
    'SPB01_HONESTY_INTEGRITY',
    'SPB02_AUTHORITY_RESPECT_COURTESY',
    'SPB09_DISCREDITABLE_CONDUCT',
  ],
  reasons:
    'The messages themselves are agreed. The officer said that they were meant kindly. The panel does not accept that: from the ninth message on they speak of meeting alone, and two were sent while the officer was due at a hospital.\n\nComplainant Heron wrote on 4 May 2026 that she did not dare not to answer, because the officer had her case in hand.',
})

/** Misconduct hearings with a panel, in English. */
export const hearings: readonly TwentyCase[] = [
  {
    name: 'exceptional circumstances, 2025 rules, comparators relied on',
    given: {
      particulars: { officer: officer({}) },
      decision: {
        reliedOnComparators: ['P-0001'],
        comparatorDeparture: 'The officer in P-0002 lied in interview; this officer did not.',
        comparatorAnswers: [{ ref: 'P-0002', answer: 'That officer gave a false account.' }],
      },
    },
    compared: true,
    secret: ['Collar 4471', 'bundle page', 'UNANIMOUS', 'P-0003'],
  },
  {
    name: 'dismissal for abuse of position, complainant anonymous',
    given: {
      particulars: {
        matter: 'Messages to a victim of burglary',
        officer: officer({
          name: 'Officer Bravo',
          number: 'Collar 20881',
          rank: 'CONSTABLE',
          rankAtTime: 'CONSTABLE',
          representation: 'LAWYER',
        }),
        chair: chair({
          capacity: 'DELEGATE',
          delegateBasis: 'STAFF_EQUIVALENT',
          delegatedOn: '2026-07-27',
          operationalCase: false,
        }),
        dates: dates({
          conductFrom: '2026-03-02',
          conductTo: '2026-05-06',
          cameToAttention: '2026-05-06',
          severityAssessment: '2026-05-12',
          referralNotice: '2026-07-20',
        }),
      },
      findings: {
        allegations: [
          sexual,
          allegation(2, {
            particulars:
              'The officer deleted the messages from the mobile telephone of the force on the day on which the complaint was made.',
            allegationTypes: ['DISHONESTY_OPERATIONAL'],
            answer: 'DENIED',
            fact: 'The messages were deleted at 23:41 on 6 May 2026, four hours after the officer was told of the complaint.',
            standards: ['SPB01_HONESTY_INTEGRITY', 'SPB05_ORDERS_INSTRUCTIONS'],
            reasons:
              'The download of the telephone fixes the time. The explanation that a child had been playing with it is not credible.',
          }),
          notProved(3, {
            particulars:
              'The officer went to the complainant’s home on 11 April 2026 without a policing purpose.',
            reasons:
              'The log of the vehicle stops one street away. That is not enough to show on the balance of probabilities that the officer went in.',
          }),
        ],
        adverseInference: {
          drawn: true,
          reasons:
            'The officer did not mention the child before the hearing, though asked about the deletion in both interviews.',
        },
        unconnectedIncidents: false,
      },
      seriousness: weighed({
        culpability: 'HIGH',
        harm: 'HIGH',
        factors: [
          ['CUL_POSITION_TRUST', 'She met the officer only because she had reported a crime.'],
          [
            'HRM_PSYCHOLOGICAL',
            'Complainant Heron has been under the care of a doctor since.',
            'DONE',
          ],
          ['AGG_CONCEALMENT', 'The messages were deleted.'],
        ],
        together:
          'Conduct of this kind stands close to the top of the scale, and the attempt to hide it makes it worse.',
        mitigation: [
          {
            factorId: 'PM_PERSONAL_CIRCUMSTANCES',
            text: 'The officer’s marriage had ended in February.',
            weight: 'Little.',
          },
        ],
      }),
      decision: decided(
        'DWN',
        [
          {
            outcome: 'FWW',
            reasons: 'It could not keep the confidence of anyone who calls the police to her home.',
          },
          { outcome: 'RIR', reasons: 'A constable has no lower rank.' },
          { outcome: 'DWN', reasons: 'Nothing less meets the first of the three purposes.' },
        ],
        {
          exceptionalCircumstances: {
            found: false,
            reasons: 'Nothing that was put forward takes this case out of the ordinary run.',
            tags: [],
          },
          adviserAdvice: 'The adviser reminded the panel of the presumption.',
          barredListReportPlanned: true,
          restrictions: 'No report may name the complainant or show where Complainant Heron lives.',
          publication: {
            decision: 'PUBLISH_REDACTED',
            reasons: 'The complainant has anonymity for life.',
          },
        },
      ),
    },
    leftOut: [
      { words: 'the complainant, Complainant Heron,', ground: 'COMPLAINANT_ANONYMITY' },
      { words: 'Complainant Heron wrote on 4 May 2026', ground: 'COMPLAINANT_ANONYMITY' },
      { words: 'Complainant Heron has been under the care of a doctor since.', ground: 'HEALTH' },
    ],
    secret: ['Heron', 'Collar 20881', 'care of a doctor', 'marriage had ended', 'bundle page'],
  },
  {
    name: 'nothing proved',
    given: {
      particulars: {
        matter: 'An arrest outside a football ground',
        officer: officer({ name: 'Officer Charlie', representation: 'LAWYER' }),
        dates: dates({
          conductFrom: '2026-02-14',
          conductTo: '2026-02-15',
          cameToAttention: '2026-02-20',
          severityAssessment: '2026-03-02',
          referralNotice: '2026-07-06',
        }),
      },
      findings: {
        allegations: [
          notProved(1, {
            particulars:
              'On 14 February 2026 the officer struck a man on the head with a baton while he was lying on the ground.',
            allegationTypes: ['EXCESSIVE_FORCE'],
            reasons:
              'Three films were played. In none is a blow to the head to be seen. Witness Plover, who spoke of one, stood forty metres away behind a coach.',
          }),
          notProved(2, {
            particulars:
              'In a statement of 15 February 2026 the officer left out that the baton was drawn.',
            allegationTypes: ['DISHONESTY_OPERATIONAL'],
            reasons: 'The statement says on its second page that it was.',
          }),
        ],
        unconnectedIncidents: null,
      },
      seriousness: noSeriousness,
      decision: decided('NO_BREACH', [], {
        representationsHeardOn: null,
        serviceRecordConsidered: false,
        adviserAdvice: '',
        publication: { decision: 'PUBLISH_REDACTED', reasons: 'A witness is not named.' },
      }),
    },
    leftOut: [{ words: 'Witness Plover', ground: 'WITNESS' }],
    secret: ['Plover', 'Collar 4471'],
  },
  {
    name: 'correction that supersedes',
    given: {
      particulars: { officer: officer({}) },
      version: 2,
      replacesNotice: 'EH-2026-014/1',
      correctionReason: 'The first notice gave the wrong last day of the warning.',
    },
    secret: ['wrong last day', 'Collar 4471'],
  },
  {
    name: 'one of two officers heard together, misconduct',
    given: {
      reference: 'EH-2026-031',
      particulars: {
        matter: 'A group of messages on one shift',
        officer: officer({ name: 'Officer Delta', rank: 'INSPECTOR', rankAtTime: 'SERGEANT' }),
        parityGroup: 'Operation Heather',
        dates: dates({ conductFrom: '2025-06-01', conductTo: '2025-06-30' }),
        hearing: {
          key: 'a'.repeat(32),
          reference: 'H-2026-031',
          time: '10.00',
          place: 'Headquarters',
          notice: { leftOut: [], reason: '', additions: '' },
        },
        warnings: [
          {
            id: 'w',
            kind: 'WW',
            notified: '2025-02-01',
            months: 18,
            careerBreakDays: 0,
            citedAsAggravation: true,
          },
        ],
      },
      findings: {
        allegations: [
          allegation(1, {
            particulars:
              'Between 1 and 30 June 2025 the officer read messages in a group of the shift that mocked people for their race, and challenged none of them. That is said to be gross misconduct, because the officer was the supervisor of all who wrote them.',
            allegationTypes: ['FAILURE_TO_CHALLENGE'],
            standards: ['SPB10_CHALLENGING_REPORTING'],
            level: 'MISCONDUCT',
            reasons:
              'The officer was a member of the group and had opened 212 of 230 messages. Rank made it the officer’s task to speak. The panel does not go as far as gross misconduct: the officer wrote nothing, and left the group within the month.',
          }),
        ],
        unconnectedIncidents: false,
      },
      seriousness: weighed({
        culpability: 'MEDIUM',
        harm: 'MEDIUM',
        factors: [
          [
            'CUL_SENIORITY',
            'A sergeant sets what a shift takes to be allowed, and silence was heard as leave.',
          ],
          [
            'HRM_PUBLIC_CONFIDENCE',
            'People must be able to rely on being treated alike, whoever they are.',
            'RISKED',
          ],
          ['AGG_SUSTAINED', 'The messages went on for a month.'],
          ['MIT_REMORSE_INSIGHT', 'The officer has since spoken of it to every new shift.'],
        ],
        absent: ['AGG_GROUP_LEADING'],
        together: 'A failure of supervision that lasted, by somebody who took no part in it.',
        mitigation: [
          {
            factorId: 'PM_TESTIMONIAL',
            text: 'Two inspectors wrote of the officer’s care for the shift.',
            weight: 'A little.',
          },
        ],
      }),
      decision: decided(
        'FWW',
        [
          { outcome: 'WW', reasons: 'A written warning was live already.' },
          {
            outcome: 'FWW',
            reasons: 'It is the proper answer to misconduct while a warning is live.',
          },
        ],
        {
          months: 24,
          adviserAdvice: 'The adviser reminded the panel that a written warning was live.',
        },
      ),
    },
    heardWith: ['EH-2026-032'],
    secret: ['Operation Heather', 'Collar 4471'],
  },
  {
    name: 'the other of the two, below misconduct, reflective practice',
    given: {
      reference: 'EH-2026-032',
      particulars: {
        matter: 'A group of messages on one shift',
        officer: officer({
          name: 'Officer Echo',
          rank: 'CONSTABLE',
          rankAtTime: 'CONSTABLE',
          representation: 'NONE',
        }),
        parityGroup: 'Operation Heather',
        dates: dates({ conductFrom: '2025-06-12', conductTo: '2025-06-12' }),
        hearing: {
          key: 'a'.repeat(32),
          reference: 'H-2026-031',
          time: '',
          place: '',
          notice: { leftOut: [], reason: '', additions: '' },
        },
      },
      findings: {
        allegations: [
          allegation(1, {
            particulars:
              'On 12 June 2025 the officer put a laughing face under a message that mocked a colleague. That is said to be gross misconduct together with the messages that others wrote.',
            standards: ['SPB02_AUTHORITY_RESPECT_COURTESY'],
            level: 'BREACH_BELOW_MISCONDUCT',
            reasons:
              'One sign, put there within seconds, by an officer in the second month of service.',
          }),
        ],
        unconnectedIncidents: false,
      },
      seriousness: noSeriousness,
      decision: decided('RPRP', [], {
        reflectivePractice:
          'The officer and the line manager go through what was written in that group, and what a colleague may do who sees it.',
        serviceRecordConsidered: false,
        adviserAdvice: '',
      }),
    },
    heardWith: ['EH-2026-031'],
    secret: ['Operation Heather', 'Collar 4471'],
  },
]
