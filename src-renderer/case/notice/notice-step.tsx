import { useState } from 'react'
import { useLocation } from 'wouter'
import type { OpenCase } from '#contract/api'
import type { HearingCase } from '#core/hearing-case'
import type { NoticeDocument } from '#core/notice/notice'
import { ENGLISH_ONLY } from '#core/notice/words/cy'
import { Button } from '../../ui/button.tsx'
import { RadioList } from '../../ui/choices.tsx'
import { SidePanel } from '../../ui/drawer.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Problems } from '../../ui/notice.tsx'
import { mayDeliberate, mayKeep } from '../../shell/may.ts'
import { useSession } from '../../shell/session.ts'
import { counted } from '../../shell/words.ts'
import { stepAddress } from '../frame/steps.ts'
import { InTheWay } from '../outcome/in-the-way.tsx'
import { useIssueProblems } from '../outcome/use-problems.ts'
import { useUntranslated, welshProblems } from '../outcome/use-untranslated.ts'
import { edit } from '../store/case-store.ts'
import { useFreshComparison } from '../store/use-fresh-comparison.ts'
import { useCanEdit } from '../use-can-edit.ts'
import './notice.css'
import { Languages, TranslatorFiles } from './languages.tsx'
import { LeftOutPanel } from './left-out/left-out-panel.tsx'
import { NoticePaper } from './notice-paper.tsx'
import { Papers } from './papers.tsx'
import { NoticeInView, Said } from './said.tsx'
import { SignPanel } from './sign-panel.tsx'
import { SignedPanel } from './signed-panel.tsx'
import { useNoticeDocument } from './use-notice.ts'

type Kind = NoticeDocument['kind']
const COPIES = [
  { id: 'FULL', label: 'Full notice', description: 'To the authority and the officer' },
  {
    id: 'PUBLISHED',
    label: 'Published notice',
    description: 'Without names of others, numbers and what is kept back',
  },
] as const

function Sections(props: { readonly document: NoticeDocument }) {
  return (
    <nav className="notice__sections" aria-label="Parts of the notice">
      <ol>
        {props.document.sections.map((section) => (
          <li key={section.id}>
            <button
              type="button"
              onClick={() =>
                document.getElementById(`notice-${section.id}`)?.scrollIntoView({ block: 'start' })
              }
            >
              <NoticeInView value={props.document}>
                <Said text={section.heading} />
              </NoticeInView>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** On a corrected version: what it replaces, and why. */
function Correction({ hearingCase }: { readonly hearingCase: HearingCase }) {
  const { version, replacesNotice, correctionReason } = hearingCase
  if (version === 1) return null
  return (
    <section className="stack stack--tight" aria-label="Correction">
      <h2 className="heading">Correction</h2>
      <p className="small">
        Version {version} replaces {replacesNotice ?? 'an earlier notice'}.
      </p>
      {correctionReason != null && <p className="small record--list">{correctionReason}</p>}
    </section>
  )
}

/** The notice as it will be signed: preview, what it must hold, certificate, signature. */
export function NoticeStep(props: { readonly openCase: OpenCase }) {
  const { openCase } = props
  const { hearingCase } = openCase
  const [, go] = useLocation()
  const [kind, setKind] = useState<Kind>('FULL')
  const person = useSession((session) => session.person)
  const role = person?.role
  const { wording } = hearingCase.particulars
  const untranslated = useUntranslated(openCase)
  const { document, problems } = useNoticeDocument(openCase, kind, wording)
  useFreshComparison(openCase)
  const issue = useIssueProblems(openCase)
  const open = [...issue, ...welshProblems(openCase, untranslated)]
  const mayChoose = useCanEdit(openCase, 'particulars')
  const isOpen = hearingCase.status === 'OPEN'
  return (
    <div className="notice">
      {document === null ? <div /> : <Sections document={document} />}
      <section className="notice__preview" aria-label="Preview of the notice">
        <div className="reader-tools">
          <h2 className="heading">Preview</h2>
          <span className="small muted">The PDF is drawn from exactly this</span>
          <span className="row push-end">
            <Button icon="chevron-left" onPress={() => go(stepAddress(hearingCase.id, 'outcome'))}>
              Reasons
            </Button>
            <Button icon="print" onPress={() => globalThis.print()}>
              {isOpen ? 'Print draft' : 'Print view'}
            </Button>
          </span>
        </div>
        <div className="notice__desk" role="group" aria-label="Notice" tabIndex={0}>
          <Problems problems={problems} />
          {document !== null && <NoticePaper document={document} isDraft={isOpen} />}
        </div>
      </section>
      <SidePanel title="Copies and signature">
        <Correction hearingCase={hearingCase} />
        {isOpen && (
          <section className="stack" aria-label="What the notice must hold">
            <h2 className="heading">What the notice must hold</h2>
            <InTheWay caseId={hearingCase.id} problems={open} />
            {wording.allowsEnglish && untranslated.length > 0 && (
              <p className="note">
                {counted(untranslated.length, 'phrase')} without Welsh will be printed in English,
                each marked <span lang="cy">{ENGLISH_ONLY}</span>.
              </p>
            )}
          </section>
        )}
        <RadioList label="Copy in view" items={COPIES} value={kind} onChange={setKind} />
        {kind === 'PUBLISHED' && mayDeliberate(person) && (
          <LeftOutPanel hearingCase={hearingCase} mayOrder={isOpen && role === 'CHAIR'} />
        )}
        {mayChoose ? (
          <Languages
            wording={wording}
            untranslated={untranslated}
            onChange={(chosen) =>
              edit('particulars', { ...hearingCase.particulars, wording: chosen }, true)
            }
          />
        ) : (
          role === 'SECRETARIAT' && <TranslatorFiles />
        )}
        <hr className="rule" />
        {!isOpen ? (
          <>
            <SignedPanel openCase={openCase} />
            {mayKeep(person) && <Papers hearingCase={hearingCase} />}
          </>
        ) : role !== 'CHAIR' ? (
          <p className="small row">
            <Icon name="lock" /> Only the chair signs the notice.
          </p>
        ) : document === null ? null : (
          <SignPanel openCase={openCase} document={document} isReady={open.length === 0} />
        )}
      </SidePanel>
    </div>
  )
}
