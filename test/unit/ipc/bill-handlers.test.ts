import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { forgetProfile } from '../../../electron/connection/forget-profile'
import type { Session } from '../../../electron/connection/session'
import { billHandlers } from '../../../electron/ipc/handlers/records'
import type { WithSession } from '../../../electron/ipc/handlers/with-session'
import { createPdfSaves } from '../../../electron/records/pdf-saves'
import type { CallOptions } from '../../../electron/link/call-options'
import { createTurns } from '../../../electron/lib/turns'
import { createUnderWay } from '../../../electron/lib/under-way'
import type { Dialogs } from '../../../electron/window/dialogs'
import { fail, ok, type Result } from '../../../shared/errors/failure'
import type { Request } from '../../../shared/ipc/contract'

const context = { signal: new AbortController().signal, window: null }
const request: Request<'bills:save-pdfs'> = {
  profileId: 516,
  label: 'Jane',
  pattern: '{bill}',
  into: 'folder',
  bills: [
    {
      billId: 'b-1',
      hasPdf: true,
      type: 'electricity',
      period: null,
      billDate: null,
      accountNumber: null,
      meterNumber: null,
    },
  ],
}

type ReadPdf = (profileId: number, billId: string, options: CallOptions) => Promise<Result<Uint8Array>>

const stage = (pdf: ReadPdf, savedTo: string | null = 'Bill.pdf') => {
  const folder = mkdtempSync(join(tmpdir(), 'link-console-bills-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const record = vi.fn(async () => ok(undefined))
  let isForgotten = false
  const session = {
    connection: { id: 'c-1' },
    bills: { pdf },
    activity: { record },
    directory: {
      known: async () => [{ profile: { label: 'Jane' } }],
      forgettingOf: () => () => isForgotten,
    },
    plans: { of: () => null, cancel: async () => ok({ left: [] }) },
    savingPdfs: createUnderWay<number>(),
    pdfSaves: createPdfSaves(),
    turns: createTurns<number>(),
    triage: { isStartingAgain: () => false },
    // Further than this a forgetting does not come here.
    store: { changes: { unsettled: async () => fail('store-full') } },
  } as unknown as Session
  const dialogs = {
    chooseFolder: async () => folder,
    save: async () => ok({ savedTo }),
  } as unknown as Dialogs
  const withSession = (async (run: (of: Session) => unknown) => run(session)) as WithSession
  return {
    folder,
    session,
    record,
    forgetMeanwhile: () => void (isForgotten = true),
    handlers: billHandlers(
      withSession,
      () => dialogs,
      () => undefined,
    ),
  }
}

const waiting = () => {
  let give: () => void = () => undefined
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  const pdf = vi.fn(async (): Promise<Result<Uint8Array>> => {
    await given
    return ok(Buffer.from('%PDF-1.7'))
  })
  return { pdf, give: () => give() }
}

it('a profile whose PDFs are being saved cannot be forgotten', async () => {
  const { pdf, give } = waiting()
  const { handlers, session, record } = stage(pdf)
  const saving = handlers['bills:save-pdfs'](request, context)
  await vi.waitFor(() => expect(pdf).toHaveBeenCalled())
  expect(await forgetProfile(session, 516)).toMatchObject({ error: { code: 'profile-busy' } })
  expect(await forgetProfile(session, 517)).toMatchObject({ error: { code: 'store-full' } })
  give()
  expect(await saving).toMatchObject({ value: { saved: 1 } })
  expect(record).toHaveBeenCalledTimes(1)
  expect(await forgetProfile(session, 516)).toMatchObject({ error: { code: 'store-full' } })
})

it('of one that was forgotten all the same the log gets nothing personal', async () => {
  const { handlers, record, forgetMeanwhile } = stage(async () => {
    forgetMeanwhile()
    return ok(Buffer.from('%PDF-1.7'))
  })
  await handlers['bills:save-pdfs'](request, context)
  expect(record).toHaveBeenCalledWith({ action: 'save-pdfs', profileId: 516, outcome: 'done' })
})

it('a single PDF that is saved has its line in the activity log', async () => {
  const single = { profileId: 516, billId: 'b-1', suggestedName: 'Bill.pdf' }
  const pdf = async () => ok(Buffer.from('%PDF-1.7'))
  const { handlers, record } = stage(pdf)
  expect(await handlers['bills:save-pdf'](single, context)).toEqual(ok({ savedTo: 'Bill.pdf' }))
  expect(record).toHaveBeenCalledWith({
    action: 'save-pdfs',
    profileId: 516,
    outcome: 'done',
    personal: { label: 'Jane', saved: '1 PDF as “Bill.pdf”' },
  })
  const changedMind = stage(pdf, null)
  await changedMind.handlers['bills:save-pdf'](single, context)
  expect(changedMind.record).not.toHaveBeenCalled()
})

it('the end of the session ends the saving, and waits until its list and its line in the log are written', async () => {
  const { pdf, give } = waiting()
  const { handlers, session, record, folder } = stage((_profileId, billId, { signal }) =>
    billId === 'b-1'
      ? pdf()
      : new Promise((resolve) => signal?.addEventListener('abort', () => resolve(fail('cancelled')))),
  )
  const bills = ['b-1', 'b-2'].flatMap((billId) => request.bills.map((bill) => ({ ...bill, billId })))
  const saving = handlers['bills:save-pdfs']({ ...request, bills }, context)
  await vi.waitFor(() => expect(session.pdfSaves.all()).toHaveLength(1))
  expect(session.pdfSaves.all()[0]).toMatchObject({ into: 'folder', progress: { done: 0, total: 2 } })
  give()
  await session.pdfSaves.close()
  expect(readdirSync(folder)).toContain('manifest 516.csv')
  expect(record).toHaveBeenCalledTimes(1)
  expect(await saving).toMatchObject({ value: { saved: 1, stopped: { code: 'cancelled' } } })
  expect(session.pdfSaves.all()).toEqual([])
})
