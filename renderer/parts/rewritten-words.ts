import type { Rewritten } from '../../shared/domain/rewritten'
import { counted } from '../lib/numbers'

const list = new Intl.ListFormat('en')

/** A warning about the texts of a saved table that a spreadsheet would change; '' if there are none. */
export const rewrittenWords = (rewritten: readonly Rewritten[]): string =>
  rewritten.length === 0
    ? ''
    : ` A spreadsheet that opens it changes ${list.format(
        rewritten.map(
          ({ column, count, example }) => `${counted(count, 'value')} of ${column} (such as ${example})`,
        ),
      )}: import these columns as text there.`
