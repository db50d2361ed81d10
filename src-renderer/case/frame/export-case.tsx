import { useEffect, useRef, useState } from 'react'
import type { Api, OpenCase } from '#contract/api'
import type { ExchangeBook } from '#contract/pack-api'
import type { PackRole } from '#core/pack'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { Fingerprint } from '../../shell/fingerprint.tsx'
import { usePack } from '../../shell/pack-store.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextLink } from '../../ui/link.tsx'
import { Banner, Problems } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import { Select } from '../../ui/select.tsx'
import { announce } from '../../ui/status.tsx'
import { flushCase } from '../store/case-store.ts'

type Exported = Extract<Awaited<ReturnType<Api['pack:export-case']>>, { ok: true }>['value']
type Place = { readonly id: string; readonly label: string; readonly role: PackRole }
const notTo = 'NOBODY'

/** Seats of this panel, and the two roles beside it. */
const placesOf = ({ seals }: OpenCase): readonly Place[] => [
  ...seals.decisionMakers.map(({ label }, seat) => ({
    id: String(seat),
    label,
    role: seat === 0 ? ('CHAIR' as const) : ('MEMBER' as const),
  })),
  { id: 'ADVISER', label: 'Adviser', role: 'ADVISER' },
  { id: 'SECRETARIAT', label: 'Secretariat, without deliberation', role: 'SECRETARIAT' },
]

/** Writes the case for receivers of the book: signed, and locked to their keys. */
export function ExportCase(props: { readonly openCase: OpenCase; readonly onClose: () => void }) {
  const { openCase, onClose } = props
  const { isWorking, progress, work } = usePack()
  const [book, setBook] = useState<ExchangeBook | null>(null)
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  const [exported, setExported] = useState<Exported>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  useEffect(() => {
    void call('exchange:book').then((read) => {
      if (read.ok) setBook(read.value)
      else setProblems(read.problems)
    })
  }, [])
  const places = placesOf(openCase)
  const confirmed = (book?.recipients ?? []).filter(
    ({ confirmedAt, revokedAt }) => confirmedAt !== null && revokedAt === null,
  )
  const recipients = confirmed.flatMap(({ id }) => {
    const place = places.find((one) => one.id === chosen[id])
    if (place === undefined) return []
    const decides = place.role === 'CHAIR' || place.role === 'MEMBER'
    return [{ id, role: place.role, seat: decides ? Number(place.id) : null }]
  })
  const write = async () => {
    if (isWorking || !(await flushCase())) return
    const input = { caseId: openCase.hearingCase.id, recipients }
    const answer = await work(() => call('pack:export-case', input))
    setProblems(answer.ok ? [] : answer.problems)
    if (!answer.ok || answer.value === null) return
    setExported(answer.value)
    announce('The case is saved as a pack.')
  }
  return (
    <Dialog title={`Hand on case ${openCase.hearingCase.reference}`} isOpen onClose={onClose} wide>
      <div className="stack">
        {exported === null ? (
          <>
            <p>
              One file holds the case and its bundle with the originals. It is signed with your
              certificate and locked to the keys chosen here: nobody else can open it. The decision,
              sealed views and private marks never travel. Where the secretariat is among the
              receivers, it holds no deliberation.
            </p>
            {book !== null && confirmed.length === 0 && (
              <Banner tone="info" title="Nobody to send to yet">
                Add a receiving key and compare its fingerprint under{' '}
                <TextLink href="/settings/exchange">Settings, Exchange</TextLink>.
              </Banner>
            )}
            {confirmed.map(({ id, label }) => (
              <Select
                key={id}
                label={`${label} receives it as`}
                items={[{ id: notTo, label: 'Nobody: not for this one' }, ...places]}
                value={chosen[id] ?? notTo}
                onChange={(place) => setChosen({ ...chosen, [id]: place })}
              />
            ))}
            {progress !== null && (
              <Progress
                label="Writing the pack"
                done={Math.round((progress.done / Math.max(progress.total, 1)) * 100)}
                total={100}
                onCancel={() => void call('pack:cancel')}
              />
            )}
          </>
        ) : (
          <Saved exported={exported} />
        )}
        <Problems problems={problems} />
        {problems.some(({ code }) => code === 'NO_CERTIFICATE') && (
          <p>
            A certificate is made or brought under{' '}
            <TextLink href="/settings/signing">Settings, Signing certificate</TextLink>.
          </p>
        )}
        <div className="row">
          {exported === null && (
            <Button
              variant="primary"
              isDisabled={recipients.length === 0}
              onPress={() => void write()}
            >
              Save the pack
            </Button>
          )}
          <Button onPress={onClose} isDisabled={isWorking}>
            {exported === null ? 'Cancel' : 'Done'}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

/** Where the pack is, and what is read out; takes the focus, since the button pressed has gone. */
function Saved({ exported }: { readonly exported: NonNullable<Exported> }) {
  const line = useRef<HTMLParagraphElement>(null)
  useEffect(() => line.current?.focus(), [])
  return (
    <>
      <p className="read-out small muted" ref={line} tabIndex={-1}>
        Saved as {exported.path}
      </p>
      <p>
        Read this fingerprint of your certificate out to the receivers, by telephone or in person.
        They compare it before they take anything in.
      </p>
      <Fingerprint value={exported.fingerprint} />
    </>
  )
}
