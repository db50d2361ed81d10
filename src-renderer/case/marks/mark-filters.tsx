import type { OpenCase } from '#contract/api'
import { markKindLabel, markKinds, type Mark, type MarkFilter } from '#core/bundle/marks'
import { Segmented } from '../../ui/choices.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { linkKey, useLinkChoices } from './link-choices.ts'
import { filterList } from './marks-store.ts'

const WHOSE = [
  { id: 'ALL', label: 'All' },
  { id: 'MINE', label: 'Private' },
  { id: 'PANEL', label: 'Panel' },
] as const
const ANY = 'ANY'

/** Narrows the list: whose, which kind, by whom, about what, with which words. */
export function MarkFilters(props: {
  readonly openCase: OpenCase
  readonly marks: readonly Mark[]
  readonly filter: MarkFilter
}) {
  const { openCase, marks, filter } = props
  const choices = useLinkChoices(openCase)
  const used = new Set(marks.flatMap(({ links }) => links.map(linkKey)))
  const about = choices.filter(({ id }) => used.has(id))
  const authors = [...new Set(marks.map(({ author }) => author))].toSorted()
  return (
    <div className="mark-filters">
      <Segmented
        label="Whose marks"
        inline
        items={WHOSE}
        value={filter.whose}
        onChange={(whose) => filterList({ whose })}
      />
      <TextField
        label="Find in the marks"
        hideLabel
        type="search"
        placeholder="Find in the marks"
        value={filter.words}
        onChange={(words) => filterList({ words })}
      />
      <div className="mark-filters__row">
        <Select
          label="Kind"
          items={[
            { id: ANY, label: 'Every kind' },
            ...markKinds.map((kind) => ({ id: kind, label: markKindLabel(kind) })),
          ]}
          value={filter.kind ?? ANY}
          onChange={(id) => filterList({ kind: id === ANY ? null : id })}
        />
        {authors.length > 1 && (
          <Select
            label="By"
            items={[
              { id: ANY, label: 'Everybody' },
              ...authors.map((author) => ({ id: author, label: author })),
            ]}
            value={filter.author ?? ANY}
            onChange={(id) => filterList({ author: id === ANY ? null : id })}
          />
        )}
        {about.length > 0 && (
          <Select
            label="About"
            items={[{ id: ANY, label: 'Everything' }, ...about]}
            value={filter.link === null ? ANY : linkKey(filter.link)}
            onChange={(id) =>
              filterList({ link: choices.find((choice) => choice.id === id)?.link ?? null })
            }
          />
        )}
      </div>
    </div>
  )
}
