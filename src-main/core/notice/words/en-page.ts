/**
 * What stands around the text of a notice, in English: on its pages, in its signature block, and on
 * the web page of the published copy. A notice in another language carries these words with it.
 */
export const englishFurniture = {
  'page.of': 'Page {page} of {pages}',
  'page.version': '{number}, version {version}',
  'page.replaces': 'Replaces notice {number}',
  'page.signature': 'Signature',
  'page.comparison': 'Record of the comparison',
  'page.library': 'State of the library',
  'page.method': 'Method',
  'page.result': 'Result',
  'sign.signedBy': 'Signed by',
  'sign.draft': 'This is a draft and not the decision: it has not been signed.',
  'sign.time': 'Time stated by the signer: {time}',
  'sign.notYet': 'Not yet signed',
  'sign.noTime': 'Time stated by the signer: Not yet signed',
  'sign.noCertificate': 'Certificate: Not yet signed',
  'sign.ownCertificate': 'Certificate: {subject}; made by its holder; valid to {date}',
  'sign.issuedCertificate': 'Certificate: {subject}; issued by {issuer}; valid to {date}',
  'sign.certificateHash': 'Certificate fingerprint (SHA-256)',
  'sign.noticeHash': 'Fingerprint of this notice as data (SHA-256)',
  'web.skip': 'Go to the notice',
  'web.contents': 'Contents',
  'web.notice': 'Notice {number}, version {version}',
  'web.record':
    'The signed PDF is the record; this page repeats its words. Its file is {file}, with the SHA-256 value {hash}.',
} as const

export type FurnitureKey = keyof typeof englishFurniture
