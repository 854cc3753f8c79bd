import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { BillsTab } from '../../../../renderer/features/bills/bills-tab'
import type { PdfSlot } from '../../../../renderer/features/bills/use-opened-pdf'
import { localDay, localTime } from '../../../../renderer/lib/time'
import type { Bill } from '../../../../shared/domain/bill'
import type { Job } from '../../../../shared/domain/job'
import { fail, ok } from '../../../../shared/errors/failure'
import type { Request } from '../../../../shared/ipc/contract'
import { giveElementsASize } from '../ui/sized'
import { billOf } from '../../../support/bill'
import { requests, show } from '../show'
import { exposed } from '../exposed'
import { monthOf } from './samples'

beforeEach(() => {
  giveElementsASize()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-04-10T12:00:00Z') })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const job: Job = {
  jobId: 'job-7',
  profileId: 516,
  mode: 'bill',
  status: 'success',
  finished: true,
  detail: null,
  startedHere: true,
  startedBy: 'someone',
  startedAt: '2026-11-01T10:00:00Z',
  endedAt: '2026-11-01T10:02:00Z',
  observations: [],
  watchTrouble: null,
}

const Pdf = ({ billId, title, onClose, onPrevious, onNext }: PdfSlot) => (
  <div data-testid="pdf" hidden={billId === null}>
    <output>{`${billId ?? 'none'} ${title}`}</output>
    <button onClick={onPrevious}>previous</button>
    <button onClick={onNext}>next</button>
    <button onClick={onClose}>close</button>
  </div>
)

const tabWith = (bills: readonly Bill[], newBillIds: readonly string[] = []) => {
  const bridge = fakeBridge({
    'bills:list': ({ jobId }) =>
      ok({ bills: jobId ? bills.filter(({ cachedJobId }) => cachedJobId === jobId) : bills, newBillIds }),
    'jobs:of-profile': () => ok([job]),
  })
  show(<BillsTab profileId={516} pdf={(slot) => <Pdf {...slot} />} />, bridge)
  return bridge
}

test('while a job runs, no count of bills is said to be all', async () => {
  show(
    <BillsTab profileId={516} pdf={() => null} />,
    fakeBridge({
      'bills:list': () => ok({ bills: [monthOf(1), monthOf(2)], newBillIds: [] }),
      'jobs:of-profile': () => ok([{ ...job, status: 'bill_extract', finished: false, endedAt: null }]),
    }),
  )
  expect(await screen.findByText('2 bills so far')).toBeTruthy()
  expect(screen.getByRole('button', { name: /^All types/ }).textContent).toBe('All types 2+')
})

const rows = () => within(screen.getByRole('grid')).getAllByRole('row').slice(1)
const cells = (row: HTMLElement | undefined) =>
  within(row ?? document.body)
    .getAllByRole('gridcell')
    .filter((cell) => !cell.hasAttribute('data-check'))
    .map(({ textContent }) => textContent)
const pdf = () => screen.getByTestId('pdf')

const sample = [
  monthOf(1, { cachedJobId: 'job-7' }),
  monthOf(2, { hasPdf: false }),
  monthOf(3),
  billOf({ type: 'billing', billId: 'b1', billDate: '2026-03-05', totalAmountDue: '61.00', currency: 'USD' }),
]

test('bills are shown by type, each with its columns; new ones say so', async () => {
  tabWith(sample, ['bill-3'])
  fireEvent.click(await screen.findByRole('button', { name: /Electricity\s*3/ }))
  expect(cells(rows()[0])).toEqual([
    '2026-03-02 to 2026-04-01new',
    'Open',
    '100.1 kWh',
    '$20.10',
    '67563764',
    '42626522-7',
    '–',
  ])
  expect(cells(rows()[1])[1]).toBe('none')
  expect(document.body.textContent).toMatch(
    /account 42626522-7 · meter 67563764 · 3 bills · 300.3 kWh · \$60.30/,
  )
  expect(screen.getByRole('group', { name: /^Timeline of bills: 3 bills\./ })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: /Billing\s*1/ }))
  expect(cells(rows()[0])).toEqual(['2026-03-05', 'none', '$61.00'])
  expect(screen.queryByRole('region', { name: 'Timeline' })).toBeNull()
})

