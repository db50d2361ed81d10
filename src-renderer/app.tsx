import { useEffect } from 'react'
import { Redirect, Route, Router, Switch } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import type { Person } from '#contract/api'
import { listen, whenClosing } from './api.ts'
import { IssueUnderWay } from './case/bundle/issue-under-way.tsx'
import { prepareReader } from './case/bundle/warm-up.ts'
import { CaseScreen } from './case/case-screen.tsx'
import { PackDialogs } from './pack-dialogs.tsx'
import { HearingsScreen } from './hearings/hearings-screen.tsx'
import { LibraryScreen } from './library/library-screen.tsx'
import { PublicationsScreen } from './notices/publications-screen.tsx'
import { VerifyScreen } from './notices/verify-screen.tsx'
import { ExceptionalScreen } from './precedents/exceptional-screen.tsx'
import { ImportScreen } from './precedents/import-screen.tsx'
import { PrecedentCorrection, PrecedentForm } from './precedents/precedent-form.tsx'
import { PrecedentScreen } from './precedents/precedent-screen.tsx'
import { PrecedentsScreen } from './precedents/precedents-screen.tsx'
import { QualityScreen } from './quality/quality-screen.tsx'
import { RuleBookScreen } from './rule-book/rule-book-screen.tsx'
import { SettingsScreen } from './settings/settings-screen.tsx'
import { Frame } from './shell/frame.tsx'
import { flushAll } from './shell/leaving.ts'
import { Marking } from './shell/marking.tsx'
import { mayKeep } from './shell/may.ts'
import { Screen } from './shell/screen.tsx'
import { leave, useSession } from './shell/session.ts'
import { StatusBar } from './shell/status-bar.tsx'
import { Gate } from './unlock/gate.tsx'
import { Empty } from './ui/empty.tsx'
import { TextLink } from './ui/link.tsx'
import { LiveRegion } from './ui/status.tsx'

export function App() {
  const { refresh } = useSession()
  useEffect(() => {
    void refresh()
    const stops = [listen('vault:locked', leave), whenClosing(flushAll)]
    return () => stops.forEach((stop) => stop())
  }, [refresh])
  return (
    <Router hook={useHashLocation}>
      <Inside />
      <LiveRegion />
    </Router>
  )
}

function Inside() {
  const { status, person } = useSession()
  if (status === null) return null
  if (status.state === 'UNLOCKED' && person !== null) {
    return (
      <Frame person={person}>
        <Screens person={person} />
        <PackDialogs />
        <IssueUnderWay />
      </Frame>
    )
  }
  return (
    <div className="outside">
      <Marking />
      <Switch>
        <Route path="/verify">
          <main className="outside__main">
            <p className="outside__back">
              <TextLink href="/">Back to unlocking</TextLink>
            </p>
            <VerifyScreen />
          </main>
        </Route>
        <Route>
          <Gate status={status} />
        </Route>
      </Switch>
      <StatusBar facts={null} />
    </div>
  )
}

function Screens({ person }: { readonly person: Person }) {
  const [address] = useHashLocation()
  // Nobody who opens a bundle waits for the PDF reader: it starts while the application rests.
  useEffect(() => {
    const idle = requestIdleCallback(() => void prepareReader().catch(() => undefined))
    return () => cancelIdleCallback(idle)
  }, [address])
  return (
    <Switch>
      <Route path="/">
        {person.role === 'OVERSIGHT' ? <Redirect to="/precedents" /> : <HearingsScreen />}
      </Route>
      <Route path="/case/:id/:step" component={CaseScreen} />
      {mayKeep(person) && <Route path="/publications" component={PublicationsScreen} />}
      <Route path="/precedents" component={PrecedentsScreen} />
      <Route path="/precedents/new" component={PrecedentForm} />
      <Route path="/precedents/:ref/correct" component={PrecedentCorrection} />
      <Route path="/precedents/exceptional" component={ExceptionalScreen} />
      <Route path="/precedents/:ref" component={PrecedentScreen} />
      <Route path="/import" component={ImportScreen} />
      <Route path="/library" component={LibraryScreen} />
      <Route path="/quality" component={QualityScreen} />
      <Route path="/rule-book" component={RuleBookScreen} />
      <Route path="/settings/:tab?" component={SettingsScreen} />
      <Route path="/verify" component={VerifyScreen} />
      <Route>
        <Screen title="Nothing here">
          <Empty title="No screen has this address">Choose one from the list on the left.</Empty>
        </Screen>
      </Route>
    </Switch>
  )
}
