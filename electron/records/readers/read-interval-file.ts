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

/** Names tell channels apart: of those alike, all but the first get a number. */
const distinctNames = (readings: Readings): Readings => {
  const seen = new Map<string, number>()
  const channels = readings.channels.map((channel) => {
    const n = (seen.get(channel.name) ?? 0) + 1
    seen.set(channel.name, n)
    return n === 1 ? channel : { ...channel, name: `${channel.name} (${n})` }
  })
  return { ...readings, channels }
}

/**
 * Reads an interval file as "Retrieve Interval" delivers it, source or normalised: Green Button XML, a utility's CSV,
 * NEM12 or JSON, told apart by content. Fails with `bad-reply` where it is none of these (`detail` completes the
 * sentence "The file cannot be read: ..."), `too-large`, `too-deep`, or `invalid-input` for a zone nobody knows.
 */
export const readIntervalFile = (bytes: Uint8Array, hints: ReadingHints): Result<Readings> => {
  if (bytes.byteLength > limits.bytes) return fail('too-large', { detail: `${bytes.byteLength} bytes` })
  if (hints.zone !== undefined && !zoneNamed(hints.zone)) {
    return fail('invalid-input', { detail: `time zone ${hints.zone.slice(0, 64)}` })
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
