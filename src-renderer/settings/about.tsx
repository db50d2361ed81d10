import fontLicence from '@fontsource/ibm-plex-sans/LICENSE?raw'
import foxitLicence from 'pdfjs-dist/standard_fonts/LICENSE_FOXIT?raw'
import liberationLicence from 'pdfjs-dist/standard_fonts/LICENSE_LIBERATION?raw'
import { METHOD_VERSION } from '#core/comparison/weights'
import { useSession } from '../shell/session.ts'
import { Card } from '../ui/card.tsx'

/** What this is, where the library lies, and the licences of what it is made with. */
export function About() {
  const { status, facts } = useSession()
  return (
    <>
      <Card title="Evenhand">
        <p className="muted">
          Shows a panel what was done in like cases and why. It never tells a panel what to do, and
          makes no network request.
        </p>
        <dl className="facts">
          <dt>Library folder</dt>
          <dd className="mono">{status?.folder}</dd>
          <dt>Precedents</dt>
          <dd>{facts?.precedents.toLocaleString('en-GB')}</dd>
          {facts?.holdsSample === true && (
            <>
              <dt>Sample</dt>
              <dd>
                Some precedents come from the published sample. It is not a natural sample: no share
                in it is a base rate.
              </dd>
            </>
          )}
          <dt>Method</dt>
          <dd>Version {METHOD_VERSION}</dd>
        </dl>
      </Card>
      <Licence
        title="Typefaces: IBM Plex Sans, with its Arabic and Hebrew, Serif and Mono"
        aside="SIL Open Font License 1.1"
        text={fontLicence}
      />
      <Licence
        title="Typefaces for pages without their own: Foxit"
        aside="BSD"
        text={foxitLicence}
      />
      <Licence
        title="Typefaces for pages without their own: Liberation"
        aside="GNU GPL 2 with exceptions"
        text={liberationLicence}
      />
      <Card title="Made with" aside="Open source">
        <p className="small muted">
          React, React Aria, zustand, wouter, zod, PDFKit, pdf-lib, PDF.js, PKI.js, age-encryption,
          mammoth, postal-mime, UTIF, bidi-js, Tesseract with its English data, nspell with the
          British English dictionary, SQLite with SQLite3 Multiple Ciphers, Electron. Their licences
          come with the installed application.
        </p>
      </Card>
    </>
  )
}

function Licence(props: { readonly title: string; readonly aside: string; readonly text: string }) {
  return (
    <Card title={props.title} aside={props.aside}>
      <pre className="licence" tabIndex={0} role="region" aria-label={`Licence. ${props.title}`}>
        {props.text}
      </pre>
    </Card>
  )
}
