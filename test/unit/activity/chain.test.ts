import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  emptyHead,
  headAfter,
  newSalt,
  nextLine,
  personalHashOf,
  verifyChain,
  type ActivityLine,
} from '../../../electron/store/chain'
import { changeKinds } from '../../../shared/errors/change-kind'

const entry = fc.record({
  at: fc.integer({ min: 0, max: 4e12 }).map((ms) => new Date(ms).toISOString()),
  who: fc.string({ unit: 'binary' }),
  action: fc.constantFrom(...changeKinds, 'forget' as const),
  profileId: fc.option(fc.nat()),
  outcome: fc.constantFrom('done' as const, 'refused' as const, 'unknown' as const, 'failed' as const),
  personalHash: fc.option(fc.string()),
})

type Entry = Parameters<typeof nextLine>[1]

const chainOf = (entries: readonly Entry[]): readonly ActivityLine[] =>
  entries.reduce<readonly ActivityLine[]>((lines, each) => {
    const last = lines.at(-1)
    return [...lines, nextLine(last ? headAfter(last) : emptyHead, each)]
  }, [])

const chain = fc.array(entry, { minLength: 2, maxLength: 12 }).map(chainOf)

test('a chain as it was written is whole, from the start and from any line on', () => {
  fc.assert(
    fc.property(chain, fc.nat(), (lines, cut) => {
      const last = lines.at(-1)
      expect(verifyChain(lines)).toEqual({ whole: true, head: { count: lines.length, hash: last?.hash } })
      const place = cut % lines.length
      const before = lines[place - 1]
      expect(verifyChain(lines.slice(place), before ? headAfter(before) : emptyHead).whole).toBe(true)
    }),
  )
})

const changes: readonly ((line: ActivityLine) => ActivityLine)[] = [
  (line) => ({ ...line, seq: line.seq + 1 }),
  (line) => ({ ...line, at: `${line.at}0` }),
  (line) => ({ ...line, who: `${line.who}x` }),
  (line) => ({ ...line, action: line.action === 'forget' ? 'delete' : 'forget' }),
  (line) => ({ ...line, profileId: line.profileId === null ? 0 : null }),
  (line) => ({ ...line, outcome: line.outcome === 'done' ? 'failed' : 'done' }),
  (line) => ({ ...line, personalHash: line.personalHash === null ? '' : null }),
  (line) => ({ ...line, previous: 'f'.repeat(64) }),
  (line) => ({ ...line, hash: 'f'.repeat(64) }),
]

test('a change of any field of any line is found, at that line', () => {
  fc.assert(
    fc.property(chain, fc.nat(), fc.constantFrom(...changes), (lines, pick, change) => {
      const place = pick % lines.length
      const edited = lines.map((line, at) => (at === place ? change(line) : line))
      expect(verifyChain(edited)).toEqual({ whole: false, at: place + 1 })
    }),
  )
})

test('a changed line with a hash made anew is found at the next line', () => {
  fc.assert(
    fc.property(chain, fc.nat(), (lines, pick) => {
      const place = pick % (lines.length - 1)
      const forged = lines.map((line, at) =>
        at === place
          ? nextLine({ count: line.seq - 1, hash: line.previous }, { ...line, who: `${line.who}x` })
          : line,
      )
      expect(verifyChain(forged)).toEqual({ whole: false, at: place + 2 })
    }),
  )
})

test('a line dropped before the end, doubled, or moved is found', () => {
  fc.assert(
    fc.property(chain, fc.nat(), fc.nat(), (lines, one, other) => {
      const from = one % (lines.length - 1)
      const rest = lines.filter((_, at) => at !== from)
      const moved = lines.slice(from, from + 1)
      const to = from + 1 + (other % (lines.length - from - 1))
      expect(verifyChain(rest).whole).toBe(false)
      expect(verifyChain([...lines.slice(0, from), ...moved, ...lines.slice(from)]).whole).toBe(false)
      expect(verifyChain([...rest.slice(0, to), ...moved, ...rest.slice(to)]).whole).toBe(false)
    }),
  )
})

test('a line put in that does not follow is found', () => {
  fc.assert(
    fc.property(chain, fc.nat(), entry, (lines, pick, extra) => {
      const at = pick % lines.length
      const before = lines[at - 1]
      const inserted = nextLine(before ? headAfter(before) : emptyHead, extra)
      expect(verifyChain([...lines.slice(0, at), inserted, ...lines.slice(at)]).whole).toBe(false)
    }),
  )
})

test('the personal part can be proved by its salt, whatever the order of its entries', () => {
  const salt = newSalt()
  const hash = personalHashOf({ label: 'CASE-1', reason: 'moved' }, salt)
  expect(personalHashOf({ reason: 'moved', label: 'CASE-1' }, salt)).toBe(hash)
  expect(personalHashOf({ label: 'CASE-2', reason: 'moved' }, salt)).not.toBe(hash)
  expect(personalHashOf({ label: 'CASE-1', reason: 'moved' }, newSalt())).not.toBe(hash)
})
