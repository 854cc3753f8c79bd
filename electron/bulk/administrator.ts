import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { mostDeletes } from '../../shared/domain/bulk'

const schema = z.object({ maxDeletesPerRun: z.int().min(0).max(200_000).optional() })

/** What the administrator allows: docs/administrator.md. A file that is not there, or cannot be read, allows nothing more. */
export const deletesAllowedBy = async (file: string): Promise<number> => {
  try {
    const parsed = schema.safeParse(JSON.parse(await readFile(file, 'utf8')))
    return (parsed.success ? parsed.data.maxDeletesPerRun : undefined) ?? mostDeletes
  } catch {
    return mostDeletes
  }
}
