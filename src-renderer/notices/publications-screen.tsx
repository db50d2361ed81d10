import { useEffect, useState } from 'react'
import type { Publication } from '#core/notice/publication-register'
import { Screen } from '../shell/screen.tsx'
import { counted } from '../shell/words.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import { Banner, Problems } from '../ui/notice.tsx'
import { PublicationForm } from './publication-form.tsx'
import { PublicationsTable } from './publications-table.tsx'
import { usePublications } from './publications-store.ts'
import './publications.css'

/** What is out, since when and until when at least; what is withheld, by whom and why. */
export function PublicationsScreen() {
  const { rows, problems, load, save } = usePublications()
  const [open, setOpen] = useState<Publication | null>(null)
  useEffect(() => void load(), [load])
  return (
    <Screen
      title="Register of publications"
      lead={rows === null ? 'Reading the register' : leadWords(rows)}
      crumbs={[{ label: 'Hearings', href: '/' }, { label: 'Register of publications' }]}
      actions={
        <Button icon="download" isDisabled={rows?.length === 0} onPress={() => void save()}>
          Save as CSV
        </Button>
      }
    >
      {open === null && <Problems problems={problems} />}
      <Card flush className="publications">
        <PublicationsTable
          rows={rows ?? []}
          isLoading={rows === null && problems.length === 0}
          onOpen={setOpen}
          empty={
            <Empty title="No notice is signed yet">
              A decision stands here from the day its notice is signed.
            </Empty>
          }
        />
      </Card>
      <Banner tone="info">
        The force publishes; Evenhand records that it did. The report of a hearing goes on the
        force’s website as soon as practicable after the officer was notified and stays there for at
        least 28 days. A meeting is private, and its report is not published.
      </Banner>
      {open !== null && (
        <PublicationForm
          key={open.noticeId}
          publication={open}
          onClose={() => {
            setOpen(null)
            usePublications.setState({ problems: [] })
          }}
        />
      )}
    </Screen>
  )
}

const leadWords = (rows: readonly Publication[]): string => {
  const of = (...states: readonly Publication['state'][]) =>
    rows.filter(({ state }) => states.includes(state)).length
  return [
    `${of('OUT', 'MAY_COME_DOWN')} on the website`,
    `${of('TO_PUBLISH')} to be published`,
    `${of('WITHHELD')} withheld`,
    `${counted(rows.length, 'notice')} in all`,
  ].join(', ')
}
