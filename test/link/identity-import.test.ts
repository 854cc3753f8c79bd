import type { Sequence } from 'asn1js'
import { Integer, fromBER } from 'asn1js'
import { afterAll, describe, expect, it } from 'vitest'
import { createImporter, type Importer } from '../../electron/identity/import/importer'
import { wordingOf } from '../../shared/errors/wording'
import { openOpensslFolder } from '../support/keys'
import { startNodeProcess } from '../support/node-process'

const openssl = openOpensslFolder()
afterAll(openssl.remove)

const made = openssl.issue({ name: 'Client' })
const passphrase = 'canary-passphrase-4417'

/** An importer over real processes that records how each of them ended. */
const observedImporter = (
  limits?: Parameters<typeof createImporter>[1],
): { importer: Importer; ends: Promise<void>[] } => {
  const ends: Promise<void>[] = []
  const importer = createImporter(() => {
    const port = startNodeProcess('electron/identity/import/process.ts')
    ends.push(new Promise((resolve) => port.onExit(() => resolve())))
    return port
  }, limits)
  return { importer, ends }
}

const sequenceAt = (element: unknown, ...path: number[]): Sequence => {
  const found = path.reduce<unknown>((at, index) => (at as Sequence).valueBlock.value[index], element)
  return found as Sequence
}

/** The same file with a hundred million rounds. */
const withRounds = (der: Buffer, at: number, ...path: number[]): Buffer => {
  const root = fromBER(der).result
  sequenceAt(root, ...path).valueBlock.value[at] = new Integer({ value: 100_000_000 })
  return Buffer.from(root.toBER())
}

const export12 = (): Buffer =>
  openssl.make(
    { certificate: made.certificate, key: made.key },
    ...['pkcs12', '-export', '-in', 'certificate', '-inkey', 'key', '-passout', `pass:${passphrase}`],
  )

const encryptedKey = (...options: string[]): Buffer =>
  openssl.make(
    { key: made.key },
    ...['pkcs8', '-topk8', '-in', 'key', '-outform', 'DER', '-passout', `pass:${passphrase}`, ...options],
  )

const nested = (depth: number): Buffer =>
  Buffer.concat([Buffer.alloc(depth * 2, Buffer.from([0x30, 0x80])), Buffer.alloc(depth * 2)])

describe('reading files in a process of its own', () => {
  it('gives the identity and ends the process', async () => {
    const { importer, ends } = observedImporter()
    const result = await importer.read([export12()], passphrase)
    expect(result).toMatchObject({ ok: true, value: { keyPem: made.key.toString() } })
    expect(ends).toHaveLength(1)
    await Promise.all(ends)
  })

  it('says what a file holds without its secrets', async () => {
    const { importer } = observedImporter()
    const result = await importer.inspect(Buffer.concat([made.certificate, made.key]))
    expect(result).toEqual({
      ok: true,
      value: { format: 'pem', certificate: true, key: true, encrypted: false },
    })
  })

  it('hands refusals over as they are', async () => {
    const { importer } = observedImporter()
    expect(await importer.read([export12()], 'another')).toEqual({
      ok: false,
      error: { code: 'import-passphrase-wrong' },
    })
  })

  it('starts no process for a file that is too large to be a certificate', async () => {
    const { importer, ends } = observedImporter()
    expect(await importer.inspect(Buffer.alloc(1024 * 1024 + 1))).toEqual({
      ok: false,
      error: { code: 'import-unreadable', detail: 'over 1 MB' },
    })
    expect(ends).toEqual([])
  })

  it('takes no word about the file from a process that is slow to start', async () => {
    const importer = createImporter(() => startNodeProcess('electron/identity/import/process.ts'), {
      // No Node process starts within a millisecond, so the remaining time can only concern the reading.
      startMs: 60_000,
      readMs: 400,
    })
    expect(await importer.inspect(made.certificate)).toMatchObject({ ok: true })
  })

  it('says that the process did not start, and accuses no file', async () => {
    const importer = createImporter(
      () => ({
        postMessage: () => undefined,
        onMessage: () => undefined,
        onExit: () => undefined,
        kill: () => undefined,
      }),
      { startMs: 20, readMs: 20 },
    )
    const refused = await importer.inspect(made.certificate)
    expect(refused).toEqual({ ok: false, error: { code: 'import-not-started' } })
    expect(wordingOf({ code: 'import-not-started' }).advice).toContain('The file was not read')
    const slow = wordingOf({ code: 'import-too-slow' })
    expect(`${slow.title} ${slow.advice}`).not.toMatch(/damaged|hostile/)
  })

  it('answers when the process ends by itself', async () => {
    const importer = createImporter(() => {
      const ends: ((code: number) => void)[] = []
      const heard: ((message: unknown) => void)[] = []
      return {
        // It starts, and ends when it gets the file.
        postMessage: (message) => {
          const { id, method } = message as { id: number; method: string }
          if (method === 'ready') heard.forEach((listener) => listener({ id, value: true }))
          else ends.forEach((listener) => listener(1))
        },
        onMessage: (listener) => heard.push(listener),
        onExit: (listener) => ends.push(listener),
        kill: () => undefined,
      }
    })
    expect(await importer.inspect(made.certificate)).toEqual({
      ok: false,
      error: { code: 'import-unreadable', detail: 'the reading process ended' },
    })
  })
})

describe('hostile files', () => {
  it.each([
    ['an integrity check of 100 million rounds', withRounds(export12(), 2, 2)],
    ['a key of 100 million PBKDF2 rounds', withRounds(encryptedKey(), 1, 0, 1, 0, 1)],
    ['a key of 100 million PKCS#12 rounds', withRounds(encryptedKey('-v1', 'PBE-SHA1-3DES'), 1, 0, 1)],
  ])('are given up and their process killed, while the rest goes on: %s', async (_title, bytes) => {
    const { importer, ends } = observedImporter({ startMs: 60_000, readMs: 3_000 })
    let beats = 0
    const heart = setInterval(() => (beats += 1), 20)
    const result = await importer.read([made.certificate, bytes], passphrase)
    clearInterval(heart)
    expect(result).toEqual({ ok: false, error: { code: 'import-too-slow' } })
    expect(beats).toBeGreaterThan(50)
    await Promise.all(ends)
  })

  it.each([20_000, 200_000])('nested %i levels deep are unreadable', async (depth) => {
    const { importer } = observedImporter()
    expect(await importer.inspect(nested(depth))).toEqual({ ok: false, error: { code: 'import-unreadable' } })
  })
})