/** Without the one of the checkboxes, which has no words. */
const heads = () =>
  screen
    .getAllByRole('columnheader')
    .map(({ textContent }) => textContent)
    .filter((words) => words !== '')

test('what a bill says beside its period stands in the list and the details: its date, its job, unknown fields', async () => {
  const said = {
    approximateDate: '2026-01-20',
    cached: true,
    cachedJobId: 'job-5',
    extra: { demand_charge: '4.10' },
  }
  const beside = ['≈ 2026-01-20', 'job-5', 'Yes', '4.10']
  const names = ['Approximate date', 'Read by job', 'From an earlier job', 'demand_charge']
  tabWith([monthOf(1, said), ...sample.slice(1)])
  await screen.findByRole('grid')
  const seen = () => names.map((name) => cells(rows().at(-1))[heads().indexOf(name)])
  expect(heads()).toContain('Type')
  expect(seen()).toEqual(beside)
  fireEvent.keyDown(screen.getByRole('grid'), { key: 'End' })
  const details = within(screen.getByRole('region', { name: 'Details of the bill' }))
  for (const name of names) expect(details.getByText(name)).toBeTruthy()
  expect(details.getByText('≈ 2026-01-20')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: /Electricity\s*3/ }))
  expect(heads()).not.toContain('Type')
  expect(seen()).toEqual(beside)
})

test('the job that read a bill is told by its day, and by its ID where the console does not know it', async () => {
  tabWith([monthOf(1, { cachedJobId: 'job-7' }), monthOf(2, { cachedJobId: 'job-elsewhere' })])
  const day = localDay('2026-11-01T10:00:00Z') ?? ''
  await screen.findByRole('grid')

  const shown = () => rows().map((row) => cells(row)[heads().indexOf('Read by job')])
  await waitFor(() => expect(shown()).toEqual(['job-elsewhere', day]))
  expect(rows().at(-1)?.querySelector('[title*="job-7"]')).not.toBeNull()
  fireEvent.keyDown(screen.getByRole('grid'), { key: 'End' })
  const details = within(screen.getByRole('region', { name: 'Details of the bill' }))
  expect(details.getByText(`${localTime('2026-11-01T10:00:00Z')} · job-7`)).toBeTruthy()
})

test('a date that stands for the period is not said twice', async () => {
  tabWith([billOf({ billId: 'old', approximateDate: '2016-10-15' }), monthOf(1)])
  await screen.findByRole('grid')
  expect(heads()).not.toContain('Approximate date')
  expect(cells(rows()[1])[0]).toBe('≈ 2016-10-15')
})

test('a PDF opens from its row; previous and next pass over bills without one', async () => {
  tabWith(sample)
  await screen.findByRole('grid')
  expect(pdf().textContent).toContain('none')
  fireEvent.click(screen.getAllByRole('button', { name: /^Open PDF/ })[0] ?? document.body)
  expect(pdf().textContent).toContain('bill-3 Bill 2026-03-02 to 2026-04-01')
  fireEvent.click(screen.getByText('next'))
  expect(pdf().textContent).toContain('bill-1 Bill 2026-01-02 to 2026-02-01')
  fireEvent.click(screen.getByText('previous'))
  expect(pdf().textContent).toContain('bill-3')
  fireEvent.click(screen.getByText('close'))
  expect(pdf().textContent).toContain('none')
})

test('Enter on a row opens its PDF, selecting it shows every field it has', async () => {
  tabWith(sample)
  const grid = await screen.findByRole('grid')
  fireEvent.keyDown(grid, { key: 'End' })
  const details = screen.getByRole('region', { name: 'Details of the bill' })
  expect(within(details).getByText(/ · job-7$/)).toBeTruthy()
  expect(within(details).queryByText('Rate plan')).toBeNull()
  fireEvent.keyDown(grid, { key: 'Enter' })
  expect(pdf().textContent).toContain('bill-1')
})

test('the bills of one job are asked of the API', async () => {
  const bridge = tabWith(sample)
  await screen.findByRole('grid')
  fireEvent.click(screen.getByRole('combobox', { name: 'Job' }))
  fireEvent.click(await screen.findByRole('option', { name: /Success/ }))
  await waitFor(() => expect(rows()).toHaveLength(1))
  expect(requests(bridge, 'bills:list').at(-1)).toEqual({ profileId: 516, jobId: 'job-7' })
})

