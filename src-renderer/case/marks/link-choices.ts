import { useMemo } from 'react'
import type { OpenCase } from '#contract/api'
import type { MarkLink } from '#core/bundle/marks'
import { useWords, type Words } from '../words.ts'

/** Something of the case that a mark can bear on or a passage can prove. */
export type LinkChoice = { readonly id: string; readonly label: string; readonly link: MarkLink }

const opening = (text: string) => (text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text)
const titled = (name: string, text: string) =>
  text.trim() === '' ? name : `${name}: ${opening(text.trim())}`

export const linkKey = ({ kind, id }: MarkLink): string => `${kind} ${id}`

function choicesOf(openCase: OpenCase, words: Words): readonly LinkChoice[] {
  const { findings, seriousness } = openCase.hearingCase
  const choice = (link: MarkLink, label: string) => ({ id: linkKey(link), label, link })
  return [
    ...findings.allegations.flatMap(({ id, particulars, facts }, index) => [
      choice({ kind: 'ALLEGATION', id }, titled(`Allegation ${index + 1}`, particulars)),
      ...facts.map((fact, place) =>
        choice(
          { kind: 'FACT', id: fact.id },
          titled(`Fact ${place + 1} of allegation ${index + 1}`, fact.text),
        ),
      ),
    ]),
    ...seriousness.factors.map(({ factorId }) =>
      choice({ kind: 'FACTOR', id: factorId }, `Factor: ${words.factorLabel(factorId)}`),
    ),
  ]
}

/** Allegations, facts and factors of the case on screen, with what they are called. */
export function useLinkChoices(openCase: OpenCase): readonly LinkChoice[] {
  const words = useWords()
  return useMemo(() => choicesOf(openCase, words), [openCase, words])
}
