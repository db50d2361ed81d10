import { earliest, isRealDate, latest, parsePartial } from '../dates.ts'
import type { Allegation, HearingCase } from '../hearing-case.ts'
import { atLeast, overallFinding } from '../overall-finding.ts'
import { known } from '../regime.ts'
import { severityDateProblem } from '../severity.ts'
import { need, needIf, type IssueProblem } from './issue-problem.ts'
import { isBlank } from './situation.ts'

// Steps 1 and 2: who, when, under which rules, and what was found (domain brief 5.2, fields 3 to 12).

export function particularsProblems(hearingCase: HearingCase): IssueProblem[] {
  return [
    ...partyProblems(hearingCase),
    ...panelProblems(hearingCase),
    ...dateProblems(hearingCase),
    ...regimeProblems(hearingCase),
    ...earlierRecordProblems(hearingCase),
    ...assessmentProblems(hearingCase),
  ]
}

function partyProblems({ particulars }: HearingCase): IssueProblem[] {
  const { officer } = particulars
  const at = 'particulars.officer'
  return [
    ...needIf(isBlank(particulars.force), need(2, 'particulars.force', 'Enter the force.')),
    ...needIf(
      isBlank(particulars.appropriateAuthority),
      need(2, 'particulars.appropriateAuthority', 'Enter the appropriate authority.'),
    ),
    ...needIf(
      isBlank(officer.name),
      need(2, `${at}.name`, 'Enter the name of the officer concerned.'),
    ),
    ...needIf(
      isBlank(officer.number),
      need(2, `${at}.number`, 'Enter the collar or warrant number.'),
    ),
    ...needIf(
      officer.rank === null,
      need(2, `${at}.rank`, "Choose the officer's rank now, or on leaving."),
    ),
    ...needIf(
      officer.rankAtTime === null,
      need(2, `${at}.rankAtTime`, "Choose the officer's rank at the time of the conduct."),
    ),
    ...needIf(
      officer.representation === null,
      need(2, `${at}.representation`, 'Say whether the officer was represented, and by whom.'),
    ),
  ]
}

const HEARING_MEMBERS = 2

function panelProblems(hearingCase: HearingCase): IssueProblem[] {
  const { chair, forum, members } = hearingCase.particulars
  return [
    ...needIf(
      isBlank(chair.label),
      need(2, 'particulars.chair.label', 'Say how the chair is named in the notice.'),
    ),
    ...needIf(
      chair.capacity === null && forum !== 'MEETING',
      need(2, 'particulars.chair.capacity', 'Say in what capacity the chair sits.'),
    ),
    ...needIf(
      forum === 'HEARING' && members.length !== HEARING_MEMBERS,
      need(2, 'particulars.members', 'Name the two other members: a hearing panel has three.'),
    ),
    ...samePersonProblems(hearingCase),
  ]
}

/** One person is one voice: nobody sits twice, and who advises does not decide. */
function samePersonProblems({ particulars }: HearingCase): IssueProblem[] {
  const { adviser, chair, forum, members } = particulars
  const deciding = forum === 'HEARING' ? [chair, ...members] : [chair]
  const ids = [...deciding, adviser].map((person) => person?.profileId ?? null)
  const known = ids.filter((id) => id !== null)
  return needIf(
    new Set(known).size !== known.length,
    need(
      2,
      'particulars.members',
      'One person has two seats. Each seat, and the adviser’s, has a person of its own.',
      'SAME_PERSON',
    ),
  )
}

const DATES = [
  ['conductFrom', 'the conduct began'],
  ['cameToAttention', 'the allegation came to attention'],
  ['severityAssessment', 'the severity assessment was made'],
  ['referralNotice', 'the notice of referral was given'],
  ['hearingFrom', 'the hearing began'],
  ['hearingTo', 'the hearing ended'],
  ['decision', 'the outcome was decided'],
  ['notified', 'the officer was told of the outcome'],
] as const

const isKnown = (date: string | null) => date !== null && parsePartial(date) !== null

function dateProblems({ particulars }: HearingCase): IssueProblem[] {
  const { dates } = particulars
  return DATES.flatMap(([name, words], index) => {
    const field = `particulars.dates.${name}`
    const date = dates[name]
    if (date === null) return [need(2, field, `Enter the date on which ${words}.`)]
    const real = name === 'conductFrom' ? parsePartial(date) !== null : isRealDate(date)
    if (!real) return [need(2, field, `There is no such day as ${date}.`, 'NO_SUCH_DATE')]
    const before = DATES.slice(0, index).findLast(([earlier]) => isKnown(dates[earlier]))
    const other = before === undefined ? null : dates[before[0]]
    if (before === undefined || other === null || earliest(other) <= latest(date)) return []
    const message = `The date on which ${words} is before the date on which ${before[1]}.`
    return [need(2, field, message, 'DATE_ORDER')]
  })
}