test('a profile without bills says what to do next', async () => {
  tabWith([])
  expect(await screen.findByText('No bills yet.')).toBeTruthy()
  expect(screen.queryByRole('grid')).toBeNull()
})

test('a failed reading says why and can be tried again', async () => {
  let answer: ReturnType<typeof fail> | ReturnType<typeof ok<{ bills: Bill[]; newBillIds: string[] }>> =
    fail('permission-denied')
  const bridge = fakeBridge({ 'bills:list': () => answer, 'jobs:of-profile': () => ok([]) })
  show(<BillsTab profileId={516} pdf={() => null} />, bridge)
  expect((await screen.findByRole('alert')).textContent).toContain('not allowed')
  answer = ok({ bills: [monthOf(1)], newBillIds: [] })
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('grid')).toBeTruthy()
})

test('while a job runs the list says that it is not complete, and is read again within a stage', async () => {
  vi.useFakeTimers({
    shouldAdvanceTime: true,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
  })
  onTestFinished(() => void vi.useRealTimers())
  let bills = [monthOf(1)]
  const bridge = fakeBridge({
    'bills:list': () => ok({ bills, newBillIds: [] }),
    'jobs:of-profile': () => ok([{ ...job, status: 'bill_extract', finished: false, endedAt: null }]),
  })
  show(<BillsTab profileId={516} pdf={(slot) => <Pdf {...slot} />} />, bridge)
  await screen.findByText(/the list is not complete yet/)
  expect(rows()).toHaveLength(1)
  bills = [monthOf(1), monthOf(2)]
  await vi.advanceTimersByTimeAsync(11_000)
  await waitFor(() => expect(rows()).toHaveLength(2))
  const asked = bridge.calls.filter(({ channel }) => channel === 'bills:list').length
  expect(asked).toBeLessThanOrEqual(3)
})

test('what is missing and late stands among the bills; a job alone says nothing of it', async () => {
  vi.setSystemTime('2026-07-01T12:00:00Z')
  const bills = [monthOf(1), monthOf(2, { cachedJobId: 'job-7' }), monthOf(4)]
  tabWith(bills)
  await screen.findByRole('grid')
  const lines = () => rows().map((row) => cells(row)[0])
  expect(lines()).toEqual([
    'The bill for 2026-05-02 to 2026-06-01 is 9 days late.',
    '2026-04-02 to 2026-05-01',
    'No bill for 2026-03-02 to 2026-04-01.',
    '2026-02-02 to 2026-03-01',
    '2026-01-02 to 2026-02-01',
  ])
  expect(screen.getByTitle('No bill for 2026-03-02 to 2026-04-01.')).toBeTruthy()
  expect(screen.getByText('3 bills, 1 missing, 1 late')).toBeTruthy()
  fireEvent.keyDown(screen.getByRole('grid'), { key: 'Home' })
  expect(screen.queryByRole('region', { name: 'Details of the bill' })).toBeNull()
  fireEvent.keyDown(screen.getByRole('grid'), { key: 'ArrowDown' })
  expect(screen.getByRole('region', { name: 'Details of the bill' })).toBeTruthy()
})

test('one meter can be looked at alone, and says what is missing of it', async () => {
  vi.setSystemTime('2026-07-01T12:00:00Z')
  const other = [1, 2, 3, 4, 5].map((month) => monthOf(month, { billId: `o${month}`, meterNumber: 'm-2' }))
  tabWith([monthOf(1), monthOf(2), monthOf(4), ...other])
  fireEvent.click(await screen.findByRole('button', { name: /Electricity\s*8/ }))
  expect(screen.getByText(/2 meters added/)).toBeTruthy()
  const whose = screen.getAllByText('(Electricity, meter 67563764)')
  expect(whose.map(({ className }) => className)).toEqual(['lc-private', 'lc-private'])
  fireEvent.click(screen.getByRole('button', { name: 'meter m-2' }))
  expect(rows()).toHaveLength(5)
  fireEvent.click(screen.getByRole('button', { name: /meter 67563764\s*1 missing, 1 late/ }))
  expect(rows()).toHaveLength(5)
  expect(screen.getByText(/3 bills, 1 missing, 1 late/)).toBeTruthy()
})

