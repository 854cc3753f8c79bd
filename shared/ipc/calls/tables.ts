import { z } from 'zod'
import type { SavedTable } from '../../domain/rewritten'
import { mostLines, tableFormats } from '../../domain/table-format'
import { call } from '../call'
import { text } from '../fields'

const cell = z.union([
  text(100_000),
  z.number(),
  z.boolean(),
  z.null(),
  z.strictObject({ bare: text(1000), as: z.enum(['number', 'time', 'text']) }),
])

export const tablesCalls = {
  /** Saves rows as the page shows them, in a file that the person names. For lists that the page has completely. */
  'tables:save': call<SavedTable>()(
    z.strictObject({
      /** Without its extension. */
      name: text(200).min(1),
      format: z.enum(tableFormats),
      columns: z.array(text(1000)).min(1).max(500),
      lines: z.array(z.array(cell).max(500)).max(mostLines),
    }),
  ),
  /** Saves what the page has drawn; fails with `invalid-input` if it is not a PNG. */
  'tables:save-picture': call<{ readonly savedTo: string | null }>()(
    z.strictObject({
      /** Without its extension. */
      name: text(200).min(1),
      /** In base64. */
      png: text(40_000_000).min(1),
    }),
  ),
}