const KEY_WORDS = {
  conductRegime: 'Which rules apply to the conduct is not settled by the dates.',
  panelModel: 'Which rules on the chair apply is not settled by the dates.',
  formerOfficerRoute: 'Which route applies to the former officer is not settled by the dates.',
} as const

/** Field 8. A key that the dates leave open is recorded by a person, with the reason. */
function regimeProblems({ regime, particulars }: HearingCase): IssueProblem[] {
  const bears = {
    conductRegime: true,
    panelModel: particulars.forum !== 'MEETING',
    formerOfficerRoute: particulars.officer.standing === 'FORMER',
  }
  return (['conductRegime', 'panelModel', 'formerOfficerRoute'] as const)
    .filter((key) => bears[key] && known(regime[key]) === 'UNKNOWN')
    .map((key) =>
      need(
        2,
        'particulars.regimeOverrides',
        `${KEY_WORDS[key]} ${regime[key].reason} Record it with a reason.`,
        'RULES_UNKNOWN',
      ),
    )
}

/** The date on which warnings are tested must be the same wherever it is written. */
function assessmentProblems({ particulars }: HearingCase): IssueProblem[] {
  const problem = severityDateProblem(particulars)
  return problem === null ? [] : [{ ...problem, step: 2 }]
}

/** Field 11: earlier warnings and reduction in rank, as they stood at the severity assessment. */
function earlierRecordProblems({ particulars }: HearingCase): IssueProblem[] {
  const serving = particulars.officer.standing === 'SERVING'
  return [
    ...particulars.warnings.flatMap((warning, index) =>
      needIf(
        warning.notified === null || warning.months === null,
        need(
          2,
          `particulars.warnings.${index}`,
          'Enter when the earlier warning was notified and how long it lasts.',
        ),
      ),
    ),
    ...needIf(
      serving && particulars.previouslyReducedInRank === null,
      need(
        2,
        'particulars.previouslyReducedInRank',
        'Say whether the officer had already been reduced in rank at the severity assessment.',
      ),
    ),
  ]
}

export function findingProblems({ findings }: HearingCase): IssueProblem[] {
  const { allegations, adverseInference, unconnectedIncidents } = findings
  return [
    ...needIf(
      allegations.length === 0,
      need(2, 'findings.allegations', 'Enter at least one allegation.'),
    ),
    ...allegations.flatMap(allegationProblems),
    ...needIf(
      adverseInference.drawn === null,
      need(2, 'findings.adverseInference.drawn', 'Say whether an adverse inference was drawn.'),
    ),
    ...needIf(
      adverseInference.drawn === true && isBlank(adverseInference.reasons),
      need(2, 'findings.adverseInference.reasons', 'Say why the adverse inference was drawn.'),
    ),
    ...needIf(
      overallFinding(findings) === 'MISCONDUCT' && unconnectedIncidents === null,
      need(
        2,
        'findings.unconnectedIncidents',
        'Say whether there was more than one incident, not closely connected.',
      ),
    ),
  ]
}

function allegationProblems(allegation: Allegation, index: number): IssueProblem[] {
  const at = `findings.allegations.${index}`
  const name = `Allegation ${index + 1}`
  const { proved, level } = allegation
  return [
    ...needIf(
      isBlank(allegation.particulars),
      need(2, `${at}.particulars`, `${name}: enter the particulars.`),
    ),
    ...needIf(
      allegation.answer === null,
      need(2, `${at}.answer`, `${name}: say whether it is admitted or denied.`),
    ),
    ...needIf(proved === null, need(2, `${at}.proved`, `${name}: say whether it is proved.`)),
    ...needIf(
      proved === true && level === null,
      need(2, `${at}.level`, `${name}: choose the level of the finding.`),
    ),
    ...needIf(
      proved === true && level !== null && !atLeast(level, 'NO_BREACH'),
      need(2, `${at}.level`, `${name}: proved, yet the level says not proved.`, 'CONTRADICTION'),
    ),
    ...needIf(
      isBlank(allegation.reasons),
      need(2, `${at}.reasons`, `${name}: write the reasons on the facts.`),
    ),
  ]
}
