import { useEffect, useState } from 'react'
import { useLocation, useParams } from 'wouter'
import type { Law } from '#core/law/law'
import type { Precedent, PrecedentContent } from '#core/precedent'
import { Screen, useScreenTitle } from '../shell/screen.tsx'
import { useSession } from '../shell/session.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { useKeys } from '../ui/keys.ts'
import { Banner, Problems } from '../ui/notice.tsx'
import { SidePanel } from '../ui/drawer.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { FactorsPart } from './factors-part.tsx'
import { neighboursOf, useList } from './list-store.ts'
import { notStated } from './not-stated.ts'
import { OutcomePart, StandardsPart } from './outcome-part.tsx'
import { Cautions, PrecedentHead } from './precedent-head.tsx'
import { useOpened } from './precedent-store.ts'
import { PrintFoot, printPart } from './print.tsx'
import { SealedCover } from './sealed.tsx'
import { SourceSide } from './source-side.tsx'
import './precedent.css'

const crumbs = (ref: string) => [
  { label: 'Precedents', href: '/precedents' },
  { label: 'Matrix', href: '/precedents' },
  { label: ref },
]

/** One case with its limits: what happened, what came of it, how it was coded, from where. */
export function PrecedentScreen() {
  const { ref } = useParams<{ readonly ref: string }>()
  const opened = useOpened()
  const { open } = opened
  // Until the answer for this address is here, what an earlier one left is not shown.
  const isMine = opened.ref === ref
  const precedent = isMine ? opened.precedent : null
  const problems = isMine ? opened.problems : []
  const { law } = useSession()
  useEffect(() => void open(ref), [open, ref])
  if (problems.length > 0 || precedent === null || law === null) {
    const isSealed = problems.some(({ code }) => code === 'SEALED')
    return (
      <Screen title={`Precedent ${ref}`} crumbs={crumbs(ref)}>
        {isSealed && <SealedCover title="This case is closed to you for now" problems={problems} />}
        {!isSealed && <Problems problems={problems} />}
        {problems.length === 0 && <SkeletonRows rows={8} />}
      </Screen>
    )
  }
  return <Read key={`${ref} ${precedent.version}`} precedent={precedent} law={law} />
}

function Read({ precedent, law }: { readonly precedent: Precedent; readonly law: Law }) {
  const { versions } = useOpened()
  const [shown, setShown] = useState(precedent.version)
  const old = versions.find(({ version }) => version === shown && version !== precedent.version)
  const content: PrecedentContent = old?.content ?? precedent
  useScreenTitle(`${precedent.ref}, ${content.title}`, crumbs(precedent.ref))
  return (
    <div className="precedent">
      <article className="precedent__main">
        <Steps ref_={precedent.ref} />
        {old !== undefined && (
          <Banner
            tone="warn"
            title={`Version ${old.version}, replaced since`}
            action={
              <LinkButton onPress={() => setShown(precedent.version)}>
                Back to the present version
              </LinkButton>
            }
          >
            What stands here is how the record read then.
          </Banner>
        )}
        <PrecedentHead precedent={precedent} content={content} law={law} />
        <Cautions content={content} law={law} />
        <div className="precedent__grid">
          <Happened content={content} />
          <OutcomePart content={content} law={law} />
          <FactorsPart content={content} law={law} />
          <div className="precedent__stack">
            <StandardsPart content={content} law={law} />
            <Missing content={content} />
          </div>
        </div>
        <PrintFoot />
      </article>
      <SidePanel title="Source and versions">
        <SourceSide precedent={precedent} versions={versions} shown={shown} onShow={setShown} />
      </SidePanel>
    </div>
  )
}

/** Back to the matrix, and along the list this case was opened from. */
function Steps({ ref_: ref }: { readonly ref_: string }) {
  const { cases, total, stand, more } = useList()
  const [, go] = useLocation()
  const around = neighboursOf({ cases, total }, ref)
  const isNearEnd = around?.isNearEnd === true
  useEffect(() => {
    if (isNearEnd) void more()
  }, [isNearEnd, ref, more])
  const step = (to: string | null | undefined) => {
    if (to == null) return
    stand(to)
    go(`/precedents/${to}`)
  }
  useKeys(
    [
      { keys: 'J', label: 'Next case of the list', run: () => step(around?.next) },
      { keys: 'K', label: 'Previous case of the list', run: () => step(around?.previous) },
    ],
    around !== null,
  )
  return (
    <div className="row row--apart precedent__steps">
      <div className="row">
        <Button size="small" icon="chevron-left" onPress={() => go('/precedents')}>
          Matrix
        </Button>
        {around !== null && (
          <span className="small muted">
            Case {around.index + 1} of {around.of} in this list
          </span>
        )}
      </div>
      <div className="row">
        <Button size="small" icon="print" onPress={() => printPart('whole')}>
          Print
        </Button>
        {around !== null && (
          <>
            <Button
              size="small"
              isDisabled={around.previous === null}
              onPress={() => step(around.previous)}
              label="Previous case"
            >
              Previous <Kbd>K</Kbd>
            </Button>
            <Button
              size="small"
              isDisabled={around.next === null}
              onPress={() => step(around.next)}
              label="Next case"
            >
              Next <Kbd>J</Kbd>
            </Button>
          </>
        )}
      </div>
    </div>
  )
}

function Happened({ content }: { readonly content: PrecedentContent }) {
  const { narrative } = content.profile
  const words = narrative.split(/\s+/).filter((word) => word !== '').length
  const isOwn = content.sourceKind === 'OWN_RECORD'
  return (
    <section className="precedent__part" aria-labelledby="happened-head">
      <h2 id="happened-head" className="heading">
        What happened
      </h2>
      {narrative.split(/\n{2,}/).map((paragraph) => (
        <p key={paragraph} className="record">
          {paragraph}
        </p>
      ))}
      <p className="note">
        {isOwn
          ? `From a case of this force, ${words} words.`
          : `Summary in the collector’s words, ${words} words. The panel’s own report is not held.`}
      </p>
      {content.exceptional !== null && (
        <>
          <h3 className="precedent__sub">
            Exceptional circumstances argued
            {content.exceptional.accepted !== null &&
              (content.exceptional.accepted ? ', accepted' : ', not accepted')}
          </h3>
          <p className="record">{content.exceptional.argued}</p>
        </>
      )}
    </section>
  )
}

function Missing({ content }: { readonly content: PrecedentContent }) {
  const gaps = notStated(content)
  if (gaps.length === 0) return null
  const text = gaps.join(', ')
  return (
    <section className="precedent__part" aria-labelledby="missing-head">
      <h2 id="missing-head" className="heading">
        Not stated in the source
      </h2>
      <p className="small muted">{text.charAt(0).toUpperCase() + text.slice(1)}.</p>
    </section>
  )
}
