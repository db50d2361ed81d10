import {
  nssSigner,
  onePage,
  opensslSigners,
  revised,
  signatureBody,
  type PdfObject,
} from '../../../support/signed-pdf/openssl-signed.ts'
import { CHANGED, GOOD, pageWith, says, UNREADABLE, type Case } from './case.ts'

const smallLetters = (file: Buffer): Buffer => {
  const text = file.toString('latin1')
  const lower = (found: string, hex: string) => found.replace(hex, hex.toLowerCase())
  return Buffer.from(text.replace(/\/Contents <([0-9A-F]+)/, lower), 'latin1')
}

/** The hash that the signer says was used, SHA-512 in place of SHA-256, in both places. */
const otherHash = (file: Buffer): Buffer =>
  Buffer.from(
    file.toString('latin1').replaceAll('0609608648016503040201', '0609608648016503040203'),
    'latin1',
  )

/** Signed by other programs and with other methods. */
export function foreignFiles(): readonly Case[] {
  const o = opensslSigners()
  for (const curve of ['P-256', 'P-384', 'P-521'])
    o.add(curve, ['ec', '-pkeyopt', `ec_paramgen_curve:${curve}`])
  o.add('old', ['rsa:2048'], ['200101000000Z', '210101000000Z'])
  o.add('named', ['rsa:2048'])
  o.add('early', ['rsa:2048'], ['400101000000Z', '410101000000Z'])
  o.add('short', ['rsa:1024'])
  o.add('server', ['rsa:2048'], undefined, [
    'keyUsage=critical,keyEncipherment',
    'extendedKeyUsage=serverAuth',
  ])
  o.addOwn('own')
  const blank = revised(null, onePage(signatureBody({})))
  const cades = revised(null, onePage(signatureBody({ subFilter: 'ETSI.CAdES.detached' })))
  const sha1 = revised(null, onePage(signatureBody({ subFilter: 'adbe.pkcs7.sha1' })))
  const pss = ['-keyopt', 'rsa_padding_mode:pss']
  const signed = o.seal(blank)
  const second = ['-signer', o.path('named.pem'), '-inkey', o.path('named.key')]
  const unsigned = [
    [1, '<</Type/Catalog/Pages 2 0 R>>'],
    [2, '<</Type/Pages/Kids[4 0 R]/Count 1>>'],
    pageWith('/Contents 6 0 R'),
    says(6, 'Final written warning'),
    [7, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'],
  ] as const satisfies readonly PdfObject[]
  return [
    { name: 'openssl, RSA', file: signed, ...GOOD },
    { name: 'openssl, CAdES', file: o.seal(cades, 's', ['-md', 'sha256', '-cades']), ...GOOD },
    ...['sha384', 'sha512'].map((md) => ({
      name: `openssl, ${md}`,
      file: o.seal(blank, 's', ['-md', md]),
      ...GOOD,
    })),
    ...['sha256', 'sha512'].map((md) => ({
      name: `openssl, RSA-PSS with ${md}`,
      file: o.seal(blank, 's', ['-md', md, ...pss]),
      ...GOOD,
    })),
    ...['P-256', 'P-384', 'P-521'].map((curve) => ({
      name: `openssl, ECDSA ${curve}`,
      file: o.seal(blank, curve),
      ...GOOD,
    })),
    { name: 'pdfsig with a store of NSS', file: nssSigner()(revised(null, unsigned)), ...GOOD },
    { name: 'a certificate that had expired', file: o.seal(blank, 'old'), ...GOOD },
    {
      name: 'letters of the signature changed from large to small',
      file: smallLetters(signed),
      ...GOOD,
    },
    { name: 'a certificate that was not yet valid', file: o.seal(blank, 'early'), ...GOOD },
    { name: 'a certificate made by its holder', file: o.seal(blank, 'own'), ...GOOD },
    {
      name: 'a certificate for a server',
      file: o.seal(blank, 'server'),
      ...GOOD,
    },
    {
      name: 'openssl, RSA of 1024 bits',
      file: o.seal(blank, 'short'),
      ...UNREADABLE,
      pdfsig: 'GOOD',
      because: 'A key that short can be broken: anybody with the means could have signed.',
    },
    {
      name: 'openssl, MD5',
      file: o.seal(blank, 's', ['-md', 'md5']),
      ...UNREADABLE,
    },
    {
      name: 'openssl, two signers in one signature',
      file: o.seal(blank, 's', ['-md', 'sha256', ...second]),
      ...UNREADABLE,
      pdfsig: 'GOOD',
      because:
        'PDF knows one signer for each signature (ISO 32000-2, 12.8.3.3); pdfsig reads the first.',
    },
    {
      name: 'openssl, with the name of another hash than the one used',
      file: otherHash(signed),
      ...CHANGED,
    },
    {
      name: 'openssl, without the certificate of the signer',
      file: o.seal(blank, 's', ['-md', 'sha256', '-nocerts']),
      ...CHANGED,
    },
    {
      name: 'openssl, signer named by key',
      file: o.seal(blank, 'named', ['-md', 'sha256', '-keyid']),
      ...GOOD,
      pdfsig: 'BAD',
      because: 'Poppler does not find a signer by key identifier, which RFC 5652, 5.3 allows.',
    },
    {
      name: 'openssl, SHA-1',
      file: o.seal(blank, 's', ['-md', 'sha1']),
      ...UNREADABLE,
      pdfsig: 'GOOD',
      because: 'Two contents of one SHA-1 can be made: it shows nothing.',
    },
    {
      name: 'openssl, of the kind adbe.pkcs7.sha1',
      file: o.seal(sha1),
      ...UNREADABLE,
      pdfsig: 'GOOD',
      because: 'This kind signs a SHA-1.',
    },
    {
      name: 'openssl, RSA-PSS with a mask of SHA-1',
      file: o.seal(blank, 's', ['-md', 'sha256', ...pss, '-keyopt', 'rsa_mgf1_md:sha1']),
      ...UNREADABLE,
      pdfsig: 'GOOD',
      because: 'No common program writes it; it is called unknown, not changed.',
    },
    {
      name: 'openssl, without signed attributes',
      file: o.seal(blank, 's', ['-md', 'sha256', '-noattr']),
      ...UNREADABLE,
      pdfsig: 'GOOD',
      because: 'PAdES needs signed attributes; without them a digest can be passed off as content.',
    },
  ]
}
