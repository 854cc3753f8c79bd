import { asPrinted } from '../world/bill-contradictions'
import { billPdf } from '../world/bill-pdf'
import type { Profile } from '../world/profiles'
import type { World } from '../world/world'
import { refusal, type Call, type Reply } from './reply'
import type { Shapes } from './shapes'

/** "Retrieve Bill-Based Cost and/or Usage Data". */
export const retrieveBills = (world: World, shapes: Shapes, call: Call, profile: Profile): Reply => {
  const jobId = call.query.get('job_id')?.toLowerCase() ?? ''
  if (jobId !== '' && world.jobs.byId(jobId)?.profileId !== profile.id) return refusal(404, 'Job not found')
  const all = world.bills.of(profile)
  const bills = jobId === '' || !shapes.filtersByJob ? all : all.filter((bill) => bill.jobId === jobId)
  if (bills.length === 0) return shapes.noBills()
  return shapes.bills(profile.id, bills, world.jobs.lastOf(profile)?.id ?? '', call.origin)
}

/** "Retrieve PDF from Bill". */
export const retrievePdf = async (
  world: World,
  shapes: Shapes,
  profile: Profile,
  billId: string,
): Promise<Reply> => {
  if (!/^[0-9a-f]{24}$/i.test(billId)) return refusal(404, 'Error loading the Bill ID')
  const { records, print } = asPrinted(profile, world.bills.of(profile), billId.toLowerCase())
  if (records.length === 0) return refusal(404, 'Bill not found')
  if (!records.some((record) => record.hasPdf)) return refusal(404, 'PDF not found')
  return shapes.pdf(await billPdf(profile, records, print))
}

/** "List Intervals". */
export const listIntervals = (world: World, shapes: Shapes, profile: Profile): Reply => {
  const months = world.intervals.months(profile)
  return months.length > 0 ? shapes.months(months) : refusal(404, 'No intervals found')
}

const formats = ['source', 'csv', 'json'] as const

/** "Retrieve Interval"; `rest` are the segments after the profile's ID: meter, `monthly`, month. */
export const retrieveInterval = (
  world: World,
  call: Call,
  profile: Profile,
  rest: readonly string[],
): Reply => {
  const [meterId = '', , month = ''] = rest
  if (meterId === '') return refusal(400, 'Meter ID Required')
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return refusal(400, 'Year-month Required')
  const wanted = call.query.get('format') ?? 'source'
  const format = formats.find((each) => each === wanted)
  if (!format) return refusal(400, 'Format not supported')
  const file = world.intervals.file(profile, meterId, month, format)
  if (file === 'no-interval') return refusal(404, 'Interval not found')
  if (file === 'not-normalised') return refusal(404, 'Normalized data not available')
  return { status: 200, bytes: file.bytes, contentType: file.contentType }
}
