import { randomUUID } from 'node:crypto'
import type { ChosenFile } from '../../shared/domain/connection'
import { fail, ok, type Result } from '../../shared/errors/failure'
import type { Importer } from '../identity/import/importer'

/** Files and pasted text on their way to an import: their content stays here, the page has tokens. */
export interface ChosenFiles {
  readonly add: (name: string, bytes: Uint8Array) => Promise<ChosenFile>
  /** The contents behind the tokens; they can be used again, for another passphrase. */
  readonly contents: (tokens: readonly string[]) => Result<readonly Uint8Array[]>
  /** Erases everything. */
  readonly clear: () => void
}

/** A person who has not imported by then has gone for coffee; the key need not wait in memory. */
const keepMs = 10 * 60_000

export const createChosenFiles = (importer: Pick<Importer, 'inspect'>): ChosenFiles => {
  const files = new Map<string, Uint8Array>()
  let timer: NodeJS.Timeout | null = null

  const clear = (): void => {
    for (const bytes of files.values()) bytes.fill(0)
    files.clear()
    if (timer) clearTimeout(timer)
    timer = null
  }

  return {
    add: async (name, bytes) => {
      const inspected = await importer.inspect(bytes)
      const token = randomUUID()
      if (!inspected.ok) return { token, name, holds: [], failure: inspected.error }
      files.set(token, bytes)
      if (timer) clearTimeout(timer)
      timer = setTimeout(clear, keepMs)
      const { format, certificate, key, encrypted } = inspected.value
      const holds: ChosenFile['holds'] =
        format === 'pkcs12'
          ? ['pkcs12']
          : [
              ...(certificate ? (['certificate'] as const) : []),
              ...(key ? [encrypted ? ('encrypted-key' as const) : ('key' as const)] : []),
            ]
      return { token, name, holds, failure: null }
    },
    contents: (tokens) => {
      const found = tokens.map((token) => files.get(token))
      const present = found.filter((bytes) => bytes !== undefined)
      return present.length === tokens.length
        ? ok(present)
        : fail('file-unreadable', { detail: 'chosen too long ago: choose it again' })
    },
    clear,
  }
}
