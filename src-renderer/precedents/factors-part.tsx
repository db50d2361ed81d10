import { useState } from 'react'
import type { Factor, Law } from '#core/law/law'
import type { PrecedentContent } from '#core/precedent'
import { levelLabel } from '#core/wording'
import { PolarityChip } from '../ui/chip.tsx'
import { Banner } from '../ui/notice.tsx'

type Group = Factor['group']

export const groupLabels: Readonly<Record<Group, string>> = {
  CULPABILITY: 'Culpability',
  HARM: 'Harm',
  AGGRAVATING: 'Aggravating',
  MITIGATING: 'Mitigating',
  PERSONAL: 'Personal mitigation',
}
const groups: readonly Group[] = ['CULPABILITY', 'HARM', 'AGGRAVATING', 'MITIGATING', 'PERSONAL']

/** Factors by group, as the collector coded them, then the collector's own words. */
export function FactorsPart(props: { readonly content: PrecedentContent; readonly law: Law }) {
  const { content, law } = props
  const { profile } = content
  const chosen = new Set([...profile.factors, ...content.personalMitigation])
  const absent = law.factors.filter(({ id }) => profile.absentFactors.includes(id))
  const isOwn = content.sourceKind === 'OWN_RECORD'
  return (
    <section className="precedent__part" aria-labelledby="factors-head">
      <h2 id="factors-head" className="heading">
        Factors as coded
      </h2>
      <Banner tone="info">
        {isOwn
          ? 'Factors recorded when the case was decided by this force.'
          : 'Labels given by the person who coded this case from the source. They are not what the panel is reported to have weighed.'}
      </Banner>
      <dl className="coded">
        {groups.map((group) => (
          <CodedGroup
            key={group}
            group={group}
            level={levelOf(group, content)}
            factors={law.factors.filter((one) => one.group === group && chosen.has(one.id))}
          />
        ))}
        {absent.length > 0 && (
          <div className="coded__group">
            <dt>Found absent</dt>
            <dd>{absent.map(({ label }) => label).join(', ')}</dd>
          </div>
        )}
      </dl>
      <CollectorWords words={content.collectorWords} />
    </section>
  )
}

const levelOf = (group: Group, { profile }: PrecedentContent): string | null => {
  if (group === 'CULPABILITY') return levelLabel(profile.culpabilityLevel)
  return group === 'HARM' ? levelLabel(profile.harmLevel) : null
}

function CodedGroup(props: {
  readonly group: Group
  readonly level: string | null
  readonly factors: readonly Factor[]
}) {
  const { group, level, factors } = props
  const [shownId, setShown] = useState<string | null>(null)
  const shown = factors.find(({ id }) => id === shownId)
  const isPersonal = group === 'PERSONAL'
  return (
    <div className="coded__group">
      <dt>
        {groupLabels[group]}
        {level !== null && <span className="coded__level">Level: {level.toLowerCase()}</span>}
      </dt>
      <dd>
        {factors.length === 0 ? (
          <p className="small">
            {isPersonal
              ? 'Not stated. Kept out of every comparison.'
              : 'None stated in the source. That is not the same as none.'}
          </p>
        ) : (
          <div className="row coded__chips">
            {factors.map(({ id, label, polarity }) => (
              <PolarityChip
                key={id}
                polarity={isPersonal ? 'CONTEXT' : polarity}
                label={label}
                onPress={() => setShown(shownId === id ? null : id)}
              />
            ))}
            {isPersonal && <span className="note">Kept out of every comparison</span>}
          </div>
        )}
        <div role="status">
          {shown !== undefined && (
            <p className="coded__meaning">
              <strong>{shown.label}:</strong> {shown.description} Guidance, paragraph{' '}
              {shown.paragraph} ({shown.paragraphVerified ? 'checked' : 'not yet checked'} against
              the text).
            </p>
          )}
        </div>
      </dd>
    </div>
  )
}

function CollectorWords({ words }: { readonly words: PrecedentContent['collectorWords'] }) {
  const rows = [
    ['Culpability', words.culpability],
    ['Harm', words.harm],
    ['Aggravating', words.aggravating.join('; ')],
    ['Mitigating', words.mitigating.join('; ')],
    ['Conduct', words.conductTypes.join('; ').replaceAll('_', ' ')],
  ].filter(([, text]) => text !== '')
  if (rows.length === 0) return null
  return (
    <>
      <h3 className="precedent__sub">In the collector’s own words</h3>
      <dl className="facts">
        {rows.map(([label, text]) => (
          <div key={label} className="facts__row">
            <dt>{label}</dt>
            <dd className="record--list">{text}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