test('a record that is said twice is marked, and counted once', async () => {
  tabWith([monthOf(1), monthOf(1, { billId: 'again' }), monthOf(2)])
  await screen.findByRole('grid')
  expect(screen.getAllByText('duplicate')).toHaveLength(1)
})

test('a meter chosen among the bills of one type narrows no other list', async () => {
  tabWith([monthOf(1), monthOf(2, { meterNumber: 'm-2' }), billOf({ type: 'gas', billId: 'g1' })])
  fireEvent.click(await screen.findByRole('button', { name: /Electricity\s*2/ }))
  fireEvent.click(screen.getByRole('button', { name: /^meter m-2/ }))
  expect(rows()).toHaveLength(1)
  fireEvent.click(screen.getByRole('button', { name: /All types\s*3/ }))
  expect(rows()).toHaveLength(3)
})

test('the bill that is looked at stays so when another one has come', async () => {
  let bills = [monthOf(1), monthOf(2)]
  const bridge = fakeBridge({
    'bills:list': () => ok({ bills, newBillIds: [] }),
    'jobs:of-profile': () => ok([job]),
  })
  const { queries } = show(<BillsTab profileId={516} pdf={() => null} />, bridge)
  fireEvent.keyDown(await screen.findByRole('grid'), { key: 'End' })
  const current = () => rows().map((row) => row.hasAttribute('data-current'))
  expect(current()).toEqual([false, true])
  bills = [monthOf(3), monthOf(1), monthOf(2)]
  await act(() => queries.invalidateQueries())
  await waitFor(() => expect(rows()).toHaveLength(3))
  expect(current()).toEqual([false, false, true])
  expect(screen.getByRole('region', { name: 'Details of the bill' })).toBeTruthy()
})

test('out of reach, nothing is missed of a later day than the server was last heard', async () => {
  vi.setSystemTime('2026-07-01T12:00:00Z')
  const bridge = fakeBridge({
    'bills:list': () => ok({ bills: [1, 2, 3].map((month) => monthOf(month)), newBillIds: [] }),
    'jobs:of-profile': () => ok([job]),
    'connection:reach': () =>
      ok({
        state: 'offline',
        since: '2026-04-10T12:00:00Z',
        nextTry: null,
        reason: { code: 'unreachable' },
      }),
  })
  show(<BillsTab profileId={516} pdf={() => null} />, bridge)
  await screen.findByText(/server cannot be reached/)
  expect(rows()).toHaveLength(3)
  expect(screen.queryByText(/missing|late/)).toBeNull()
})

test('until the bills of another job are read, nothing is said of them', async () => {
  type Answer = ReturnType<typeof ok<{ bills: Bill[]; newBillIds: string[] }>>
  let answer: (bills: Answer) => void = () => undefined
  const ofJob = new Promise<Answer>((resolve) => {
    answer = resolve
  })
  const bridge = fakeBridge({
    'bills:list': ({ jobId }) => (jobId ? ofJob : ok({ bills: sample, newBillIds: [] })),
    'jobs:of-profile': () => ok([job]),
  })
  show(<BillsTab profileId={516} pdf={() => null} />, bridge)
  fireEvent.click(await screen.findByRole('button', { name: /Electricity\s*3/ }))
  fireEvent.click(screen.getByRole('combobox', { name: 'Job' }))
  fireEvent.click(await screen.findByRole('option', { name: /Success/ }))
  await screen.findByLabelText('Reading the bills')
  expect(screen.queryByText(/3 bills/)).toBeNull()
  expect(screen.queryByRole('region', { name: 'Timeline' })).toBeNull()
  answer(ok({ bills: [monthOf(1)], newBillIds: [] }))
  expect(await screen.findByText(/1 bill\b/)).toBeTruthy()
})

test('of two records of one bill the one that was chosen is looked at', async () => {
  tabWith([monthOf(1), monthOf(1, { cost: '99.00' })])
  fireEvent.keyDown(await screen.findByRole('grid'), { key: 'End' })
  expect(rows().map((row) => row.hasAttribute('data-current'))).toEqual([false, true])
})

