import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  keyFromPem,
  keyToPem,
  makeCa,
  makeLoopbackServer,
  newKeyPair,
  signRequest,
  type ClientUsage,
  type Validity,
} from './certificates'

/**
 * A request for a client certificate. By default it is valid for 90 days from now and usable for client authentication.
 */
export interface SignRequest {
  /** The signing request, PEM. */
  readonly csr: string
  /** Days of validity from now; 90 by default. */
  readonly days?: number
  /** ISO times that override those of `days`, for certificates that have expired or are not yet valid. */
  readonly notBefore?: string
  readonly notAfter?: string
  readonly usage?: ClientUsage
}

export interface ServerIdentity {
  readonly certificatePem: string
  readonly keyPem: string
}

/** The practice CA. It takes the place of the technical contact who signs a customer's request ("Authentication"). */
export interface Authority {
  readonly caPem: string
  /** The certificate, PEM. Throws `BadSigningRequest`. */
  readonly sign: (request: SignRequest) => Promise<string>
  /** A new certificate for loopback with its key, which stays in memory. */
  readonly serverIdentity: () => Promise<ServerIdentity>
}

const dayMs = 86_400_000
const caName = 'Link Console Practice CA'

/** Begins an hour early, for clocks that are a little slow. */
const validFor = (days: number): Validity => ({
  from: new Date(Date.now() - dayMs / 24),
  to: new Date(Date.now() + days * dayMs),
})

const validityOf = (request: SignRequest): Validity => {
  const usual = validFor(request.days ?? 90)
  return {
    from: request.notBefore === undefined ? usual.from : new Date(request.notBefore),
    to: request.notAfter === undefined ? usual.to : new Date(request.notAfter),
  }
}

const readPair = async (folder: string): Promise<{ caPem: string; keyPem: string } | undefined> => {
  try {
    const [caPem, keyPem] = await Promise.all([
      readFile(join(folder, 'ca.crt'), 'utf8'),
      readFile(join(folder, 'ca.key'), 'utf8'),
    ])
    return { caPem, keyPem }
  } catch {
    return undefined
  }
}

const makePair = async (folder: string): Promise<{ caPem: string; keyPem: string }> => {
  const keys = await newKeyPair()
  const [caPem, keyPem] = await Promise.all([makeCa(caName, keys, validFor(3650)), keyToPem(keys.privateKey)])
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'ca.key'), keyPem, { mode: 0o600 })
  await chmod(join(folder, 'ca.key'), 0o600) // the mode above is ignored if the file exists
  await writeFile(join(folder, 'ca.crt'), caPem)
  return { caPem, keyPem }
}

/** Opens the CA of a folder, and creates it at first use. Certificates signed earlier stay valid. */
export const openAuthority = async (folder: string): Promise<Authority> => {
  const { caPem, keyPem } = (await readPair(folder)) ?? (await makePair(folder))
  const caKey = await keyFromPem(keyPem)
  return {
    caPem,
    sign: (request) =>
      signRequest(request.csr, validityOf(request), request.usage ?? 'client', caName, caKey),
    serverIdentity: async () => {
      const keys = await newKeyPair()
      const [certificatePem, serverKey] = await Promise.all([
        makeLoopbackServer(keys, validFor(365), caName, caKey),
        keyToPem(keys.privateKey),
      ])
      return { certificatePem, keyPem: serverKey }
    },
  }
}
