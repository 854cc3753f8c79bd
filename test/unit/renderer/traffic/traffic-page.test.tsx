import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import type { Answers } from '../../../../renderer/bridge/fake'
import { TrafficPage } from '../../../../renderer/features/traffic/traffic-page'
import type { Exchange } from '../../../../shared/domain/traffic'
import { fail, ok } from '../../../../shared/errors/failure'
import { inPieces, requests, show } from '../show'
import { giveElementsASize } from '../ui/sized'
import { exchange } from './samples'

const onOpenProfile = vi.fn<(id: number) => void>()
const page = (
  <TrafficPage
    server={{ baseUrl: 'https://api.example/', ownAuthorities: false }}
    onOpenProfile={onOpenProfile}
  />
)

/** Main, with requests that can be added: the newest first. */
const fakeTraffic = (...first: readonly Exchange[]) => {
  let all = [...first]
  const answers: Answers = {
    'traffic:requests': () => ok({ requests: all }),
    'tables:save': () => ok({ savedTo: '/home/ada/requests.csv', rewritten: [] }),
  }
  return {
    answers,
    send: (...more: readonly Exchange[]) => {
      all = [...more, ...all.filter(({ seq }) => !more.some((one) => one.seq === seq))]
    },
  }
}

const rows = async (): Promise<readonly HTMLElement[]> =>
  within(await screen.findByRole('grid', { name: 'Requests' }))
    .getAllByRole('row')
    .slice(1)
const choose = async (name: string, value: string): Promise<void> => {
  fireEvent.click(screen.getByRole('combobox', { name }))
  fireEvent.click(await screen.findByRole('option', { name: value }))
}

beforeEach(() => {
  giveElementsASize()
  vi.clearAllMocks()
  localStorage.clear()
})
afterEach(cleanup)

const busy = [
  exchange(4, { status: null, tookMs: null, bytes: null, asker: 'bulk' }),
  exchange(3, { status: null, bytes: null, failure: { code: 'timed-out', detail: 'waiting for the reply' } }),
  exchange(2, {
    method: 'POST',
    path: '/link/4.0/jobs/',
    call: 'Start Job',
    hasBody: true,
    status: 409,
    failure: { code: 'conflict' },
  }),
  exchange(1),
]

test('each request has its path, its answer, its time and size, the newest first', async () => {
  show(page, fakeTraffic(...busy).answers)
  await waitFor(async () => expect(await rows()).toHaveLength(4))
  const [underWay, silent, refused, done] = (await rows()).map(({ textContent }) => textContent)
  expect(underWay).toContain('under way')
  expect(silent).toContain('no answer')
  expect(refused).toMatch(/POST.*\/link\/4\.0\/jobs\/.*409/)
  expect(done).toMatch(/\/link\/4\.0\/profiles\/501\/.*200.*82 ms.*412 byte.*Retrieve Profile.*a person/)
  expect(screen.getByText('4 requests')).toBeTruthy()
})

test('by words, method, answer and “failed only” the list is narrowed, and clearing shows all again', async () => {
  show(page, fakeTraffic(...busy).answers)
  await waitFor(async () => expect(await rows()).toHaveLength(4))
  fireEvent.keyDown(document.body, { key: '/' })
  const field = screen.getByRole('textbox', { name: 'Search the requests' })
  expect(document.activeElement).toBe(field)
  fireEvent.change(field, { target: { value: 'start JOB conflict' } })
  await waitFor(async () => expect(await rows()).toHaveLength(1))
  fireEvent.change(field, { target: { value: 'nothing of the kind' } })
  fireEvent.click(await screen.findByRole('button', { name: 'Clear the filters' }))
  await waitFor(async () => expect(await rows()).toHaveLength(4))
  await choose('Method', 'POST')
  await waitFor(async () => expect(await rows()).toHaveLength(1))
  await choose('Method', 'POST')
  fireEvent.click(screen.getByRole('switch', { name: 'Failed only' }))
  await waitFor(async () => expect(await rows()).toHaveLength(2))
  await choose('Answer', 'No answer')
  await waitFor(async () => expect(await rows()).toHaveLength(1))
  expect(screen.getByText('1 request matches')).toBeTruthy()
})

