import { useEffect } from 'react'
import { useLocation } from 'wouter'
import type { OpenCase } from '#contract/api'
import { useScreenTitle } from '../../shell/screen.tsx'
import { useKeys } from '../../ui/keys.ts'
import { BundleStep } from '../bundle/bundle-step.tsx'
import { PageBeside } from '../evidence/page-beside.tsx'
import { ClocksPage } from '../clocks/clocks-page.tsx'
import { ComparatorsStep } from '../comparators/comparators-step.tsx'
import { FindingsStep } from '../findings/findings-step.tsx'
import { NoticeStep } from '../notice/notice-step.tsx'
import { OutcomeStep } from '../outcome/outcome-step.tsx'
import { SealStep } from '../seal/seal-step.tsx'
import { SeriousnessStep } from '../seriousness/seriousness-step.tsx'
import { flushCase } from '../store/case-store.ts'
import { CaseBar } from './case-bar.tsx'
import './frame.css'
import { arrive } from './jump.ts'
import { StepBar } from './step-bar.tsx'
import { stepAddress, stepNumber, STEPS, type StepSlug } from './steps.ts'

const SCREENS = {
  bundle: BundleStep,
  findings: FindingsStep,
  seriousness: SeriousnessStep,
  provisional: SealStep,
  comparators: ComparatorsStep,
  outcome: OutcomeStep,
  notice: NoticeStep,
  clocks: ClocksPage,
} as const satisfies Record<StepSlug, unknown>

const OTHER_NAMES: Partial<Record<StepSlug, string>> = { notice: 'Notice', clocks: 'Clocks' }

/** Case bar, the six steps and the step on screen. */
export function CaseFrame(props: { readonly openCase: OpenCase; readonly slug: StepSlug }) {
  const { openCase, slug } = props
  const { id } = openCase.hearingCase
  const [, go] = useLocation()
  const Step = SCREENS[slug]
  const here = OTHER_NAMES[slug] ?? STEPS[stepNumber(slug) - 1]?.label ?? ''
  useScreenTitle(`${here}, ${openCase.hearingCase.reference}`, [
    { label: 'Hearings', href: '/' },
    { label: openCase.hearingCase.reference, href: stepAddress(id, 'bundle') },
    { label: here },
  ])
  useKeys([
    ...STEPS.map((step) => ({
      keys: `Ctrl+${step.number}`,
      label: `Step ${step.number}: ${step.label}`,
      run: () => go(stepAddress(id, step.slug)),
    })),
    { keys: 'C', label: 'Clocks of this case', run: () => go(stepAddress(id, 'clocks')) },
    { keys: 'Ctrl+S', label: 'Save now', run: () => void flushCase() },
  ])
  useEffect(arrive, [slug])
  return (
    <div className="case-frame">
      <CaseBar openCase={openCase} step={stepNumber(slug)} />
      <StepBar openCase={openCase} current={stepNumber(slug)} />
      <div className="case-step" key={slug} data-step={slug}>
        <Step openCase={openCase} />
      </div>
      <PageBeside openCase={openCase} />
    </div>
  )
}
