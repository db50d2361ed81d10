import { describe, expect, it } from 'vitest'
import { sampleLaw } from '../../support/sample-case.ts'

// The source of every rule and time limit as the domain brief (3.4 and 6) gives it, and the day
// from which it is law. A second list, so that a slip in the data shows.

const law = sampleLaw()

const RULES = `
001 CR 42(2)            2020-02-01   002 CR 42(3)(b)         2020-02-01
003 CR 62(1)            2020-02-01   004 A25                 2025-05-28
005 CR 42(1)            2020-02-01   006 CR 42(3)(a)         2020-02-01
007 CR 42(8)            2020-02-01   008 CR 42(7)            2020-02-01
009 A25 regs 15, 17     2025-05-28   010 CR 43(1)(e), 63(1)(d) 2024-05-07
011 CR 42               2020-02-01   012 CR 62(7)            2020-02-01
013 CR 62(6)            2020-02-01   014 CR 62(4)            2020-02-01
015 CR 42(10)           2020-02-01   016 CR 42(9)(a)         2020-02-01
017 CR Sch 1            2020-02-01   018 CR Sch 1 paras 1, 39 2020-02-01
019 CR Sch 1            2020-02-01   020 CR 42(1)(b)         2020-02-01
021 CR 62(8)            2020-02-01   022 MDP 41(1)           2020-02-01
023 CR 42(5), (8)       2020-02-01   024 service record      2020-02-01
025 A25 reg 6           2025-05-28   026 CR 42               2020-02-01
027 CR 43(1)            2020-02-01   028 CR 41(2)            2020-02-01
029 CR 42(14)           2020-02-01   030 CR 2(4B), (4C)      2024-05-07
031 BLR 3               2017-12-15   032 A24                 2024-05-07`

const LIMITS = `
TL01 CR 19; TL02 CR 18; TL03 CR 23; TL04 CR 30(1); TL05 CR 30, 35, 51; TL06 CR 31(1)-(3);
TL07 CR 31(4); TL08 CR 32(2); TL09 CR 32(6); TL10 CR 33(1); TL11 CR 33(3); TL12 CR 29;
TL13 CR 34; TL14 CR 36; TL15 CR 52(1); TL16 CR 52(1A); TL17 CR 54; TL18 CR 53(2);
TL19 CR 43(1), 63(1); TL20 CR 43(1C), 63(1C); TL21 CR 43(2), 63(3); TL22 63(7); TL23 BLR 3(1);
TL24 CR 45; TL25 CR 47(2); TL26 PATR 9; TL27 PATR 13(3); TL28 CR 42(9)-(11), 62(4)-(5);
TL29 CR 11; TL30 College`

const listed = [...RULES.matchAll(/(\d{3}) (\S.*?) +(\d{4}-\d\d-\d\d)/g)].map(
  ([, number = '', source = '', from = '']) => ({ id: `OUT-${number}`, source, from }),
)
const limits = LIMITS.split(';').map((row) => {
  const [id = '', ...words] = row.trim().split(' ')
  return { id, source: words.join(' ') }
})

describe('the source of each entry', () => {
  it('lists every rule and every time limit', () => {
    expect([listed.length, limits.length]).toEqual([32, 30])
  })

  it.each(listed)('$id rests on $source from $from', ({ id, source, from }) => {
    const rule = law.rules.find((one) => one.id === id)
    const texts = [rule?.source, ...(rule?.variants.map((variant) => variant.source) ?? [])]
    expect(texts.join('; ')).toContain(source)
    expect([rule?.effectiveFrom, rule?.effectiveTo]).toEqual([from, null])
  })

  it.each(limits)('$id rests on $source', ({ id, source }) => {
    expect(law.timeLimits.find((one) => one.id === id)?.source).toContain(source)
  })

  it('applies the rules of 2025 and those on the chair to their cases alone', () => {
    const of = (kind: string) =>
      law.rules.filter((rule) => rule.appliesTo === kind).map((rule) => rule.id)
    expect(of('CR2020_2025')).toEqual(['OUT-004', 'OUT-009', 'OUT-025'])
    expect(of('CHIEF_OFFICER_CHAIR')).toEqual(['OUT-010', 'OUT-030', 'OUT-032', 'FIT-008'])
  })
})
