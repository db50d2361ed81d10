/** The modules mutated together, and the tests that speak for them: `MUTATE=<name>` takes one group. */
export const groups = {
  law: {
    mutate: [
      'src-main/core/law/{outcome-rules,live-warnings,regime-keys,regime-presumption}.ts',
      'src-main/core/law/issu*.ts',
    ],
    tests: ['tests/core/law/*.test.ts', 'tests/core/regime.test.ts'],
  },
  rules: {
    mutate: ['src-main/core/law/{situation,rule-book*,rules/*}.ts'],
    tests: ['tests/core/law/*.test.ts'],
  },
  days: {
    mutate: ['src-main/core/{dates,working-days}.ts'],
    tests: ['tests/core/dates.test.ts'],
  },
  counting: {
    mutate: ['src-main/core/clock-count.ts'],
    tests: ['tests/core/clock*.test.ts'],
  },
  clocks: {
    mutate: ['src-main/core/clock-{agenda,entries,limits,state}.ts', 'src-main/core/clocks.ts'],
    tests: ['tests/core/{clock-agenda,clock-state,clocks}.test.ts'],
  },
  records: {
    mutate: [
      'src-main/core/{severity,parity,double-counting,seal-file,view-change,overall-finding}.ts',
    ],
    tests: ['tests/core/*.test.ts', 'tests/core/law/issuable*.test.ts'],
  },
  comparison: {
    mutate: [
      'src-main/core/comparison/constraint/*.ts',
      'src-main/core/comparison/{compare,pattern-evidence,spread}.ts',
    ],
    tests: [
      'tests/core/comparison/{binding,changes,compare,conflicts,constraint,counterfactual,ladder,near,roles}.test.ts',
    ],
  },
  statistics: {
    mutate: ['src-main/core/statistics/*.ts'],
    tests: ['tests/core/statistics/*.test.ts'],
  },
  verdict: {
    mutate: ['src-main/core/notice/conclusion.ts'],
    tests: ['tests/core/notice/conclusion.test.ts'],
  },
  notice: {
    mutate: ['src-main/core/notice/*.ts'],
    tests: ['tests/core/notice/**/*.test.ts', 'tests/core/wording.test.ts'],
  },
  redaction: {
    mutate: ['src-main/core/notice/redaction/*.ts'],
    tests: ['tests/core/notice/**/*.test.ts'],
  },
}
