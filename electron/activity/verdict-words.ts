import type { Head } from '../store/chain'
import type { ExportVerdict, Finding, VerifyOptions } from './verify-export'

const headText = ({ count, hash }: Head): string => `${count}:${hash}`
const lineRange = (first: number, last: number): string =>
  first === last ? `Line ${first} is missing` : `Lines ${first} to ${last} are missing`

/** What a finding means, in a sentence. */
export const findingWords = (finding: Finding): string => {
  switch (finding.kind) {
    case 'unreadable':
      return `Row ${finding.row} of the file is not a line of an exported log: it was changed.`
    case 'changed':
      return `Line ${finding.seq} was changed: its content does not match its hash.`
    case 'personal-altered':
      return `The personal part of line ${finding.seq} was altered: it does not match the hash in the line.`
    case 'doubled':
      return `Line ${finding.seq} occurs more than once.`
    case 'out-of-order':
      return `Line ${finding.seq} was moved: it comes after a later one.`
    case 'does-not-follow':
      return `Line ${finding.seq} does not follow from line ${finding.seq - 1}: one of the two was rewritten.`
    case 'missing':
      return `${lineRange(finding.first, finding.last)}.`
    case 'end-missing':
      return `${lineRange(finding.first, finding.last)} at the end: it was cut off.`
    case 'beyond-head':
      return `Line ${finding.seq} is beyond the head in the last line: it was added.`
    case 'head-differs':
      return `The head in the last line is not the hash of line ${finding.seq}.`
    case 'no-last-line':
      return 'The last line, which holds the head, is missing or changed: the end may have been cut off.'
    case 'rows-after-end':
      return `${finding.rows === 1 ? 'There is a row' : `There are ${finding.rows} rows`} after the last line.`
    case 'miscounted':
      return `The last line counts ${finding.counted} lines; there are ${finding.lines}.`
    case 'shorter-than-given':
      return `The file ends with line ${finding.last}; the head you gave is that of line ${finding.given.count}. Unless the file is older than that head, its end was cut off.`
    case 'given-head-differs':
      return `Line ${finding.given.count} is not the one whose head you gave: the log was rewritten.`
    case 'not-in-whole':
      return `Line ${finding.seq} differs from the whole export.`
  }
}

const maxFindings = 20

const provenWords = (verdict: ExportVerdict, { given, against }: VerifyOptions): readonly string[] => {
  const { extent, head, proven, forgotten, givenHeadStands } = verdict
  const words =
    extent === 'whole'
      ? [
          'Every line matches its hash and follows from the one before it, from the first to the head in the last line.',
        ]
      : [
          'Every line matches its hash, and lines that are neighbours in the log follow from one another.',
          ...(against ? ['Every line is the same in the whole export.'] : []),
        ]
  // A part has no unbroken chain up to the head.
  if (head && extent === 'whole') words.push(`Head: ${headText(head)}`)
  words.push(`Personal parts: ${proven} present and unaltered, ${forgotten} gone.`)
  if (given && givenHeadStands) {
    words.push(
      extent === 'whole'
        ? `The head you gave is in the file: lines 1 to ${given.count} are those from which it was taken.`
        : `The line of the head you gave is in the file.`,
    )
  }
  return words
}

const unprovenWords = (verdict: ExportVerdict, { given, against }: VerifyOptions): readonly string[] => {
  const { extent, forgotten, givenHeadStands } = verdict
  const words: string[] = []
  if (extent === 'part' && !against) {
    words.push(
      'That the lines are those of the log, and that none that matches the filter was left out: a part has only pieces of the chain. Compare it with a whole export: --against FILE.',
    )
  }
  if (extent === 'part' && against) {
    words.push(
      'That no line that matches the filter was left out: check the whole export for that.',
      'More about the whole export than a check of that file by itself says.',
    )
  }
  if (given && !givenHeadStands && extent === 'part') {
    words.push('Anything through the head you gave: its line is not in this part.')
  }
  if (!given && extent === 'whole') {
    words.push(
      'That the whole chain was not rebuilt before this file was written, or in it: whoever can do that can make it look intact. Compare it with a head kept elsewhere: --head COUNT:HASH.',
    )
  } else if (givenHeadStands && extent === 'whole') {
    words.push('That the log was not rewritten before the head you gave was taken, nor the lines after it.')
  }
  if (forgotten > 0) {
    words.push(
      'What the missing personal parts said, and whether the console forgot them or somebody removed them from the file: the two look alike.',
    )
  }
  words.push(
    'That a time is right (it is that of the computer’s clock), or who sat at the computer (it is the name that the system gave).',
    'That nothing was done outside the console: the log knows only what was done with it.',
  )
  return words
}

/** The whole verdict as text for a terminal. */
export const verdictWords = (name: string, verdict: ExportVerdict, options: VerifyOptions): string => {
  const { findings, extent, lines, at } = verdict
  const list = (words: readonly string[]): string => words.map((one) => `  - ${one}`).join('\n')
  if (findings.length > 0) {
    const more = findings.length - maxFindings
    return [
      `${name}: NOT as it was exported`,
      list(findings.slice(0, maxFindings).map(findingWords)),
      ...(more > 0 ? [`  and ${more} more findings`] : []),
    ].join('\n')
  }
  return [
    `${name}: ${extent === 'whole' ? 'whole' : 'a part, nothing wrong found'} (${lines} ${lines === 1 ? 'line' : 'lines'}, exported ${at ?? ''})`,
    'Proven',
    list(provenWords(verdict, options)),
    'Not proven',
    list(unprovenWords(verdict, options)),
  ].join('\n')
}
