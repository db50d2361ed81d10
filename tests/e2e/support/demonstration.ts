import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { caseFileSchema } from '#core/case-file'
import type { ProvisionalView } from '#core/provisional-view'
import { levelLabel } from '#core/wording'
import { launchApp, type RunningApp } from './launch.ts'
import * as walk from './walk.ts'

const sampleCase = resolve(import.meta.dirname, '../../../resources/sample/sample-case.json')

const outcomeNames: Readonly<Record<string, RegExp>> = {
  FWW: /^Final written warning/,
  RIR: /^Reduction in rank/,
  DWN: /^Dismissal without notice/,
}

const asSeen = (view: ProvisionalView): walk.View => ({
  culpability: levelLabel(view.culpabilityLevel),
  harm: levelLabel(view.harmLevel),
  outcome: outcomeNames[view.outcome ?? ''] ?? /./,
  months: view.months,
  reasons: view.reasons,
})

export const sampleViews = (): readonly walk.View[] =>
  caseFileSchema.parse(JSON.parse(readFileSync(sampleCase, 'utf8'))).provisionalViews.map(asSeen)

type Say = (text: string) => void

/** Takes the sample case from an empty folder to a sealed panel, with a picture of each step. */
async function decide(app: RunningApp, picture: (name: string) => Promise<void>, say: Say) {
  say('Making an encrypted library with the sample of published outcomes.')
  await walk.makeLibrary(app)
  say('Adding two panel members, each with a passphrase of their own.')
  await walk.addPanelMembers(app)
  say('Opening the sample case.')
  await walk.openSampleCase(app)
  await app.page.locator('.page-view[aria-busy="false"]').first().waitFor()
  await picture('step-1-bundle')
  await walk.goToStep(app, 2)
  await picture('step-2-allegations-and-findings')
  await walk.goToStep(app, 3)
  await picture('step-3-seriousness')
  await walk.goToStep(app, 4)
  for (const [index, view] of sampleViews().entries()) {
    const label = walk.panel[index] ?? ''
    if (index > 0) {
      await walk.lockAndUnlockAs(app, label)
      await walk.openCase(app, 4)
    }
    if (index === 0) await picture('step-4-provisional-view')
    await walk.sealView(app, view)
    say(`${label} has sealed a view.`)
  }
  await picture('step-4-sealed')
  await walk.lockAndUnlockAs(app, 'Chair')
  await walk.openCase(app, 5)
  const answered = await walk.answerComparators(
    app,
    'Our findings rest on fewer openings, an early admission and a risk that was not realised; ' +
      'the panel there dealt with a false account as well.',
  )
  await picture('step-5-comparators')
  say(`Comparators are open; ${answered} cases that point away are answered.`)
}

/**
 * Shows the application at work without a display: the sample case through all six steps in the
 * real interface. Leaves a picture of each step and the signed notice, and verifies the notice.
 * @throws Error where any step does not come about
 */
export async function demonstrate(outputFolder: string): Promise<void> {
  rmSync(outputFolder, { recursive: true, force: true })
  mkdirSync(outputFolder, { recursive: true })
  const say: Say = (text) => console.log(text)
  const app = await launchApp({ viewport: { width: 1440, height: 900 } })
  const picture = async (name: string) => {
    await app.page.screenshot({ path: join(outputFolder, `${name}.png`) })
  }
  try {
    await decide(app, picture, say)
    await walk.goToStep(app, 6)
    await app.page.getByText('Everything is there').waitFor()
    await picture('step-6-outcome-and-reasons')
    await walk.signNotice(app)
    await picture('step-6-signed-notice')
    const notice = join(outputFolder, 'outcome-notice.pdf')
    await saveNotice(app, notice)
    say('The notice is signed. Verifying it:')
    say(judge(notice))
    say(`Pictures and the signed notice are in ${outputFolder}`)
  } catch (error) {
    await picture('where-it-stopped')
    throw error
  } finally {
    await app.close()
  }
}

async function saveNotice({ page, dialogs }: RunningApp, path: string): Promise<void> {
  dialogs.answer(path)
  await page
    .getByRole('button', { name: /^Save notice/ })
    .first()
    .click()
  await page.getByText('The notice is saved').waitFor({ state: 'attached' })
  if (!existsSync(path)) throw new Error('The notice was not saved.')
}

/** Our own verdict, from the command line, and pdfsig's where it is installed. */
function judge(path: string): string {
  const cli = resolve(import.meta.dirname, '../../../src-main/cli.ts')
  const ours = execFileSync(process.execPath, [cli, 'notice', 'verify', path], { encoding: 'utf8' })
  try {
    return `${ours}\npdfsig says:\n${execFileSync('pdfsig', [path], { encoding: 'utf8' })}`
  } catch {
    return `${ours}\npdfsig is not installed, so no second opinion.`
  }
}
