import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request, type RequestOptions } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { constants, publicEncrypt } from 'node:crypto'
import { makeClientKey, type ClientKey } from '../../electron/practice/certificates'
import { startPractice, type PracticeOptions, type PracticeService } from '../../electron/practice/service'

export interface PlainReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly bytes: Buffer
  readonly text: string
  /** The body read as JSON; undefined if it is empty. */
  readonly json: unknown
}

/** A running practice service with a client certificate of its CA. `close` ends it and removes its folder. */
export interface PracticeForTests {
  readonly service: PracticeService
  readonly folder: string
  readonly certificatePem: string
  readonly keyPem: string
  readonly caPem: string
  /**
   * One request by plain `node:https`; `path` is what follows `/link/4.0/`. A body that is an object is sent as JSON.
   */
  readonly call: (method: string, path: string, body?: unknown) => Promise<PlainReply>
  /** A value for a sensitive field, encrypted with the current transmission key. */
  readonly encrypt: (plaintext: string) => Promise<string>
  readonly close: () => Promise<void>
}

type PlainOptions = Omit<RequestOptions, 'headers'> & { readonly headers?: Readonly<Record<string, string>> }

/** Sends one HTTPS request and reads the whole reply. */
export const plainRequest = (url: string, options: PlainOptions, body?: unknown): Promise<PlainReply> =>
  new Promise((resolve, reject) => {
    const bytes = Buffer.from(
      body === undefined || typeof body === 'string' ? (body ?? '') : JSON.stringify(body),
    )
    // Node does not set the length of a DELETE's body by itself.
    const headers = { ...options.headers, 'content-length': bytes.length }
    const sent = request(url, { ...options, headers }, (response) => {
      const read = async (): Promise<PlainReply> => {
        const received = await buffer(response)
        const text = received.toString('utf8')
        const isJson = response.headers['content-type'] === 'application/json' && text !== ''
        const json: unknown = isJson ? JSON.parse(text) : undefined
        return { status: response.statusCode ?? 0, headers: response.headers, bytes: received, text, json }
      }
      read().then(resolve, reject)
    })
    sent.on('error', reject)
    sent.end(bytes)
  })

/** Encrypts with OAEP, as the document's clients do; base64. */
export const encryptFor = (publicKey: string, plaintext: string, oaepHash = 'sha1'): string =>
  publicEncrypt(
    { key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash },
    Buffer.from(plaintext),
  ).toString('base64')

/** Creating an RSA key can take seconds, so all services use the same one, each with a certificate of its own. */
const clientKeys = new Map<string, Promise<ClientKey>>()
const clientKeyOf = (commonName: string): Promise<ClientKey> => {
  const made = clientKeys.get(commonName) ?? makeClientKey(commonName)
  clientKeys.set(commonName, made)
  return made
}

/** Starts the service in a folder of its own, on any free ports, with a client certificate for `commonName`. */
export const startPracticeForTests = async (
  options: Partial<PracticeOptions> = {},
  commonName = 'Test Client',
): Promise<PracticeForTests> => {
  const folder = await mkdtemp(join(tmpdir(), 'practice-'))
  const service = await startPractice({ folder, ...options })
  const { keyPem, csrPem } = await clientKeyOf(commonName)
  const certificatePem = await service.sign({ csr: csrPem })
  const agent = new Agent({ keepAlive: true, ca: service.caPem, cert: certificatePem, key: keyPem })
  return {
    service,
    folder,
    certificatePem,
    keyPem,
    caPem: service.caPem,
    call: (method, path, body) => plainRequest(`${service.apiUrl}link/4.0/${path}`, { method, agent }, body),
    encrypt: async (plaintext) =>
      encryptFor((await service.keys.current()).publicKey, plaintext, options.oaepHash),
    close: async () => {
      agent.destroy()
      await service.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
