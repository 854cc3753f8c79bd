import type { PdfBill, PdfProgress, SavedPdfs } from '../../shared/domain/saved-pdfs'
import { namesOfPdfs } from '../../shared/domain/saved-pdfs'
import type { Failure, Result } from '../../shared/errors/failure'
import { wordingOf } from '../../shared/errors/wording'
import { isOfOneRow } from '../directory/read-all'
import { coalesce } from '../lib/coalesce'
import { inLanes } from '../lib/lanes'
import type { BillRecords } from './bill-records'
import type { ManifestRow } from './pdf-manifest'
import type { PdfTarget, SavedFile } from './pdf-target'

/** PDFs at once: each may have 25 MB, and all of them are in memory. */
const lanes = 4
/** After this many failures in a row the cause is not the single PDF. */
const manyInSuccession = 10
const tellMs = 200
const noteMs = 2_000

export interface PdfRequest {
  readonly profileId: number
  readonly label: string
  /** shared/domain/pdf-names.ts */
  readonly pattern: string
  readonly bills: readonly PdfBill[]
}

interface Parts {
  readonly pdf: BillRecords['pdf']
  readonly target: PdfTarget
  /** Called at most five times a second. */
  readonly tell: (progress: PdfProgress) => void
  readonly signal: AbortSignal
}

/** `untried`: nothing was learned about it. */
type Outcome =
  | { readonly kind: 'untried' }
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'saved' | 'kept'; readonly saved: SavedFile }

const wordsOf = (outcome: Outcome): string => {
  switch (outcome.kind) {
    case 'untried':
      return 'not tried'
    case 'none':
      return 'no PDF: the record names none'
    case 'failed':
      return `not saved: ${wordingOf(outcome.failure).title}`
    case 'saved':
    case 'kept':
      return 'saved'
  }
}

const rowOf = ({ billId, period, type }: PdfBill, outcome: Outcome): ManifestRow => {
  const saved = 'saved' in outcome ? outcome.saved : null
  return {
    billId,
    period,
    type,
    file: saved?.file ?? null,
    bytes: saved?.bytes ?? null,
    sha256: saved?.sha256 ?? null,
    outcome: wordsOf(outcome),
  }
}

/** What has become of each bill, in the order of the request. */
const createOutcomes = (bills: readonly PdfBill[]) => {
  const all: Outcome[] = bills.map(({ billId, hasPdf }) => ({
    kind: billId !== null && hasPdf ? 'untried' : 'none',
  }))
  const total = all.filter(({ kind }) => kind === 'untried').length
  const count = (kind: Outcome['kind']): number => all.filter((one) => one.kind === kind).length
  const bytes = (): number => all.reduce((sum, one) => sum + ('saved' in one ? one.saved.bytes : 0), 0)
  return {
    set: (at: number, outcome: Outcome): void => {
      all[at] = outcome
    },
    wanted: all.flatMap(({ kind }, at) => (kind === 'untried' ? [at] : [])),
    count,
    bytes,
    progress: (): PdfProgress => ({ done: total - count('untried'), total, bytes: bytes() }),
    rows: (): readonly ManifestRow[] => bills.map((bill, at) => rowOf(bill, all[at] ?? { kind: 'untried' })),
    left: (): SavedPdfs['left'] =>
      bills.flatMap((bill, at): SavedPdfs['left'] => {
        const outcome = all[at]
        if (outcome?.kind === 'none') return [{ bill, failure: null }]
        return outcome?.kind === 'failed' ? [{ bill, failure: outcome.failure }] : []
      }),
  }
}

type Outcomes = ReturnType<typeof createOutcomes>

/** Saves one PDF. What it returns ends the whole. */
const createSaveOne = ({ pdf, target, signal }: Parts, request: PdfRequest, outcomes: Outcomes) => {
  const { profileId, label, pattern, bills } = request
  const names = namesOfPdfs(pattern, profileId, label, bills)
  let failedInSuccession = 0

  const failed = (at: number, failure: Failure): Failure | null => {
    if (failure.code === 'cancelled' || !isOfOneRow(failure.code)) return failure
    outcomes.set(at, { kind: 'failed', failure })
    failedInSuccession = failure.code === 'not-found' ? 0 : failedInSuccession + 1
    return failedInSuccession < manyInSuccession ? null : failure
  }
  return async (at: number): Promise<Failure | null> => {
    const billId = bills[at]?.billId ?? ''
    const kept = await target.kept(billId)
    if (!kept.ok) return kept.error
    if (kept.value) {
      outcomes.set(at, { kind: 'kept', saved: kept.value })
      return null
    }
    const read = await pdf(profileId, billId, { signal, priority: 'bulk' })
    if (!read.ok) return failed(at, read.error)
    failedInSuccession = 0
    const put = await target.put(billId, names[at] ?? '', read.value)
    if (!put.ok) return put.error
    outcomes.set(at, { kind: 'saved', saved: put.value })
    return null
  }
}

/** Notes now and then what has been saved so far, by one lane at a time. */
const createNoting = (target: PdfTarget, outcomes: Outcomes) => {
  let last = performance.now()
  return async (): Promise<Failure | null> => {
    if (performance.now() - last < noteMs) return null
    last = performance.now()
    const noted = await target.note(outcomes.rows())
    return noted.ok ? null : noted.error
  }
}

const endOf = (reason: Failure | null, closed: Result<void>, signal: AbortSignal): Failure | null => {
  if (reason) return reason
  if (signal.aborted) return { code: 'cancelled' }
  return closed.ok ? null : closed.error
}

/**
 * Saves the PDFs of these bills, several at once and at the pace of a bulk run. What concerns a single PDF is listed, and
 * the others are saved all the same; anything else ends it: no connection, no space, the folder is gone.
 */
export const savePdfs = async (parts: Parts, request: PdfRequest): Promise<SavedPdfs> => {
  const { target, signal, tell } = parts
  const outcomes = createOutcomes(request.bills)
  const saveOne = createSaveOne(parts, request, outcomes)
  const note = createNoting(target, outcomes)
  const telling = coalesce(tellMs, () => tell(outcomes.progress()))
  const left = outcomes.wanted.values()
  telling.now()
  const reason = await inLanes(
    lanes,
    () => (signal.aborted ? undefined : left.next().value),
    async (at) => {
      const against = await saveOne(at)
      telling.soon()
      return against ?? note()
    },
  )
  telling.close()
  const isThrough = reason === null && !signal.aborted
  const isAny = outcomes.count('saved') + outcomes.count('kept') > 0
  const closed = await target.close(outcomes.rows(), isThrough && isAny)
  const stopped = endOf(reason, closed, signal)
  const isLost = target.isAllOrNothing && (stopped !== null || !isAny)
  return {
    savedTo: target.name,
    saved: isLost ? 0 : outcomes.count('saved'),
    kept: outcomes.count('kept'),
    bytes: isLost ? 0 : outcomes.bytes(),
    left: outcomes.left(),
    untried: outcomes.count('untried'),
    stopped,
  }
}
