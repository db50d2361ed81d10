import type { OpenCase } from '#contract/api'
import { TextLink } from '../../ui/link.tsx'
import { openBeside } from '../evidence/beside-store.ts'
import { namedPage } from '../evidence/bundle-pages.ts'
import { jump } from '../frame/jump.ts'
import { referenceWords, type Reference } from './references.ts'

function Opens(props: {
  readonly words: string
  readonly label: string
  readonly onOpen: () => void
}) {
  return (
    <button type="button" className="ref" aria-label={props.label} onClick={props.onOpen}>
      {props.words}
    </button>
  )
}

/** Opens what a reference names, or says that there is no such thing in this case. */
function Referred(props: { readonly reference: Reference; readonly openCase: OpenCase }) {
  const { reference, openCase } = props
  const { hearingCase, documents } = openCase
  const missing = <span className="note is-bad">{referenceWords(reference)}, not found</span>
  switch (reference.kind) {
    case 'PAGE': {
      const page = namedPage(reference.page, documents)
      if (page === null) return missing
      const label = `Open bundle page ${page.label} beside this`
      return <Opens words={`p.${page.label}`} label={label} onOpen={() => openBeside(page.place)} />
    }
    case 'PRECEDENT':
      return (
        <TextLink mono href={`/precedents/${reference.ref}`} label={`Open ${reference.ref}`}>
          {reference.ref}
        </TextLink>
      )
    case 'ALLEGATION': {
      const { number } = reference
      if (hearingCase.findings.allegations[number - 1] === undefined) return missing
      return (
        <Opens
          words={`Allegation ${number}`}
          label={`Go to allegation ${number}`}
          onOpen={() => jump(hearingCase.id, 2, `findings.allegations.${number - 1}`)}
        />
      )
    }
    case 'FACT': {
      const { number, allegation } = reference
      const at = `findings.allegations.${allegation - 1}.facts`
      if (hearingCase.findings.allegations[allegation - 1]?.facts[number - 1] === undefined)
        return missing
      return (
        <Opens
          words={`Fact ${number} of allegation ${allegation}`}
          label={`Go to fact ${number} of allegation ${allegation}`}
          onOpen={() => jump(hearingCase.id, 2, `${at}.${number - 1}`)}
        />
      )
    }
    case 'FACTOR':
      return (
        <Opens
          words={reference.label}
          label={`Go to the factor ${reference.label}`}
          onOpen={() => jump(hearingCase.id, 3, `seriousness.factors.${reference.id}`)}
        />
      )
  }
}

/** What the reasons refer to, each opening in one press. */
export function ReferredTo(props: {
  readonly references: readonly Reference[]
  readonly openCase: OpenCase
}) {
  if (props.references.length === 0) return null
  return (
    <div className="referred">
      <span className="note">Refers to</span>
      <ul>
        {props.references.map((reference) => (
          <li key={referenceWords(reference)}>
            <Referred reference={reference} openCase={props.openCase} />
          </li>
        ))}
      </ul>
    </div>
  )
}