test('new ones are added at the top until the list is stopped; then their number is said', async () => {
  const traffic = fakeTraffic(exchange(1))
  show(page, traffic.answers)
  await waitFor(async () => expect(await rows()).toHaveLength(1))
  traffic.send(exchange(2))
  await waitFor(async () => expect(await rows()).toHaveLength(2))
  fireEvent.keyDown(document.body, { key: 'f' })
  traffic.send(exchange(4), exchange(3))
  expect(await screen.findByText('The list stands still: 2 newer ones.')).toBeTruthy()
  expect(await rows()).toHaveLength(2)
  fireEvent.click(screen.getByRole('button', { name: 'Follow' }))
  await waitFor(async () => expect(await rows()).toHaveLength(4))
  expect(screen.getByText('New ones are added.')).toBeTruthy()
})

test('a request that is looked at stays where it is, and its answer is shown when it comes', async () => {
  const traffic = fakeTraffic(exchange(1, { status: null, tookMs: null, bytes: null }))
  show(page, traffic.answers)
  await waitFor(async () => expect(await rows()).toHaveLength(1))
  fireEvent.click((await rows())[0] as HTMLElement)
  const details = await screen.findByRole('region', { name: 'Request 1' })
  expect(details.textContent).toContain('not ended yet')
  traffic.send(exchange(2), exchange(1))
  await waitFor(() => expect(details.textContent).toContain('82 ms'))
  expect(await rows()).toHaveLength(1)
  fireEvent.click(within(details).getByRole('button', { name: 'Open' }))
  expect(onOpenProfile).toHaveBeenCalledWith(501)
  fireEvent.keyDown(document.body, { key: 'Escape' })
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Request 1' })).toBeNull())
})

test('a failure is explained in words; the command has neither key nor body', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  onTestFinished(() => writeText.mockRestore())
  show(page, fakeTraffic(...busy).answers)
  await waitFor(async () => expect(await rows()).toHaveLength(4))
  fireEvent.click((await rows())[2] as HTMLElement)
  const details = await screen.findByRole('region', { name: 'Request 2' })
  expect(details.textContent).toContain('conflict')
  expect(details.textContent).toContain('put it into body.json')
  fireEvent.keyDown(document.body, { key: 'c' })
  expect(await screen.findByText('Copied as curl.')).toBeTruthy()
  expect(writeText.mock.calls[0]?.[0]).toMatch(
    /^curl -X POST .*--data "@body\.json" --cert client\.pem --key client-key\.pem$/,
  )
})

test('what is listed is saved by the one writer of tables', async () => {
  const { bridge } = show(page, fakeTraffic(...busy).answers)
  await waitFor(async () => expect(await rows()).toHaveLength(4))
  fireEvent.click(screen.getByRole('switch', { name: 'Failed only' }))
  await waitFor(async () => expect(await rows()).toHaveLength(2))
  fireEvent.click(screen.getByRole('button', { name: 'Export' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Export 2 requests as CSV' }))
  expect(await screen.findByText(inPieces('Saved to /home/ada/requests.csv.'))).toBeTruthy()
  const [table] = requests(bridge, 'tables:save') as readonly { lines: readonly (readonly unknown[])[] }[]
  expect(table).toMatchObject({ format: 'csv' })
  expect(table?.lines.map((line) => [line[1], line[4], line[5]])).toEqual([
    ['GET', null, 'timed-out'],
    ['POST', 409, 'conflict'],
  ])
})

test('before anything was sent, and where main fails, the page says so', async () => {
  const { unmount } = show(page, fakeTraffic().answers)
  expect(await screen.findByText('No request has been sent yet.')).toBeTruthy()
  unmount()
  show(page, { 'traffic:requests': () => fail('not-connected') })
  expect(await screen.findByText('Not connected.')).toBeTruthy()
})
