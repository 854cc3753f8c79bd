import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { fail, ok, type Result } from '../../shared/errors/failure'

/** A connection as it is kept on disk: nothing secret. Its identity lies in the keychain under its id. */
const connectionSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  name: z.string(),
  baseUrl: z.string(),
  caPem: z.string().nullable(),
  oaepHash: z.enum(['sha1', 'sha256']),
  practice: z.boolean(),
})

const fileSchema = z.object({
  version: z.literal(1),
  activeId: z.string().nullable(),
  connections: z.array(connectionSchema),
})

export type Connection = z.infer<typeof connectionSchema>
export type ConnectionFile = z.infer<typeof fileSchema>

const empty: ConnectionFile = { version: 1, activeId: null, connections: [] }

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** A missing file means a first start. A file that cannot be read is reported, and left as it is. */
export const readConnections = async (file: string): Promise<Result<ConnectionFile>> => {
  try {
    const parsed = fileSchema.safeParse(JSON.parse(await readFile(file, 'utf8')))
    return parsed.success ? ok(parsed.data) : fail('file-unreadable', { detail: 'connections.json' })
  } catch (error) {
    return isMissing(error) ? ok(empty) : fail('file-unreadable', { detail: 'connections.json' })
  }
}

/** Written beside and renamed, so that a crash leaves the old file or the new one. */
export const writeConnections = async (file: string, content: ConnectionFile): Promise<Result<void>> => {
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(`${file}.new`, JSON.stringify(content, null, 2), { mode: 0o600 })
    await rename(`${file}.new`, file)
    return ok(undefined)
  } catch {
    return fail('file-unwritable', { detail: 'connections.json' })
  }
}
