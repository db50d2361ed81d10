import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { AuditEntry } from '#contract/api'
import { Screen } from '../shell/screen.tsx'
import { useSession } from '../shell/session.ts'
import { Button } from '../ui/button.tsx'
import { Column, Columns } from '../ui/columns.tsx'
import { SidePanel } from '../ui/drawer.tsx'
import { Problems } from '../ui/notice.tsx'
import { Progress } from '../ui/progress.tsx'
import { BackupCard } from './backup-card.tsx'
import { CheckElsewhere, Checks } from './checks.tsx'
import { Entries } from './entries.tsx'
import { EntryCard } from './entry-card.tsx'
import { useRecord } from './library-store.ts'
import { Verdict } from './verdict.tsx'
import './library.css'

/** Shows that nothing was lost, added or changed. */
export function LibraryScreen() {
  const { load, check, isChecking, problems } = useRecord()
  const { refresh } = useSession()
  const [, go] = useLocation()
  const [opened, setOpened] = useState<AuditEntry | null>(null)
  const checkAndShow = async () => {
    await check()
    await Promise.all([load(), refresh()])
  }
  useEffect(() => {
    void check().then(() => Promise.all([load(), refresh()]))
  }, [check, load, refresh])
  return (
    <Screen
      title="Audit record"
      lead="Every view, change, export and signature, in order. Nothing here can be edited, by anyone."
      crumbs={[{ label: 'Library & audit' }, { label: 'Audit record' }]}
      actions={
        <>
          <Button icon="eye" onPress={() => go('/quality')}>
            Method and library quality
          </Button>
          <Button icon="book" onPress={() => go('/rule-book')}>
            Rule book
          </Button>
          <Button
            variant="primary"
            icon="link"
            onPress={() => void checkAndShow()}
            isDisabled={isChecking}
          >
            Check again
          </Button>
        </>
      }
    >
      <Problems problems={problems} />
      <Columns layout="list-side-wide">
        <Column>
          <Verdict />
          <Entries opened={opened} onOpen={setOpened} />
        </Column>
        <SidePanel title="One entry and the check" keepOpen>
          {isChecking && <Progress label="Checking the record from the first entry" />}
          <EntryCard entry={opened} />
          <Checks />
          <CheckElsewhere />
          <BackupCard />
        </SidePanel>
      </Columns>
    </Screen>
  )
}
