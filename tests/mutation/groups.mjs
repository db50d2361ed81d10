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
  binding: {
    mutate: [
      'src-main/core/comparison/constraint/{bind,conflicts,constraint,ladder,near,standing}.ts',
    ],
    tests: ['tests/core/comparison/{binding,conflicts,constraint,ladder,near,roles}.test.ts'],
  },
  changes: {
    mutate: ['src-main/core/comparison/constraint/{bound-moves,changes,majority,what-if}.ts'],
    tests: ['tests/core/comparison/{changes,counterfactual,counterfactual-search}.test.ts'],
  },
  likeness: {
    mutate: [
      'src-main/core/comparison/likeness/{encoding,factor-steps,features,likeness}.ts',
      'src-main/core/comparison/likeness/{silent-side,taxonomy}.ts',
    ],
    tests: ['tests/core/comparison/likeness/*.test.ts', 'tests/core/comparison/shelf.test.ts'],
  },
  kinds: {
    mutate: ['src-main/core/comparison/likeness/patterns.ts'],
    tests: [
      'tests/core/comparison/{counterfactual,shelf}.test.ts',
      'tests/core/comparison/likeness/likeness.test.ts',
    ],
  },
  evidence: {
    mutate: ['src-main/core/comparison/pattern-evidence.ts'],
    tests: [
      'tests/core/comparison/{binding,constraint,left-out,near}.test.ts',
      'tests/core/comparison/likeness/{likeness,taxonomy}.test.ts',
    ],
  },
  counted: {
    mutate: [
      'src-main/core/comparison/{left-out,measure,nearest,neighbours}.ts',
      'src-main/core/comparison/{scan,search-report,spread,sum-up,verdicts}.ts',
    ],
    tests: [
      'tests/core/comparison/{binding,compare,left-out,nearest,neighbours,roles}.test.ts',
      'tests/core/comparison/{search-report,searched-cases,spread}.test.ts',
      'tests/core/comparison/likeness/likeness.test.ts',
    ],
  },
  comparison: {
    mutate: ['src-main/core/comparison/{compare,groups,prepare-library,room}.ts'],
    tests: ['tests/core/comparison/{compare,groups,roles,search-report,searched-cases}.test.ts'],
  },
  shelf: {
    mutate: ['src-main/core/comparison/{listed,shelf}.ts'],
    tests: ['tests/core/comparison/shelf.test.ts'],
  },
  words: {
    mutate: ['src-main/core/comparison/{masked-words,words}.ts'],
    tests: ['tests/core/comparison/{masked-words,words,words-reading}.test.ts'],
  },
  index: {
    mutate: ['src-main/core/comparison/text/{phrases,read-words,row,word-index}.ts'],
    tests: ['tests/main/db/word-index.test.ts'],
  },
  terms: {
    mutate: ['src-main/core/comparison/text/{postings,vocabulary}.ts'],
    tests: ['tests/core/comparison/text/*.test.ts'],
  },
  grading: {
    mutate: ['src-main/core/evaluate/{baselines,features,folds,logistic,measures,robustness}.ts'],
    tests: ['tests/core/evaluate/{baselines,folds,measures,robustness}.test.ts'],
  },
  telling: {
    mutate: ['src-main/core/evaluate/{bm25,evenhand,tell-fold}.ts'],
    tests: ['tests/core/evaluate/{bm25,evenhand,tell-fold}.test.ts'],
  },
  selftest: {
    mutate: ['src-main/core/evaluate/{cases-to-grade,evaluate}.ts'],
    tests: ['tests/core/evaluate/{evaluate,tell-fold}.test.ts'],
  },
  bank: {
    mutate: ['src-main/core/precedents/{bank-shelf,exceptional-bank}.ts'],
    tests: ['tests/core/precedents/exceptional-bank.test.ts'],
  },
  consistency: {
    mutate: ['src-main/core/quality/{consistency,count-pairs,pair-*,sample-pairs,worst-pairs}.ts'],
    tests: ['tests/core/quality/consistency.test.ts'],
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
