import type { NoticeBlock, NoticeDocument } from '#core/notice/notice'

const longReasons =
  'The officer opened the record on four dates between 3 and 24 February 2026. On none of them ' +
  'was there a policing purpose. The audit log of the records system, exhibited at page 41, shows ' +
  'each search, the terms used and the time spent on the page. The officer accepted in interview ' +
  'that the searches were made out of curiosity and because a relative had asked. The panel ' +
  'accepts that evidence. It does not accept that the second search was a slip: the search terms ' +
  'were typed in full, and the record stayed open for eleven minutes.'

/** A notice of any length, with every kind of block, long words and Welsh letters. */
export function sampleNotice(
  options: { readonly paragraphs?: number; readonly rows?: number } = {},
): NoticeDocument {
  let number = 0
  const paragraph = (text: string): NoticeBlock => ({ kind: 'paragraph', number: ++number, text })
  const rows = Array.from({ length: options.rows ?? 3 }, (_, index) => [
    String(index + 1),
    index % 2 === 0 ? longReasons : 'Told a relative what was in the record.',
    index % 2 === 0 ? 'Admitted' : 'Denied',
    index % 2 === 0 ? 'Proved' : 'Not proved',
    'Confidentiality; Orders and Instructions',
  ])
  return {
    kind: 'FULL',
    language: 'en-GB',
    title: 'Outcome of a misconduct hearing',
    marking: 'OFFICIAL-SENSITIVE',
    number: 'EH-2026-014/2',
    caseReference: 'EH-2026-014',
    version: 2,
    replaces: 'EH-2026-014/1',
    force: 'Heddlu Dyffryn Ŵyn ac Ŷstwyth',
    sections: [
      {
        id: 'hearing',
        heading: 'The hearing',
        blocks: [
          {
            kind: 'facts',
            rows: [
              ['Notice', 'EH-2026-014/2'],
              ['Appropriate authority', 'Chief Constable of the force concerned'],
              ['Officer concerned', 'Sergeant, serving, represented by a lawyer'],
              ['Decision-makers', 'Chair, delegate of the chief officer; two independent members'],
            ],
          },
        ],
      },
      {
        id: 'allegations',
        heading: 'Allegations',
        blocks: [
          {
            kind: 'table',
            caption: 'Each allegation, the reply and the finding',
            columns: ['No.', 'Allegation', 'Reply', 'Finding', 'Standards breached'],
            rows,
          },
        ],
      },
      {
        id: 'reasons',
        heading: 'Findings and reasons',
        blocks: [
          { kind: 'subheading', text: 'Allegation 1' },
          ...Array.from({ length: options.paragraphs ?? 6 }, () => paragraph(longReasons)),
          paragraph('Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch'.repeat(3)),
        ],
      },
      {
        id: 'outcome',
        heading: 'Outcome',
        blocks: [
          {
            kind: 'outcome',
            label: 'Outcome',
            lines: [
              'Final written warning',
              'For 24 months, from 19 November 2026 to 18 November 2028',
            ],
          },
          paragraph('The outcome takes effect on the day on which the officer is told of it.'),
        ],
      },
    ],
    signature: {
      signer: 'Cadeirydd Rhŷ',
      capacity: 'Chair, delegate of the chief officer',
      statement: 'I have signed this notice as the decision of the panel.',
    },
    fingerprint: {
      library: '6c1e90ab44d7f25e'.repeat(4),
      method: 'likeness 1',
      result: '90ab44d7f25e6c1e'.repeat(4),
    },
  }
}
