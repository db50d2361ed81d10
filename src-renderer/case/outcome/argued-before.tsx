import { useEffect, useState } from 'react'
import type { ExceptionalBank } from '#core/precedents/exceptional-bank'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { Icon } from '../../ui/icon.tsx'
import { TextLink } from '../../ui/link.tsx'
import { Problems } from '../../ui/notice.tsx'

type Show = 'argued' | 'accepted' | 'refused' | 'upheld'
const LABELS: Readonly<Record<Show, string>> = {
  argued: 'argued',
  accepted: 'accepted',
  refused: 'refused',
  upheld: 'upheld later',
}
const ORDER = ['argued', 'accepted', 'refused', 'upheld'] as const

/** Past rulings on exceptional circumstances beside the reasons: each count opens its cases. */
export function ArguedBefore() {
  const [bank, setBank] = useState<ExceptionalBank | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [show, setShow] = useState<Show | null>(null)
  useEffect(() => {
    let isGone = false
    void call('exceptional:list', { query: '' }).then((answer) => {
      if (isGone) return
      if (answer.ok) setBank(answer.value)
      else setProblems(answer.problems)
    })
    return () => {
      isGone = true
    }
  }, [])
  if (bank === null) {
    const [closed] = problems.filter(({ code }) => code === 'SEALED')
    if (closed === undefined) return <Problems problems={problems} />
    // Nothing went wrong: past rulings are outcomes of other cases, and wait for the seals as they do.
    return (
      <p className="small argued-before__closed">
        <Icon name="lock" /> <span>{closed.message}</span>
      </p>
    )
  }
  const { under2025, earlier } = bank
  const shown =
    show === null ? [] : under2025.entries.filter((e) => under2025[show].includes(e.ref))
  return (
    <section className="argued-before" aria-label="Argued before">
      <h3 className="label">Argued before, under the 2025 rules</h3>
      {under2025.entries.length === 0 ? (
        <p className="small">None recorded yet.</p>
      ) : (
        <ul className="argued-before__counts">
          {ORDER.map((id) => (
            <li key={id}>
              <button
                type="button"
                className="inline-link"
                aria-expanded={show === id}
                onClick={() => setShow(show === id ? null : id)}
              >
                {under2025[id].length} {LABELS[id]}
              </button>
            </li>
          ))}
        </ul>
      )}
      {show !== null && shown.length === 0 && <p className="small">No such case.</p>}
      <ul>
        {shown.map(({ ref, argued, title }) => (
          <li key={ref}>
            <TextLink href={`/precedents/${ref}`} mono>
              {ref}
            </TextLink>{' '}
            <span className="record--list">{argued === '' ? title : argued}</span>
          </li>
        ))}
      </ul>
      <p className="small">
        <TextLink href="/precedents/exceptional">Read all</TextLink>
        {earlier.entries.length > 0 &&
          `, with ${earlier.entries.length} earlier ${earlier.entries.length === 1 ? 'case' : 'cases'} of gross misconduct, under other rules, that did not end in dismissal`}
      </p>
    </section>
  )
}
