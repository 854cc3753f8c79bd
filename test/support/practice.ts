import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import forge from 'node-forge'
import { startPractice, type PracticeOptions, type PracticeService } from '../../electron/practice/service'

/** A running practice service with a client certificate of its CA; `close` ends it and removes its folder. */
export interface PracticeForTests {
  readonly service: PracticeService
  readonly folder: string
  readonly certificatePem: string
  readonly keyPem: string
  readonly caPem: string
  readonly close: () => Promise<void>
}

export interface ClientKey {
  readonly keyPem: string
  readonly csrPem: string
}

/** A new RSA 2048 key, PKCS#8 PEM, with its signing request. */
export const newClientKey = (commonName: string): ClientKey => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const key = forge.pki.privateKeyFromPem(privateKey)
  const request = forge.pki.createCertificationRequest()
  request.publicKey = forge.pki.setRsaPublicKey(key.n, key.e)
  request.setSubject([{ name: 'commonName', value: commonName }])
  request.sign(key, forge.md.sha256.create())
  return { keyPem: privateKey, csrPem: forge.pki.certificationRequestToPem(request) }
}

/** Starts the service in a folder of its own, on any free ports, with a client certificate for `commonName`. */
export const startPracticeForTests = async (
  options: Partial<PracticeOptions> = {},
  commonName = 'Test Client',
): Promise<PracticeForTests> => {
  const folder = await mkdtemp(join(tmpdir(), 'practice-'))
  const service = await startPractice({ folder, ...options })
  const { keyPem, csrPem } = newClientKey(commonName)
  const certificatePem = await service.sign({ csr: csrPem })
  return {
    service,
    folder,
    certificatePem,
    keyPem,
    caPem: service.caPem,
    close: async () => {
      await service.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
