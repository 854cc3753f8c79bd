import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { maxDeletes, type DeletesAllowed } from '../../shared/domain/bulk'
import { textOf } from '../files/text'

const maxDeletesAllowed = 200_000
const schema = z.strictObject({ maxDeletesPerRun: z.int().min(0).max(maxDeletesAllowed).optional() })

const unused = (why: string): DeletesAllowed => ({
  maxPerRun: maxDeletes,
  problem: `The administrator's administrator.json is not used: ${why}.`,
})

const asJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * The limits that the administrator has set: docs/guide/administrator.md. Without the file, or with a fault in it,
 * nothing is allowed beyond the defaults.
 */
export const deletesAllowedBy = async (file: string): Promise<DeletesAllowed> => {
  let text: string
  try {
    text = textOf(await readFile(file))
  } catch (error) {
    const absent = (error as NodeJS.ErrnoException).code === 'ENOENT'
    return absent ? { maxPerRun: maxDeletes, problem: null } : unused('it cannot be read')
  }
  const json = asJson(text)
  if (json === undefined) return unused('it is not JSON')
  const parsed = schema.safeParse(json)
  return parsed.success
    ? { maxPerRun: parsed.data.maxDeletesPerRun ?? maxDeletes, problem: null }
    : unused(`it may have maxDeletesPerRun alone, a whole number from 0 to ${maxDeletesAllowed}`)
}
