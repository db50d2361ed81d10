import { useState } from 'react'
import { ukDay } from '#core/date-and-clock'
import type { LawPackPreview } from '#core/law/law-pack-preview'
import { ConfirmPackSigner } from '../shell/pack-signer.tsx'
import { usePack } from '../shell/pack-store.ts'
import { counted } from '../shell/words.ts'
import { Button } from '../ui/button.tsx'
import { longDate, mediumDate } from '../ui/dates.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Banner, Problems } from '../ui/notice.tsx'
import { PackRows } from './pack-rows.tsx'
import { takeInSignOffs } from './pack-store.ts'

/** What a pack holds and who signed it; nothing is taken in before the person says so. */
export function TakeInPack({ shown }: { readonly shown: LawPackPreview }) {
  const { close, problems } = usePack()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isCompared, setCompared] = useState(false)
  const [label, setLabel] = useState(shown.maker.label)
  const { knownAs, certificate } = shown.signer
  const isKnown = knownAs !== null
  const isNothing = isKnown && shown.newRecords === 0 && chosen.size === 0
  const isReady = !isNothing && (isKnown || (isCompared && label.trim() !== ''))
  const take = () =>
    void takeInSignOffs(
      shown.sha256,
      shown.rows
        .filter(({ key }) => chosen.has(key))
        .map(({ kind, id, hash }) => ({ kind, id, hash })),
      isKnown ? null : { fingerprint: certificate.fingerprint, label },
    )
  return (
    <Dialog title={`Sign-offs of ${knownAs ?? shown.maker.label}`} isOpen onClose={close} wide>
      <div className="stack">
        <About shown={shown} />
        {!isKnown && (
          <ConfirmPackSigner
            maker={shown.maker.label}
            signer={shown.signer}
            isCompared={isCompared}
            onCompared={setCompared}
            label={label}
            onLabel={setLabel}
          />
        )}
        {shown.newerTakenAt !== null && (
          <Banner tone="info" title="This is an older pack">
            One made on {mediumDate(ukDay(shown.newerTakenAt))} was taken in before. What it says
            stands.
          </Banner>
        )}
        <PackRows rows={shown.rows} chosen={chosen} onChosen={setChosen} />
        <Problems problems={problems} />
        <div className="row">
          <Button variant="primary" isDisabled={!isReady} onPress={take}>
            {isNothing ? 'Nothing new to take in' : takeWords(shown.newRecords, chosen.size)}
          </Button>
          <Button onPress={close}>Cancel</Button>
        </div>
      </div>
    </Dialog>
  )
}

const takeWords = (records: number, followed: number): string =>
  followed === 0
    ? `Keep ${counted(records, 'record')}, change nothing here`
    : `Take in and change ${counted(followed, 'entry', 'entries')} here`

function About({ shown }: { readonly shown: LawPackPreview }) {
  const { maker, signer, madeAt, madeFor } = shown
  const { certificate, knownAs } = signer
  return (
    <dl className="facts">
      <dt>Made by</dt>
      <dd>
        {maker.label}, {maker.person}, on {longDate(ukDay(madeAt))}
      </dd>
      <dt>For</dt>
      <dd>{madeFor === '' ? 'Nobody is named' : madeFor}</dd>
      <dt>Signed by</dt>
      <dd>
        {certificate.subject}
        {knownAs !== null && `, known here as ${knownAs}`}
      </dd>
      <dt>File</dt>
      <dd>
        {shown.file}, {shown.encrypted ? 'encrypted' : 'not encrypted'}, unchanged since it was
        signed
      </dd>
    </dl>
  )
}
