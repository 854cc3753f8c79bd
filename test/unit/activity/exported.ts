import fc from 'fast-check'
import { emptyHead, headAfter, newSalt, nextLine, personalHashOf } from '../../../electron/store/chain'
import {
  exportEnd,
  exportLines,
  exportStart,
  type ExportExtent,
} from '../../../electron/activity/export-file'
import type { ActivityProof } from '../../../electron/store/store'
import { activityActions, activityOutcomes } from '../../../shared/domain/activity'

const words = fc.string({ unit: 'binary' })

const entry = fc.record({
  at: fc.integer({ min: 0, max: 4e12 }).map((ms) => new Date(ms).toISOString()),
  // Whatever an operating system may call a person, formulas of a spreadsheet included; whole characters only.
  who: fc
    .oneof(words, fc.constantFrom('=1+1', "'=1", "''", '＝x', '"a","b"', 'a\r\nb', ' '))
    .map((text) => Buffer.from(text).toString()),
  action: fc.constantFrom(...activityActions),
  profileId: fc.option(fc.nat()),
  outcome: fc.constantFrom(...activityOutcomes),
  personal: fc.option(fc.dictionary(words, words, { maxKeys: 3 })),
})

export const proofsOf = (
  entries: readonly (typeof entry extends fc.Arbitrary<infer Entry> ? Entry : never)[],
): readonly ActivityProof[] => {
  let head = emptyHead
  return entries.map(({ personal, ...record }) => {
    const part = personal && { salt: newSalt(), personal }
    const line = nextLine(head, {
      ...record,
      personalHash: part && personalHashOf(part.personal, part.salt),
    })
    head = headAfter(line)
    return { line, part }
  })
}

/** Logs of at least two lines. */
export const someLog = fc.array(entry, { minLength: 2, maxLength: 9 }).map(proofsOf)

export const headOfAll = (proofs: readonly ActivityProof[]) => {
  const last = proofs.at(-1)
  return last ? headAfter(last.line) : emptyHead
}

/** An export of these lines, as the console writes it. */
export const fileOf = (
  proofs: readonly ActivityProof[],
  extent: ExportExtent = 'whole',
  head = headOfAll(proofs),
): string =>
  exportStart() +
  exportLines(proofs) +
  exportEnd({ head, extent, lines: proofs.length, at: '2026-11-26T10:00:00.000Z' }, {})