test('nothing that tells whose bills they are is left readable in privacy mode', async () => {
  const own = { serviceId: 'SERVICE-1', name: 'Ada Byron', serviceAddress: '12 Long Road' }
  const other = { ...own, meterNumber: '999-METER', accountNumber: '888-ACCOUNT' }
  const texts = ['67563764', '42626522-7', ...Object.values(other)]
  const months = [1, 2, 3].flatMap((month) => [
    monthOf(month, own),
    monthOf(month, { ...other, billId: `other-${month}` }),
  ])
  for (const bills of [months.slice(0, 1), months]) {
    tabWith(bills)
    fireEvent.click(await screen.findByRole('button', { name: /^Electricity/ }))
    fireEvent.click(screen.getAllByRole('row').at(-1) as HTMLElement)
    await screen.findByText('Ada Byron')
    expect(exposed(document.body, texts)).toEqual([])
    cleanup()
  }
})

test('what is shown is exported, missing periods too; the chosen row is copied', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  const bills = [1, 2, 3, 5].map((month) => ({
    ...monthOf(month),
    meterNumber: '0042',
    cost: '40.50',
    extra: { x_note: 'a' },
  }))
  const bridge = fakeBridge({
    'bills:list': () => ok({ bills, newBillIds: [] }),
    'jobs:of-profile': () => ok([job]),
    'tables:save': () => ok({ savedTo: 'bills.xlsx', rewritten: [] }),
  })
  show(<BillsTab profileId={516} pdf={() => null} />, bridge)
  fireEvent.click(await screen.findByRole('button', { name: 'Export' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Export 5 rows as Excel workbook (XLSX)' }))
  expect((await screen.findByText('bills.xlsx')).parentElement?.textContent).toBe('Saved to bills.xlsx.')
  const [saved] = requests(bridge, 'tables:save') as readonly Request<'tables:save'>[]
  const lineOf = (state: string) => saved?.lines.find(([first]) => first === state)
  const at = (name: string) => saved?.columns.indexOf(name) ?? -1
  expect(saved).toMatchObject({ name: 'bills of 516 2026-04-10', format: 'xlsx' })
  expect(saved?.lines.map(([state]) => state)).toEqual(['here', 'missing', 'here', 'here', 'here'])
  expect(lineOf('here')?.[at('Cost')]).toEqual({ bare: '40.50', as: 'number' })
  expect(lineOf('here')?.[at('x_note')]).toBe('a')
  expect(lineOf('missing')?.[at('Meter')]).toBe('0042')
  expect(lineOf('missing')?.[at('Cost')]).toBeNull()

  fireEvent.click(within(screen.getByRole('grid', { name: 'Bills' })).getByText('2026-05-02 to 2026-06-01'))
  fireEvent.keyDown(window, { key: 'c', ctrlKey: true })
  await waitFor(() => expect(writeText).toHaveBeenCalledTimes(1))
  expect(writeText.mock.calls[0]?.[0].split('\n')).toHaveLength(2)
})

test('opened for a month of a meter, the row of that month is selected: missing, here, or a longer one’s', async () => {
  vi.setSystemTime('2026-07-01T12:00:00Z')
  const other = [1, 2, 3, 4, 5].map((month) => monthOf(month, { billId: `o${month}`, meterNumber: 'm-2' }))
  const bills = [monthOf(1), monthOf(2), monthOf(4), ...other]
  const series = {
    type: 'electricity',
    accountNumber: '42626522-7',
    serviceId: null,
    meterNumber: '67563764',
  }
  const selectedFor = async (month: string | null): Promise<string | null> => {
    const bridge = fakeBridge({
      'bills:list': () => ok({ bills, newBillIds: [] }),
      'jobs:of-profile': () => ok([job]),
    })
    show(<BillsTab profileId={516} wanted={{ ...series, month }} pdf={() => null} />, bridge)
    await screen.findByRole('grid')
    const text = rows().find((row) => row.hasAttribute('data-current'))?.textContent ?? null
    cleanup()
    return text
  }
  expect(await selectedFor('2026-03')).toContain('No bill for 2026-03-02 to 2026-04-01')
  expect(await selectedFor('2026-05')).toContain('The bill for 2026-05-02 to 2026-06-01')
  expect(await selectedFor('2026-02')).toContain('2026-02-02 to 2026-03-01')
  expect(await selectedFor(null)).toContain('No bill for 2026-03-02')
  expect(await selectedFor('2026-11')).toBeNull()
})
