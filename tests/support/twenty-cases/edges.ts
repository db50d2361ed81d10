import { allegation, chair, dates, decided, officer, type TwentyCase } from './twenty-case.ts'

/** What is longer than anybody thinks of, and what is not yet known. */
export const edges: readonly TwentyCase[] = [
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
              'Eleven times between 3 June and 9 June 2025 the officer put into https://records.example.police.example/person/search?surname=Example&forename=Example&region=all&purpose=none&page=1&sort=descending a surname that was not needed, and once pasted the answer Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft into a message.',
            fact: 'The record was opened eleven times from the officer’s own account.',
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
          conductTo: '2025-06',
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
        adviserAdvice: '',
        serviceRecordConsidered: false,
        publication: { decision: null, reasons: '' },
      }),
    },
    secret: [],
  },
]
