import { fail, ok, type Result } from '../../../shared/errors/failure'
import type { Readings } from '../../../shared/domain/interval'
import { readCsv } from './csv'
import { readGreenButton } from './green-button'
import type { ReadingHints } from './hints'
import { readJson } from './json'
import { limits, Unreadable } from './limits'
import { readNem12 } from './nem12'
import { sniff } from './sniff'
import { zoneNamed } from './zone'

const readers = { xml: readGreenButton, json: readJson, nem12: readNem12, table: readCsv }

/** Names must tell channels apart: if several are alike, all but the first get a number. */
const distinctNames = (readings: Readings): Readings => {
  const seen = new Map<string, number>()
  const channels = readings.channels.map((channel) => {
    const n = (seen.get(channel.name) ?? 0) + 1
    seen.set(channel.name, n)
    return n === 1 ? channel : { ...channel, name: `${channel.name} (${n})` }
  })
  return { ...readings, channels }
}

const separators = [0x2c, 0x3b, 0x09, 0x7c, 0x0a, 0x0d, 0x7b, 0x5b]
/** `<`, with which every tag begins. Five for each value leave room for the tags around it. */
const tag = 0x3c
const tagsPerValue = 5

/**
 * Whether the file has more values than `limits` allow, by counting what separates values. This comes before anything
 * is built from the file, since 64 MB of commas would become gigabytes of cells.
 */
const tooManyValues = (bytes: Uint8Array): boolean => {
  const counts = new Uint32Array(256)
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    counts[byte] = (counts[byte] ?? 0) + 1
  }
  return (
    separators.some((separator) => (counts[separator] ?? 0) > limits.values) ||
    (counts[tag] ?? 0) > tagsPerValue * limits.values
  )
}

/**
 * Reads an interval file as "Retrieve Interval" delivers it, source or normalised: Green Button XML, a utility's CSV,
 * NEM12 or JSON, recognised by content. Fails with `bad-reply` if it is none of these (`detail` completes the sentence
 * "The file cannot be read: ..."), `too-large`, `too-deep`, or `invalid-input` for an unknown zone.
 */
export const readIntervalFile = (bytes: Uint8Array, hints: ReadingHints): Result<Readings> => {
  if (bytes.byteLength > limits.bytes) return fail('too-large', { detail: `${bytes.byteLength} bytes` })
  if (hints.zone !== undefined && !zoneNamed(hints.zone)) {
    return fail('invalid-input', { detail: `time zone ${hints.zone.slice(0, 64)}` })
  }
  if (tooManyValues(bytes)) {
    return fail('too-large', { detail: `more than ${limits.values} values` })
  }
  const file = sniff(bytes)
  if (file.kind === 'foreign') return fail('bad-reply', { detail: `it looks like ${file.looksLike}` })
  try {
    return ok(distinctNames(readers[file.kind](file.text, hints)))
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, error: error.failure }
    throw error
  }
}
