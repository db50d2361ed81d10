import { addMonths, isRealDate } from '../../dates.ts'
import { known } from '../../regime.ts'
import { bitesIf, type RuleTests, type Situation, type Verdict } from '../situation.ts'

// Who decides: the tests for a delegate of the chief officer, and the adviser's place.

const YEARS_SINCE_SENIOR_RANK = 5

/** CR 2(4A)-(4C): seniority, five years for a former senior officer, staff, and certification. */
function delegateFails(s: Situation): Verdict {
  if (s.hearingCase.particulars.chair.capacity !== 'DELEGATE') return 'CLEAR'
  const tests = [certifiedTheCase(s), basisFails(s)]
  return tests.find((one) => one === 'BITES') ?? tests.find((one) => one !== 'CLEAR') ?? 'CLEAR'
}

function certifiedTheCase(s: Situation): Verdict {
  const { chair, forum } = s.hearingCase.particulars
  if (forum !== 'AMH') return 'CLEAR'
  return chair.certifiedForAmh === null
    ? missing('whether the delegate certified the accelerated hearing', 'certifiedForAmh')
    : bitesIf(chair.certifiedForAmh)
}

function basisFails(s: Situation): Verdict {
  const { chair } = s.hearingCase.particulars
  switch (chair.delegateBasis) {
    case null:
      return missing('on what basis the chair is a delegate', 'delegateBasis')
    case 'SENIOR_OFFICER':
      return 'CLEAR'
    case 'FORMER_SENIOR_OFFICER':
      return leftTooLongAgo(s)
    case 'STAFF_EQUIVALENT':
      return chair.operationalCase === null
        ? missing('whether the case substantially involves operational policing', 'operationalCase')
        : bitesIf(chair.operationalCase)
  }
}

function leftTooLongAgo(s: Situation): Verdict {
  const { delegatedOn, leftSeniorRankOn } = s.hearingCase.particulars.chair
  if (delegatedOn === null || !isRealDate(delegatedOn))
    return missing('the day of the delegation', 'delegatedOn')
  if (leftSeniorRankOn === null || !isRealDate(leftSeniorRankOn))
    return missing('the day on which the delegate left senior rank', 'leftSeniorRankOn')
  return bitesIf(delegatedOn > addMonths(leftSeniorRankOn, YEARS_SINCE_SENIOR_RANK * 12))
}

const missing = (words: string, field: string): Verdict => ({
  missing: words,
  field: `particulars.chair.${field}`,
})

type Named = { readonly label: string; readonly profileId: string | null }
const samePerson = (a: Named, b: Named): boolean =>
  a.profileId !== null && b.profileId !== null
    ? a.profileId === b.profileId
    : a.label.trim() !== '' && a.label.trim() === b.label.trim()

function adviserDecides(s: Situation): Verdict {
  const { adviser, chair, members } = s.hearingCase.particulars
  return bitesIf(adviser !== null && [chair, ...members].some((one) => samePerson(one, adviser)))
}

/** The mirror of FIT-008; who has no capacity recorded yet is asked for one anyway. */
function notLegallyQualified({ hearingCase }: Situation): Verdict {
  const { chair, forum } = hearingCase.particulars
  return bitesIf(
    forum === 'HEARING' &&
      known(hearingCase.regime.panelModel) === 'LQC_CHAIR' &&
      chair.capacity !== null &&
      chair.capacity !== 'LQC_LEGACY',
  )
}

export const panelRules: RuleTests = {
  'OUT-030': { about: 'CASE', field: 'particulars.chair', test: delegateFails },
  'OUT-032': { about: 'CASE', field: 'particulars.adviser', test: adviserDecides },
  'FIT-008': {
    about: 'CASE',
    field: 'particulars.chair.capacity',
    test: (s) =>
      bitesIf(
        s.hearingCase.particulars.forum === 'HEARING' &&
          s.hearingCase.particulars.chair.capacity === 'LQC_LEGACY',
      ),
  },
  'FIT-012': { about: 'CASE', field: 'particulars.chair.capacity', test: notLegallyQualified },
}
