import type { NoticeDocument, Passage } from '../notice.ts'
import { englishFurniture, type FurnitureKey } from './en-page.ts'
import { fill } from './words.ts'

type Speaking = Pick<NoticeDocument, 'language' | 'furniture' | 'passages'>

const template = ({ furniture }: Speaking, key: FurnitureKey): string =>
  furniture?.[key] ?? englishFurniture[key]

/** A phrase that stands around the text of a notice, in its own language or languages. */
export const around = (
  document: Speaking,
  key: FurnitureKey,
  values: Readonly<Record<string, string>> = {},
): string => fill(template(document, key), values)

/** The passages of such a phrase; null where all of it is in the language of the notice. */
export function passagesAround(
  document: Speaking,
  key: FurnitureKey,
  values: Readonly<Record<string, string>> = {},
): readonly Passage[] | null {
  const found = passagesIn(document, template(document, key))
  return found?.map(({ language, text }) => ({ language, text: fill(text, values) })) ?? null
}

/** The passages of a text of the notice; null where all of it is in the language of the notice. */
export const passagesIn = (
  { passages }: Pick<NoticeDocument, 'passages'>,
  text: string,
): readonly Passage[] | null =>
  passages?.find(
    (one) =>
      // Most are told apart by how they begin, which spares joining each.
      text.startsWith(one[0]?.text ?? '') && one.map((passage) => passage.text).join('') === text,
  ) ?? null
