import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { fail, ok, type Result } from '../../../shared/errors/failure'
import type { Keychain } from '../keychain'
import { createMutex } from '../../lib/mutex'

/**
 * Values of any length over a keychain whose entries are small. A value is written as numbered parts under a new
 * generation; its head entry (generation, count, SHA-256) is written last and so decides, in one step, which value
 * stands. What an interrupted write or a replaced value leaves behind is swept after the next write.
 */
export interface SealedValues {
  /** `null`: nothing stored. `keychain-damaged`: a part is missing or changed; nothing is deleted. */
  readonly read: (name: string) => Promise<Result<Buffer | null>>
  readonly write: (name: string, value: Uint8Array) => Promise<Result<void>>
  /** Removes every value whose name begins with `prefix`, heads first, and all their parts. */
  readonly removeAll: (prefix: string) => Promise<Result<void>>
}

/** Base64 characters a part: half of what Windows takes, in case it counts two bytes a character. */
const partCharacters = 1200

/** Bounds the reading when a head entry is damaged; 2,048 parts hold 1.8 MB. */
const maxParts = 2048

const headSchema = z.strictObject({
  generation: z.string().regex(/^[0-9a-f]{16}$/),
  count: z.int().min(0).max(maxParts),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

type Head = z.infer<typeof headSchema>

const partAccount = (name: string, generation: string, index: number): string =>
  `${name}#${generation}.${index}`

const sha256 = (value: Uint8Array): string => createHash('sha256').update(value).digest('hex')

const damaged = (detail: string) => fail('keychain-damaged', { detail })

const parseHead = (text: string): Head | undefined => {
  try {
    return headSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

const split = (value: Uint8Array): string[] => {
  const text = Buffer.from(value).toString('base64')
  return Array.from({ length: Math.ceil(text.length / partCharacters) }, (_, index) =>
    text.slice(index * partCharacters, (index + 1) * partCharacters),
  )
}

export const sealedValues = (keychain: Keychain): SealedValues => {
  // One at a time: between a write and its sweep a reader would miss the parts of the head that it has just read.
  const inTurn = createMutex()

  const removeEach = async (accounts: readonly string[]): Promise<Result<void>> => {
    for (const account of accounts) {
      const removed = await keychain.remove(account)
      if (!removed.ok) return removed
    }
    return ok(undefined)
  }

  const sweep = async (name: string, generation: string): Promise<void> => {
    const accounts = await keychain.accounts()
    if (!accounts.ok) return
    const left = accounts.value.filter(
      (account) => account.startsWith(`${name}#`) && !account.startsWith(`${name}#${generation}.`),
    )
    // What cannot be removed now is swept after the next write: the value itself is safely stored.
    await removeEach(left)
  }

  /** Read back at once, so that a keychain that cuts or loses entries is noticed while the old value still exists. */
  const writePart = async (account: string, part: string): Promise<Result<void>> => {
    const written = await keychain.write(account, part)
    if (!written.ok) return written
    const stored = await keychain.read(account)
    if (!stored.ok) return stored
    return stored.value === part ? ok(undefined) : damaged('a part did not come back as it was written')
  }

  return {
    read: (name) =>
      inTurn(async () => {
        const stored = await keychain.read(name)
        if (!stored.ok) return stored
        if (stored.value === null) return ok(null)
        const head = parseHead(stored.value)
        if (!head) return damaged('the head entry cannot be read')
        const parts: string[] = []
        for (let index = 0; index < head.count; index++) {
          const part = await keychain.read(partAccount(name, head.generation, index))
          if (!part.ok) return part
          if (part.value === null) return damaged(`part ${index + 1} of ${head.count} is missing`)
          parts.push(part.value)
        }
        const value = Buffer.from(parts.join(''), 'base64')
        return sha256(value) === head.sha256 ? ok(value) : damaged('a part was changed')
      }),

    write: (name, value) =>
      inTurn(async () => {
        const parts = split(value)
        if (parts.length > maxParts) return fail('internal', { detail: 'too long for the keychain' })
        const generation = randomBytes(8).toString('hex')
        for (const [index, part] of parts.entries()) {
          const written = await writePart(partAccount(name, generation, index), part)
          if (!written.ok) return written
        }
        const head: Head = { generation, count: parts.length, sha256: sha256(value) }
        const written = await keychain.write(name, JSON.stringify(head))
        if (!written.ok) return written
        await sweep(name, generation)
        return ok(undefined)
      }),

    removeAll: (prefix) =>
      inTurn(async () => {
        const accounts = await keychain.accounts()
        if (!accounts.ok) return accounts
        const ours = accounts.value.filter((account) => account.startsWith(prefix))
        const isPart = (account: string) => account.includes('#')
        return removeEach([...ours.filter((account) => !isPart(account)), ...ours.filter(isPart)])
      }),
  }
}
