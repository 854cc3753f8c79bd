import type { Bill } from '../../shared/domain/bill'
import { fail, ok, type Result } from '../../shared/errors/failure'
import { boundedList, decoded, orWhenAbsent, says } from './answers'
import type { Api } from './api'
import type { FileAnswer } from './reply-reader'
import type { CallOptions, Reply } from './call-options'
import { billLists, readBills, type BillRecord } from './decode/bill'
import { idPiece, pathOf, queryOf, tokenPiece } from './paths'
import { about } from './subject'

/** The bills of "Data Retrieval Service" of the API document. */
export interface BillService {
  /** "Retrieve Bill-Based Cost and/or Usage Data", of one job or of all; "Bills not found" is an empty list. */
  readonly list: (profileId: number, jobId?: string | null, options?: CallOptions) => Reply<readonly Bill[]>
  /** "Retrieve PDF from Bill": the file's bytes, at most 25 MB; `bad-reply` where they are no PDF. */
  readonly pdf: (profileId: number, billId: string, options?: CallOptions) => Reply<Uint8Array>
}

/** PDF paths named by records, for as many bills as a person may look through. */
const maxPaths = 10_000

const documented = /\/data\/bills\/[^/]+\/[^/]+\/pdf\/?$/

/**
 * The PDF path that a record names, if it may be used: on the API's own origin, below its path, without a login. A path
 * in the document's own form is not stored; it is built from the ids that were asked for.
 */
export const ownPdfPath = (named: string, origin: URL, root: string): string | null => {
  if (/[\p{Cc}\\]/u.test(named) || !URL.canParse(named, origin.href)) return null
  const url = new URL(named, origin.href)
  const own = url.origin === origin.origin && url.username === '' && url.password === ''
  const below = url.pathname.startsWith(root) && !/%2e|%2f|%5c/i.test(url.pathname)
  return own && below && !documented.test(url.pathname) ? `${url.pathname}${url.search}` : null
}

const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 1024).includes('%PDF')

const pdfOf = (file: Result<FileAnswer>): Result<Uint8Array> => {
  if (!file.ok) return file
  const { bytes, contentType } = file.value
  if (isPdf(bytes)) return ok(bytes)
  return fail('bad-reply', { detail: contentType?.includes('html') ? 'not a PDF: a web page' : 'not a PDF' })
}

export const createBillService = (api: Api): BillService => {
  const paths = new Map<string, string>()

  const remember = (profileId: number, { bill, pdf }: BillRecord): void => {
    const path = pdf === null ? null : ownPdfPath(pdf, api.origin, api.root)
    if (path === null || bill.billId === null) return
    paths.set(`${profileId}/${bill.billId}`, path)
    if (paths.size > maxPaths) paths.delete(paths.keys().next().value ?? '')
  }

  const list: BillService['list'] = async (profileId, jobId, options) => {
    if (jobId && tokenPiece(jobId) === null) return fail('invalid-id')
    const path = pathOf('data', 'bills', idPiece(profileId))
    const query = queryOf({ job_id: jobId ? jobId : undefined })
    const answer = boundedList(await api.readList(path, query, options), ...billLists)
    const records = orWhenAbsent(
      await decoded(about(answer, 'bill', 'job', 'profile'), readBills),
      [],
      (failure) => failure.code === 'not-found' && says(failure, /bills? not found/i),
    )
    if (!records.ok) return records
    for (const record of records.value) remember(profileId, record)
    const bills = records.value.map(({ bill }) => bill)
    // a server may ignore the parameter; records that name no job are left in
    return ok(
      jobId ? bills.filter(({ cachedJobId }) => cachedJobId === null || cachedJobId === jobId) : bills,
    )
  }

  const pdf: BillService['pdf'] = async (profileId, billId, options) => {
    const named = paths.get(`${profileId}/${billId}`)
    const own =
      named === undefined ? null : pdfOf(about(await api.fileAt(named, api.limits.pdf, options), 'pdf'))
    if (own && (own.ok || own.error.code !== 'not-found')) return own
    const path = pathOf('data', 'bills', idPiece(profileId), tokenPiece(billId), 'pdf')
    return pdfOf(about(await api.file(path, '', api.limits.pdf, options), 'pdf', 'bill', 'profile'))
  }

  return { list, pdf }
}
