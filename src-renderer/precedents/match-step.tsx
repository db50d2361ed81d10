import { useEffect, useRef } from 'react'
import { Button } from '../ui/button.tsx'
import { Banner, ErrorSummary } from '../ui/notice.tsx'
import { MatchFields } from './match-columns.tsx'
import { MatchReading } from './match-reading.tsx'
import { DateOrderOf, KeepMapping, SameForAll } from './match-rest.tsx'
import { usedMapping, useMatch } from './match-store.ts'
import { MatchWords } from './match-words.tsx'

/** Between a table whose headings are not ours and its import: what its columns and words mean. */
export function MatchStep(props: {
  readonly onImport: () => void
  readonly onTry: () => void
  readonly isTried: boolean
}) {
  const { onImport, onTry, isTried } = props
  const { matching, mapping, problems, leave } = useMatch()
  const heading = useRef<HTMLHeadingElement>(null)
  // What was tried is read out itself; a table that is read again keeps the focus where it is.
  const file = isTried ? undefined : matching?.file
  useEffect(() => {
    if (file !== undefined) heading.current?.focus()
  }, [file])
  if (matching === null || mapping === null) return null
  return (
    <>
      <div className="stack stack--tight">
        <h2 ref={heading} tabIndex={-1} className="case-title match__title">
          Match the columns of <bdi>{matching.file}</bdi>
        </h2>
        <p className="lead">
          Its headings are not those of our format. What is filled in below is a guess from names
          alone: look it over. What no column states stays not stated.
        </p>
      </div>
      <ErrorSummary title="What stands between this table and its import" problems={problems} />
      <MatchReading />
      <KeptForThese />
      <MatchFields />
      <DateOrderOf matching={matching} mapping={mapping} />
      <SameForAll matching={matching} mapping={mapping} />
      <MatchWords />
      <KeepMapping mapping={mapping} />
      <div className="row">
        <Button variant="primary" icon="upload" onPress={onImport}>
          Import by these matches
        </Button>
        <Button onPress={onTry}>Try it without writing</Button>
        <Button onPress={leave}>Leave this table</Button>
      </div>
    </>
  )
}

/** Mappings that were kept for a table with the same headings. */
function KeptForThese() {
  const { matching, useKept } = useMatch()
  const kept = matching?.table.kept ?? []
  if (kept.length === 0) return null
  return (
    <Banner tone="info" title="A table with these headings was matched before">
      <div className="row">
        {kept.map(({ name }) => (
          <Button key={name} size="small" onPress={() => void useKept(name)}>
            {`Use “${name}”`}
          </Button>
        ))}
      </div>
    </Banner>
  )
}

/** What is handed to the import; null where no table is being matched. */
export function readyMatch() {
  const { matching, mapping } = useMatch.getState()
  return matching === null || mapping === null
    ? null
    : { chosen: matching.id, mapping: usedMapping(mapping) }
}
