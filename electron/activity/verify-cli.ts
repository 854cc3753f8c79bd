import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { headOf, readExport, type ReadExport } from './read-export'
import { verdictWords } from './verdict-words'
import { verifyExport } from './verify-export'

/** `npm run verify-activity`: checks whether an exported activity log is unchanged. Docs: docs/guide/activity.md. */

const usage = `npm run verify-activity -- FILE [--head COUNT:HASH] [--against FILE]
  FILE                 an export of the activity log
  --head COUNT:HASH    a head that was kept elsewhere: an earlier export's, or one that was written down
  --against FILE       a whole export that holds the lines of a filtered one
Ends with 0: whole. 1: changed. 2: cannot be read. 3: a part, nothing wrong found.`

class BadCall extends Error {}

const fileAt = (path: string): ReadExport => {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new BadCall(`${path} cannot be read.`)
  }
  const read = readExport(text)
  if (!read)
    throw new BadCall(`${path} is not an export of an activity log: its first line is not that of one.`)
  return read
}

const run = (argv: readonly string[]): number => {
  const text = { type: 'string' } as const
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { head: text, against: text },
    allowPositionals: true,
  })
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0) throw new BadCall(usage)
  const given = values.head === undefined ? undefined : headOf(values.head)
  if (given === null)
    throw new BadCall('--head takes COUNT:HASH, as the last line of an export and the window show it.')
  const whole = values.against
  const against = whole === undefined ? undefined : fileAt(whole)
  if (against && (against.end?.extent !== 'whole' || verifyExport(against).findings.length > 0))
    throw new BadCall(`${whole ?? ''} is not a whole, unchanged export. Verify it by itself.`)
  const options = { given, against }
  const verdict = verifyExport(fileAt(path), options)
  console.log(verdictWords(basename(path), verdict, options))
  if (verdict.findings.length > 0) return 1
  return verdict.extent === 'whole' ? 0 : 3
}

try {
  process.exitCode = run(process.argv.slice(2))
} catch (error) {
  // The parser's messages about wrong options are for people.
  console.error(error instanceof Error ? error.message : usage)
  process.exitCode = 2
}
