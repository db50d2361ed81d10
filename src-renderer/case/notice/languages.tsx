import { useState } from 'react'
import type { MissingWelsh, PrintedPaper } from '#core/notice/missing-welsh'
import type { NoticeLanguages, NoticeWording } from '#core/notice/notice-wording'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { useSession } from '../../shell/session.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox, RadioList } from '../../ui/choices.tsx'
import { Problems } from '../../ui/notice.tsx'
import { announce } from '../../ui/status.tsx'
import { fieldId } from '../frame/jump.ts'

const LANGUAGES = [
  { id: 'EN', label: 'English' },
  { id: 'CY', label: <span lang="cy">Cymraeg</span>, description: 'Welsh' },
  { id: 'BOTH', label: 'Both, side by side', description: 'Headings, labels and fixed sentences' },
] as const satisfies readonly { id: NoticeLanguages; label: unknown; description?: string }[]

const TYPED = [
  { id: 'en-GB', label: 'English' },
  { id: 'cy', label: 'Welsh' },
] as const

const PAPERS: Readonly<Record<PrintedPaper, string>> = {
  NOTICE: 'the notice',
  COVERING_LETTER: 'the letter to the officer',
  BARRED_LIST: 'the report to the barred list',
  HEARING_NOTICE: 'the public notice of the hearing',
}

const namesOf = (papers: readonly PrintedPaper[]): string =>
  papers.map((one) => PAPERS[one]).join(', ')

/** Chooses the languages of the notice, and lists what has no Welsh before it is signed. */
export function Languages(props: {
  readonly wording: NoticeWording
  readonly untranslated: readonly MissingWelsh[]
  readonly onChange: (wording: NoticeWording) => void
}) {
  const { wording, untranslated, onChange } = props
  const count = untranslated.length
  return (
    <section
      className="stack"
      aria-label="Languages of the notice"
      id={fieldId('particulars.wording')}
    >
      <RadioList
        label="Language of the notice"
        items={LANGUAGES}
        value={wording.languages}
        onChange={(languages) => onChange({ ...wording, languages, allowsEnglish: false })}
      />
      {wording.languages !== 'EN' && (
        <>
          <RadioList
            label="Language of what was typed"
            items={TYPED}
            value={wording.typed}
            onChange={(typed) => onChange({ ...wording, typed })}
          />
          <p className="note">
            Kept with the case, also for the papers that go out with the notice. Reasons and
            particulars are printed as they were typed: they are not translated.
          </p>
          {count > 0 && (
            <>
              <details className="untranslated">
                <summary>
                  {count === 1 ? '1 phrase has no Welsh' : `${count} phrases have no Welsh`}
                </summary>
                <ul className="record--list small">
                  {untranslated.map(({ key, english, papers }) => (
                    <li key={`${key} ${english}`}>
                      {english}
                      {!papers.includes('NOTICE') && ` (${namesOf(papers)})`}
                    </li>
                  ))}
                </ul>
              </details>
              <Checkbox
                isSelected={wording.allowsEnglish}
                onChange={(allowsEnglish) => onChange({ ...wording, allowsEnglish })}
                description="Each is marked as English only"
              >
                Print these in English
              </Checkbox>
              {!wording.allowsEnglish && (
                <p className="note">
                  The notice can be signed once each has Welsh, or may stand in English.
                </p>
              )}
            </>
          )}
        </>
      )}
      <TranslatorFiles />
    </section>
  )
}

/** The table of phrases out to a translator, and back in by the secretariat. */
export function TranslatorFiles() {
  const role = useSession((session) => session.person?.role)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const save = async () => {
    const answer = await call('wording:export')
    setProblems(answer.ok ? [] : answer.problems)
    if (answer.ok && answer.value !== null) announce('The phrases are saved for the translator')
  }
  const takeIn = async () => {
    const answer = await call('wording:import')
    if (!answer.ok) return setProblems(answer.problems)
    if (answer.value === null) return
    const { taken, refused } = answer.value
    announce(taken === 1 ? '1 phrase is taken in' : `${taken} phrases are taken in`)
    setProblems(
      refused.map(({ line, key, reason }) => ({
        code: 'NOT_TAKEN',
        message: `Line ${line}${key === '' ? '' : `, ${key}`}: ${reason}`,
      })),
    )
  }
  if (role !== 'CHAIR' && role !== 'SECRETARIAT') return null
  return (
    <>
      <div className="row">
        <Button size="small" icon="download" onPress={() => void save()}>
          Save phrases for a translator
        </Button>
        {role === 'SECRETARIAT' && (
          <Button size="small" icon="upload" onPress={() => void takeIn()}>
            Take in a translation
          </Button>
        )}
      </div>
      <Problems problems={problems} />
    </>
  )
}
