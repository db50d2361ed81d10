import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newFolder } from '../../support/open-library.ts'
import { run } from './judges.ts'

/** A timestamp authority as openssl runs one: its answers to request files. */
export function timestampAuthority(purposes = 'critical,timeStamping') {
  const folder = newFolder()
  const at = (name: string): string => join(folder, name)
  const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', at('tsa.key'), '-out', at('tsa.pem')]
  const use = ['-addext', `extendedKeyUsage=${purposes}`, '-addext', 'keyUsage=digitalSignature']
  run('openssl', 'req', '-x509', ...key, '-days', '3650', '-subj', '/CN=Time authority', ...use)
  const settings = [
    '[tsa]',
    `serial = ${at('serial')}`,
    'default_policy = 1.2.3.4.1',
    'digests = sha1, sha256, sha384, sha512',
    'signer_digest = sha256',
    'ess_cert_id_alg = sha256',
    'accuracy = secs:1',
    'ordering = yes',
  ]
  writeFileSync(at('tsa.cnf'), settings.join('\n'))
  writeFileSync(at('serial'), '01\n')
  return {
    certificate: at('tsa.pem'),
    path: at,
    answer(request: Uint8Array, name = 'answer.tsr'): string {
      writeFileSync(at('request.tsq'), request)
      const signer = ['-signer', at('tsa.pem'), '-inkey', at('tsa.key'), '-section', 'tsa']
      const files = ['-queryfile', at('request.tsq'), '-out', at(name)]
      run('openssl', 'ts', '-reply', '-config', at('tsa.cnf'), ...signer, ...files)
      return at(name)
    },
  }
}

/** A force's authority as openssl runs one: a signer with its chain, revocation lists and answers. */
export function forceAuthority() {
  const folder = newFolder()
  const at = (name: string): string => join(folder, name)
  const passphrase = 'slate'
  const root = ['-newkey', 'rsa:2048', '-nodes', '-keyout', at('ca.key'), '-out', at('ca.pem')]
  const use = ['-addext', 'basicConstraints=critical,CA:TRUE']
  const sign = ['-addext', 'keyUsage=critical,keyCertSign,cRLSign,digitalSignature']
  run('openssl', 'req', '-x509', ...root, '-days', '900', '-subj', '/CN=Force CA', ...use, ...sign)
  const settings = [
    '[ca]',
    'default_ca = force',
    '[force]',
    `dir = ${folder}`,
    'database = $dir/index.txt',
    'serial = $dir/serial',
    'crlnumber = $dir/crlnumber',
    'new_certs_dir = $dir',
    'default_md = sha256',
    'default_days = 365',
    'default_crl_days = 30',
    'policy = any',
    '[any]',
    'commonName = supplied',
  ]
  writeFileSync(at('ca.cnf'), settings.join('\n'))
  writeFileSync(at('index.txt'), '')
  writeFileSync(at('serial'), '1000\n')
  writeFileSync(at('crlnumber'), '01\n')
  const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', at('s.key'), '-out', at('s.csr')]
  run('openssl', 'req', '-new', ...key, '-subj', '/CN=Chair of panels')
  const ca = ['-config', at('ca.cnf'), '-cert', at('ca.pem'), '-keyfile', at('ca.key')]
  run('openssl', 'ca', ...ca, '-batch', '-in', at('s.csr'), '-out', at('s.pem'), '-notext')
  const parts = ['-inkey', at('s.key'), '-in', at('s.pem'), '-certfile', at('ca.pem')]
  run(
    'openssl',
    'pkcs12',
    '-export',
    ...parts,
    '-out',
    at('s.p12'),
    '-passout',
    `pass:${passphrase}`,
  )
  return {
    folder,
    passphrase,
    signer: at('s.p12'),
    list(): string {
      run('openssl', 'ca', ...ca, '-gencrl', '-out', at('list.crl'))
      return at('list.crl')
    },
    answer(): string {
      const question = ['-issuer', at('ca.pem'), '-cert', at('s.pem'), '-reqout', at('q.ors')]
      run('openssl', 'ocsp', ...question)
      const by = ['-rsigner', at('ca.pem'), '-rkey', at('ca.key'), '-CA', at('ca.pem')]
      const files = ['-index', at('index.txt'), '-reqin', at('q.ors'), '-respout', at('a.ors')]
      run('openssl', 'ocsp', ...files, ...by, '-ndays', '7')
      return at('a.ors')
    },
    revoke: () => run('openssl', 'ca', ...ca, '-revoke', at('s.pem')),
  }
}
