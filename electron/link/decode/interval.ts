import type { IntervalMonth } from '../../../shared/domain/interval'
import { mapInSlices } from '../slice'
import { isObject, type Json, type JsonObject } from './json'
import { readUnixSeconds } from './times'
import { readFlag, readInteger, readText, unwrapList } from './values'

/** The names under which the list may be found. */
export const intervalLists = ['intervals', 'data'] as const

/** A month must be 01 to 12: the document calls the format `YYYY-DD` in one place and `YYYY-MM` in another. */
const readMonth = (text: string | null): string | null => {
  const parts = /^(\d{4})-(\d{1,2})(?:-\d{1,2})?$/.exec(text ?? '')
  const month = Number(parts?.[2])
  return parts && month >= 1 && month <= 12 ? `${parts[1] ?? ''}-${String(month).padStart(2, '0')}` : null
}

/** Taken from the middle of the period, since its ends may fall into other months in the provider's time zone. */
const monthOf = (first: number | null, last: number | null): string | null => {
  const start = first ?? last
  if (start === null) return null
  const middle = (start + (last ?? start)) / 2
  return middle > 8.64e12 ? null : new Date(middle * 1000).toISOString().slice(0, 7)
}

const readMonthRecord = (record: JsonObject): IntervalMonth | null => {
  const meterId = readText(record.get('meter_id'))
  const firstInterval = readUnixSeconds(record.get('first_interval'))
  const lastInterval = readUnixSeconds(record.get('last_interval'))
  const month = readMonth(readText(record.get('month_id'))) ?? monthOf(firstInterval, lastInterval)
  if (meterId === null || month === null) return null
  return {
    meterId,
    month,
    firstInterval,
    lastInterval,
    complete: readFlag(record.get('complete')),
    extractionTime: readUnixSeconds(record.get('extraction_time')),
    sourceFileSize: readInteger(record.get('source_file_size')),
    jobId: readText(record.get('job_id_extracted')),
  }
}

/** "List Intervals". A record without a meter or any hint of its month cannot be asked for and is left out. */
export const readIntervals = async (json: Json): Promise<readonly IntervalMonth[] | null> => {
  const records = unwrapList(json, ...intervalLists)?.filter(isObject)
  const months = records && (await mapInSlices(records, readMonthRecord))
  return months?.filter((month) => month !== null) ?? null
}
