// Decides, from facts alone, what a machine still needs; runs on any Node from 20 on.

const chromiumHint = 'install Chromium and set EVENHAND_CHROMIUM to its path'

/** Debian packages by the program that shows whether they are there. */
export const judges = {
  pdfsig: 'poppler-utils',
  qpdf: 'qpdf',
  openssl: 'openssl',
  certutil: 'libnss3-tools',
  age: 'age',
}

/** What the stand-in and, for the tests, the outside judges need from the system. */
export const neededPackages = ({ purpose, hasElectron, hasChromium, programs }) => [
  ...(hasChromium || (hasElectron && purpose === 'start') ? [] : ['chromium']),
  ...(purpose === 'test'
    ? Object.entries(judges).flatMap(([program, name]) =>
        programs.includes(program) ? [] : [name],
      )
    : []),
]

const installCommand = (packages) => `apt-get install --no-install-recommends ${packages.join(' ')}`

/** The steps to take in order, or the one sentence that says what a person must do first. */
export const planSetUp = (facts) => {
  const packages = neededPackages(facts)
  if (packages.length > 0 && !facts.isDebian)
    return { refusal: notDebian(packages, facts.purpose), steps: [] }
  if (packages.length > 0 && !facts.isRoot)
    return {
      refusal: `This needs programs that only an administrator can install: run "sudo apt-get update && sudo ${installCommand(packages)}", then run this again.`,
      steps: [],
    }
  const steps = []
  if (facts.modules !== 'CURRENT') steps.push({ kind: 'MODULES', state: facts.modules })
  if (packages.length > 0) steps.push({ kind: 'PACKAGES', packages })
  // The tests build the application themselves.
  if (facts.purpose === 'start' && !facts.buildIsCurrent) steps.push({ kind: 'BUILD' })
  return { refusal: null, steps }
}

const notDebian = (packages, purpose) => {
  const others = packages.filter((name) => name !== 'chromium')
  const wanted = [
    ...(packages.includes('chromium') ? [chromiumHint] : []),
    ...(others.length > 0 ? [`install the programs of ${others.join(', ')}`] : []),
  ].join(' and ')
  const command = purpose === 'start' ? 'npm start' : 'npm test'
  return `This machine is not Debian, so nothing can be installed for you: ${wanted}, then run "${command}" again.`
}

const noNetwork =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|could not resolve|temporary failure|failed to fetch|unable to connect|network request/i

/** The one sentence for a step that failed, from what the step itself said. */
export const explainFailure = (step, output, log) => {
  const details = `the details are in ${log}`
  if (step.kind === 'BUILD') return `The application could not be built: ${details}.`
  if (noNetwork.test(output))
    return step.kind === 'MODULES'
      ? `There is no network: connect this machine once and run this again, or copy node_modules from a machine that has it (${details}).`
      : `There is no network: connect this machine once and run this again, or install ${step.packages.join(', ')} from local Debian packages (${details}).`
  const command = step.kind === 'MODULES' ? 'npm install' : installCommand(step.packages)
  return `"${command}" did not succeed: ${details}.`
}

/** What is being done, in plain words. */
export const describeStep = (step) => {
  if (step.kind === 'MODULES')
    return `Installing npm packages${step.state === 'OLD' ? ' that have changed' : ' (about a minute)'}`
  if (step.kind === 'PACKAGES') return `Installing from Debian: ${step.packages.join(', ')}`
  return 'Building the application'
}
