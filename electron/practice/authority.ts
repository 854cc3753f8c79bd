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

/** What may be asked of a client certificate beyond the usual 90 days from now with client-auth usage. */
export interface SignRequest {
  /** The signing request, PEM. */
  readonly csr: string
  /** Days of validity from now; 90 by default. */
  readonly days?: number
  /** ISO times that replace those that `days` gives: for expired and not yet valid certificates. */
  readonly notBefore?: string
  readonly notAfter?: string
  readonly usage?: ClientUsage
}

export interface ServerIdentity {
  readonly certificatePem: string
  readonly keyPem: string
}

/** The practice CA: stands in for the technical contact who signs a customer's request ("Authentication"). */
export interface Authority {
  readonly caPem: string
  /** The certificate, PEM. Throws `BadSigningRequest`. */
  readonly sign: (request: SignRequest) => Promise<string>
  /** A new certificate for loopback with its key, which stays in memory. */
  readonly serverIdentity: () => Promise<ServerIdentity>
}

const dayMs = 86_400_000
const caName = 'Link Console Practice CA'

/** An hour early, for clocks that are a little behind. */
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
  await chmod(join(folder, 'ca.key'), 0o600) // the mode above is ignored where the file exists
  await writeFile(join(folder, 'ca.crt'), caPem)
  return { caPem, keyPem }
}

/** Opens the CA of a folder, made there at first use; certificates signed earlier stay good. */
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
