import { randomUUID } from 'node:crypto'
import type { ChosenFile } from '../../shared/domain/connection'
import { fail, ok, type Result } from '../../shared/errors/failure'
import type { Importer } from '../identity/import/importer'

/** Files and pasted text that are to be imported. Their content stays in main; the page only has tokens for it. */
export interface ChosenFiles {
  readonly add: (name: string, bytes: Uint8Array) => Promise<ChosenFile>
  /** The contents that the tokens stand for. They stay, so that another passphrase can be tried. */
  readonly contents: (tokens: readonly string[]) => Result<readonly Uint8Array[]>
  /** Erases everything. */
  readonly clear: () => void
}

/** Chosen files are erased after this time: a private key should not wait in memory for someone who has left. */
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
