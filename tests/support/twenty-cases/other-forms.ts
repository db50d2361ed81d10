import { allegation, chair, dates, decided, officer, type TwentyCase } from './twenty-case.ts'

/** Accelerated hearings, meetings, older rules, other people, what is not known. */
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
        dates: dates({
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
              'On 2 May 2026 at Westbury magistrates’ court the officer was convicted of driving with more than twice the alcohol that the law allows.',
            allegationTypes: ['DRINK_DRIVING'],
            fact: 'The certificate of conviction was produced.',
            standards: ['SPB09_DISCREDITABLE_CONDUCT'],
            reasons: 'A conviction is proof, and the officer does not go behind it.',
          }),
        ],
      },
      seriousness: { personalMitigation: [] },
      decision: decided(
        'WHBD',
        [{ outcome: 'WHBD', reasons: 'The officer would have been dismissed.' }],
        {
          exceptionalCircumstances: { found: false, reasons: 'None was put forward.', tags: [] },
          representationsHeardOn: '2026-11-16',
          adviserAdvice: '',
          barredListReportPlanned: true,
        },
      ),
    },
    secret: ['Collar 4471'],
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
        originatingAuthority: 'Chief Constable of Northshire Police',
      },
      findings: {
        allegations: [
          allegation(1, {
            proved: null,
            standards: [],
            level: null,
            reasons: 'The papers do not show enough without witnesses.',
          }),
        ],
      },
      seriousness: {
        factors: [],
        absentFactors: [],
        personalMitigation: [],
        together: '',
        culpabilityLevel: null,
        harmLevel: null,
        purposes: '',
      },
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
            reasons: 'The rota and the gate agree.',
          }),
        ],
      },
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
  {
    name: '2012 rules, legally qualified chair, dismissal with notice',
    given: {
      reference: 'EH-2020-003',
      createdAt: '2020-01-10T09:00:00.000Z',
      particulars: {
        officer: officer({ name: 'Officer Lima' }),
        chair: chair({ label: 'Legally qualified chair', capacity: 'LQC_LEGACY' }),
        adviser: null,
        dates: dates({
          conductFrom: '2018-06',
          conductTo: '2018-07',
          cameToAttention: '2018-08-01',
          severityAssessment: '2018-08-09',
          referralNotice: '2019-06-01',
          hearingFrom: '2019-11-04',
          hearingTo: '2019-11-06',
          decision: '2019-11-06',
          notified: '2019-11-08',
        }),
      },
      decision: decided(
        'DISMISSAL_WITH_NOTICE',
        [
          { outcome: 'FWW', reasons: 'Too little for a breach of trust of this length.' },
          {
            outcome: 'DISMISSAL_WITH_NOTICE',
            reasons: 'It meets each purpose; notice allows for the long service.',
          },
        ],
        { representationsHeardOn: '2019-11-06' },
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
      decision: decided('MGMT_ADVICE', [{ outcome: 'MGMT_ADVICE', reasons: 'Enough here.' }], {
        representationsHeardOn: null,
      }),
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
        chair: chair({ label: 'Legally qualified chair', capacity: 'LQC_LEGACY' }),
        adviser: null,
        dates: dates({
          conductFrom: '2022-01-03',
          conductTo: '2022-01-03',
          cameToAttention: '2022-02-01',
          severityAssessment: '2022-02-04',
          referralNotice: '2022-12-01',
          hearingFrom: '2023-06-05',
          hearingTo: '2023-06-07',
          decision: '2023-06-07',
          notified: '2023-06-07',
        }),
      },
      findings: {
        allegations: [
          allegation(1, {
            particulars: 'On 3 January 2022 the officer pushed a detained man against a cell wall.',
            allegationTypes: ['EXCESSIVE_FORCE'],
            standards: ['SPB04_USE_OF_FORCE'],
            reasons: 'The film of the cell shows it.',
          }),
        ],
      },
      decision: decided(
        'RIR',
        [
          { outcome: 'FWW', reasons: 'It would leave a supervisor of others in place.' },
          { outcome: 'RIR', reasons: 'It takes the officer out of the charge of others.' },
          { outcome: 'DWN', reasons: 'One moment in nineteen years.' },
        ],
        {
          newRank: 'CONSTABLE',
          reasonsForNotDismissing: 'One moment, admitted that day.',
          representationsHeardOn: '2023-06-07',
          authorityViewsOnReduction: { recorded: true, summary: 'A place could be found.' },
        },
      ),
    },
    secret: ['Collar 4471'],
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
        chair: chair({ capacity: 'DELEGATE', delegateBasis: 'FORMER_SENIOR_OFFICER' }),
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
              'On 12 August 2023 the officer showed a warrant card to get into a night club without paying.',
            allegationTypes: ['ABUSE_OF_POSITION'],
            standards: ['SPB01_HONESTY_INTEGRITY', 'SPB09_DISCREDITABLE_CONDUCT'],
            reasons: 'Two door staff and the officer agree on what was said.',
          }),
        ],
      },
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
        },
      ),
    },
    secret: ['Collar 4471'],
  },
  {
    name: 'long words, long names and addresses',
    given: {
      reference: 'EH-2026-029',
      particulars: {
        force:
          'Heddlu Dyffryn Ŵyn, Ŷstwyth a Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Joint Constabulary',
        appropriateAuthority:
          'The Chief Constable of that force, acting through the Deputy Chief Constable (Professional Standards, Vetting and Counter-Corruption)',
        officer: officer({
          name: 'Officer Papa-Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch',
        }),
        members: [
          {
            label:
              'Panel member 1, appointed by the local policing body from the joint list of the south-western region',
            profileId: null,
          },
          { label: 'Panel member 2', profileId: null },
        ],
      },
      findings: {
        allegations: [
          allegation(1, {
            particulars:
              'The officer put into https://records.example.police.example/person/search?surname=Example&forename=Example&region=all&purpose=none&page=1&sort=descending a surname that was not needed, and pasted the answer Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft into a message.',
          }),
        ],
      },
      decision: {
        appealTo:
          'The Police Appeals Tribunal, through the Office of the Police and Crime Commissioner, Example House, 1 Example Street, Exampleton, EX1 1EX; appeals@opcc.example.police.example',
      },
    },
    secret: ['Collar 4471'],
  },
  {
    name: 'much not yet known',
    given: {
      reference: 'EH-2026-030',
      particulars: {
        officer: officer({
          name: 'Officer Quebec',
          number: '',
          rank: null,
          rankAtTime: null,
          representation: null,
          context: null,
        }),
        chair: chair({ capacity: null }),
        members: [],
        adviser: null,
        previouslyReducedInRank: null,
        dates: dates({
          conductFrom: '2025',
          conductTo: '2025-10',
          severityAssessment: null,
          referralNotice: null,
          hearingFrom: null,
          hearingTo: null,
          decision: null,
          notified: null,
        }),
        warnings: [
          {
            id: 'w',
            kind: 'FWW',
            notified: null,
            months: null,
            careerBreakDays: 0,
            citedAsAggravation: false,
          },
        ],
      },
      findings: {
        allegations: [
          allegation(1, {
            answer: null,
            proved: null,
            standards: [],
            level: null,
            reasons: '',
            facts: [],
          }),
        ],
        adverseInference: { drawn: null, reasons: '' },
        unconnectedIncidents: null,
      },
      seriousness: { culpabilityLevel: null, harmLevel: 'MEDIUM', purposes: '', together: '' },
      decision: decided(null, [], {
        appealTo: '',
        representationsHeardOn: null,
        publication: { decision: null, reasons: '' },
      }),
    },
    secret: [],
  },
]
