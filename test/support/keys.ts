import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A certificate and its key, created by openssl for one test. */
export interface Made {
  readonly certificate: Buffer
  readonly key: Buffer
}

interface Wanted {
  readonly name: string
  readonly algorithm?: 'rsa' | 'rsa-1024' | 'ec' | 'ed25519'
  /** The extensions, in openssl's syntax. */
  readonly extensions?: string
  readonly issuer?: Made
}

/** The openssl program in a folder of its own. All files of a test are created when it runs, and none is kept. */
export interface OpensslFolder {
  /** Runs openssl in the folder and returns what it wrote to `out`. */
  readonly make: (inputs: Record<string, Uint8Array | string>, ...args: readonly string[]) => Buffer
  readonly issue: (wanted: Wanted) => Made
  readonly remove: () => void
}

const keyOptions = {
  rsa: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  'rsa-1024': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'],
  ec: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  ed25519: ['-algorithm', 'ED25519'],
}

const clientExtensions = 'extendedKeyUsage=clientAuth'
export const authorityExtensions = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign'

export const openOpensslFolder = (): OpensslFolder => {
  const folder = mkdtempSync(join(tmpdir(), 'openssl-'))
  const make: OpensslFolder['make'] = (inputs, ...args) => {
    for (const [name, content] of Object.entries(inputs)) writeFileSync(join(folder, name), content)
    execFileSync('openssl', [...args, '-out', 'out'], { cwd: folder, stdio: 'pipe' })
    return readFileSync(join(folder, 'out'))
  }
  return {
    make,
    issue: ({ name, algorithm = 'rsa', extensions = clientExtensions, issuer }) => {
      const key = make({}, 'genpkey', ...keyOptions[algorithm])
      const request = make({ key }, 'req', '-new', '-key', 'key', '-subj', `/CN=${name}`)
      const signer = issuer ? ['-CA', 'ca', '-CAkey', 'cakey', '-CAcreateserial'] : ['-signkey', 'key']
      const certificate = make(
        { key, request, extensions, ...(issuer ? { ca: issuer.certificate, cakey: issuer.key } : {}) },
        ...['x509', '-req', '-in', 'request', '-days', '30', '-extfile', 'extensions', ...signer],
      )
      return { certificate, key }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
