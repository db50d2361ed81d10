// Questions for the panel to answer in its own words. Never wording to copy: reasons that read alike
// from case to case are no reasons.

export type PromptsFor =
  'TOGETHER' | 'PURPOSES' | 'EXCEPTIONAL' | 'NOT_DISMISSING' | 'CHOSEN' | 'REJECTED' | 'DEPARTURE'

type Prompts = { readonly stage: string; readonly questions: readonly string[] }

const SERIOUSNESS = 'Stage 1: seriousness'
const PURPOSE = 'Stage 2: purpose'
const PRESUMPTION = 'The presumption of dismissal'
const OUTCOME = 'Stage 3: outcome'

const PROMPTS: Readonly<Record<PromptsFor, Prompts>> = {
  TOGETHER: {
    stage: SERIOUSNESS,
    questions: [
      'How blameworthy was the officer, and which facts found proved show it?',
      'What harm was done, intended or risked, and to whom?',
      'What makes the conduct more serious, and what less, without counting a fact twice?',
    ],
  },
  PURPOSES: {
    stage: PURPOSE,
    questions: [
      'What do public confidence, standards and protection of the public each call for here?',
      'Which of them weighs most in this case, and why?',
    ],
  },
  EXCEPTIONAL: {
    stage: PRESUMPTION,
    questions: [
      'What sets these circumstances apart, and where is it proved?',
      'How do they bear on the conduct, rather than on the officer’s wish to stay?',
      'Why do they justify an outcome other than dismissal?',
    ],
  },
  NOT_DISMISSING: {
    stage: OUTCOME,
    questions: [
      'What would dismissal achieve that the outcome chosen does not?',
      'Would a fair-minded person who knew these facts keep confidence in the service?',
    ],
  },
  CHOSEN: {
    stage: OUTCOME,
    questions: [
      'Why does this outcome meet the purposes for conduct this serious?',
      'Why is nothing milder enough?',
      'What was said in mitigation, and what weight did it have?',
    ],
  },
  REJECTED: {
    stage: OUTCOME,
    questions: ['What would this outcome leave unmet, or where does it go further than needed?'],
  },
  DEPARTURE: {
    stage: OUTCOME,
    questions: [
      'What is different here, and where is it proved?',
      'Why does the difference call for another outcome?',
    ],
  },
}

/** Why the officer is not dismissed belongs to the presumption where there is one, else to the outcome. */
export const promptsOf = (kind: PromptsFor, isPresumed: boolean): Prompts =>
  kind === 'NOT_DISMISSING' && isPresumed ? { ...PROMPTS[kind], stage: PRESUMPTION } : PROMPTS[kind]
