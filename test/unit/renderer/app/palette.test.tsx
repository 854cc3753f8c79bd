import { spotlight } from '@mantine/spotlight'
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Palette } from '../../../../renderer/app/palette'
import type { Action } from '../../../../renderer/app/actions'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { fail, ok, type Result } from '../../../../shared/errors/failure'
import type { FoundJob } from '../../../../shared/domain/job'
import type { Profile } from '../../../../shared/domain/profile'
import { jobOf } from '../triage/samples'
import { show } from '../show'
import { production, viewOf } from '../connection/samples'
import { directory, reply, profile, row } from '../profiles/samples'

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }))
afterEach(() => {
  act(spotlight.close)
  cleanup()
  vi.useRealTimers()
})

/** An answer that comes when the test says so. */
const later = <T,>() => {
  let answer: (value: T) => void = () => undefined
  const promise = new Promise<T>((resolve) => {
    answer = resolve
  })
  return { promise, answer: (value: T) => act(() => answer(value)) }
}

const open = async (answers: Parameters<typeof fakeBridge>[0], actions: readonly Action[] = []) => {
  const bridge = fakeBridge({
    'connection:list': () => ok(viewOf(production)),
    'profiles:rows': ({ ids }) => ok(ids.map((id) => row(id))),
    'profiles:get': () => fail('not-found'),
    'profiles:match': () => ok({ ids: [] }),
    'profiles:search': () => ok(reply([])),
    ...answers,
  })
  const location = memoryLocation({ path: '/triage', record: true })
  show(
    <Router hook={location.hook}>
      <Palette actions={actions} />
    </Router>,
    bridge,
  )
  await act(() => vi.advanceTimersByTimeAsync(50))
  act(spotlight.open)
  const place = (): string => location.history.at(-1) ?? ''
  return { bridge, place }
}

const field = () => screen.findByLabelText('Search or command')
const type = async (text: string): Promise<void> => {
  fireEvent.change(await field(), { target: { value: text } })
}
const press = async (key: string): Promise<void> => {
  fireEvent.keyDown(await field(), { key, code: key })
}
const highlighted = (): string => screen.queryByRole('option', { selected: true })?.textContent ?? ''
/** In small steps: what is drawn in between sets the next timers. */
const pass = async (milliseconds: number): Promise<void> => {
  for (let left = milliseconds; left > 0; left -= 100) await act(() => vi.advanceTimersByTimeAsync(100))
}
const rests = (): void => {
  act(() => void vi.advanceTimersByTime(300))
}
const hits = {
  'profiles:search': ({ text }: { readonly text: string }) =>
    ok(reply(text.startsWith('label:') ? [] : [282, 240])),
}

for (const delay of [0, 300, 2000]) {
  test(`Enter opens the profile that was typed, with ${delay} ms to its answer`, async () => {
    const on = await open({
      ...hits,
      'profiles:get': ({ id }) =>
        new Promise<Result<Profile>>((resolve) => setTimeout(() => resolve(ok(profile(id))), delay)),
    })
    await type('24')
    await act(() => vi.advanceTimersByTimeAsync(100))
    await press('Enter')
    await pass(delay + 400)
    await waitFor(() => expect(on.place()).toBe('/profiles/24'))
  })
}

test('while the exact answer can still come, Enter opens nothing and says that it waits', async () => {
  const exact = later<Result<Profile>>()
  const on = await open({ ...hits, 'profiles:get': () => exact.promise })
  await type('24')
  rests()
  await waitFor(() => expect(highlighted()).toContain('282'))
  await press('Enter')
  expect(screen.getByRole('status').textContent).toMatch(/^Enter waits/)
  expect(on.place()).toBe('/triage')
  exact.answer(ok(profile(24)))
  await waitFor(() => expect(on.place()).toBe('/profiles/24'))
})

test('the highlight is on the first line when the exact answer has come last', async () => {
  const exact = later<Result<Profile>>()
  const on = await open({ ...hits, 'profiles:get': () => exact.promise })
  await type('24')
  rests()
  await waitFor(() => expect(highlighted()).toContain('282'))
  exact.answer(ok(profile(24)))
  await waitFor(() => expect(highlighted()).toContain('24 '))
  expect(screen.getAllByRole('option')[0]?.getAttribute('aria-selected')).toBe('true')
  await press('Enter')
  await waitFor(() => expect(on.place()).toBe('/profiles/24'))
})

test('the search that answers after the exact one does not take its line', async () => {
  const search = later<Result<ReturnType<typeof reply>>>()
  const on = await open({
    'profiles:get': ({ id }) => ok(profile(id)),
    'profiles:search': ({ text }) => (text === '24' ? search.promise : ok(reply([]))),
  })
  await type('24')
  rests()
  await waitFor(() => expect(highlighted()).toContain('24 '))
  search.answer(ok(reply([282])))
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(2))
  await press('Enter')
  await waitFor(() => expect(on.place()).toBe('/profiles/24'))
})

const jobId = '3b7471eb-7e35-4a45-b081-e9cfa9d71e75'

test('the id of a job leads to its profile’s jobs; Enter waits for it', async () => {
  const found = later<Result<FoundJob>>()
  const on = await open({ 'jobs:find': () => found.promise })
  await type(` ${jobId.toUpperCase()} `)
  rests()
  await press('Enter')
  expect(on.place()).toBe('/triage')
  found.answer(ok({ job: jobOf(516, { jobId }), reported: null }))
  await waitFor(() => expect(on.place()).toBe('/profiles/516/jobs'))
})

test('of a job that this console has not seen it is said what the API knows, and that it does not say whose', async () => {
  await open({
    'jobs:find': () => ok({ job: null, reported: { jobId, status: 'login', finished: false, detail: null } }),
  })
  await type(jobId)
  rests()
  expect(
    await screen.findByText(/^The API knows a job with this ID: Logging in\. It does not say which profile/),
  ).toBeTruthy()
  expect(screen.queryByText(/No profile found/)).toBeNull()
})

test('of a job that nobody knows it is said that nobody does; a profile that is called so stands all the same', async () => {
  await open({ ...hits, 'jobs:find': () => ok({ job: null, reported: null }) })
  await type(jobId)
  rests()
  expect(await screen.findByText(/^Neither this console nor the API knows a job with this ID/)).toBeTruthy()
  expect(screen.getAllByRole('option').length).toBeGreaterThan(0)
})

test('where the label of a profile looks like the id of a job, the profile that Enter opens is said', async () => {
  const on = await open({
    'jobs:find': () => ok({ job: null, reported: null }),
    'profiles:match': () => ok({ ids: [24] }),
    'profiles:get': ({ id }) => ok({ ...profile(id), label: jobId }),
  })
  await type(jobId)
  rests()
  expect(await screen.findByText('One profile has exactly this ID or label.')).toBeTruthy()
  await press('Enter')
  await waitFor(() => expect(on.place()).toBe('/profiles/24'))
})

test('what is no id of a job is not asked for as one', async () => {
  const on = await open({ 'jobs:find': () => fail('internal') })
  await type('CASE-00412')
  rests()
  await screen.findByText(/^No profile has exactly/)
  expect(on.bridge.calls.some(({ channel }) => channel === 'jobs:find')).toBe(false)
})

const nothing = async (answers: Parameters<typeof fakeBridge>[0]): Promise<string> => {
  await open({ 'directory:state': () => ok(directory()), ...answers })
  await type('nobody')
  rests()
  return (await screen.findByText(/[Nn]o such command/)).textContent
}

test('that nothing is found is said of what was searched', async () => {
  expect(await nothing({})).toBe('No profile found, and no such command.')
})

test('while profiles are unread, nothing is found so far', async () => {
  const found = await nothing({ 'profiles:search': () => ok(reply([], { unread: 7 })) })
  expect(found).toMatch(/^No profile found so far: not all are read yet/)
})

test('where the search failed, nothing is said of the profiles', async () => {
  expect(await nothing({ 'profiles:search': () => fail('internal') })).toBe(
    'No such command. The profiles could not be searched.',
  )
})

test('where the server could not be asked, nothing is denied of what it has', async () => {
  expect(await nothing({ 'profiles:match': () => fail('unreachable') })).toBe(
    'No profile found on this computer, but the server may have one. No such command.',
  )
})

test('an Enter that has waited in vain opens nothing that nobody asked for', async () => {
  const exact = later<Result<Profile>>()
  const on = await open({ ...hits, 'profiles:get': () => exact.promise })
  await type('24')
  rests()
  await press('Enter')
  exact.answer(fail('not-found'))
  await waitFor(() => expect(screen.getByRole('status').textContent).toMatch(/Enter takes the first line/))
  expect(on.place()).toBe('/triage')
  await press('Enter')
  await waitFor(() => expect(on.place()).toBe('/profiles/282'))
})

test('of several profiles of one label Enter opens none, but their choice', async () => {
  const on = await open({ ...hits, 'profiles:match': () => ok({ ids: [35, 36] }) })
  await type('DUPLICATE')
  rests()
  await waitFor(() => expect(highlighted()).toContain('Choose one of 2 profiles'))
  await press('Enter')
  await waitFor(() => expect(on.place()).toBe('/profiles'))
})

test('a line that a person moved to keeps the highlight wherever later answers put it', async () => {
  const exact = later<Result<Profile>>()
  const on = await open({ ...hits, 'profiles:get': () => exact.promise })
  await type('24')
  rests()
  await waitFor(() => expect(highlighted()).toContain('282'))
  await press('ArrowDown')
  expect(highlighted()).toContain('240')
  exact.answer(ok(profile(24)))
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(3))
  expect(highlighted()).toContain('240')
  await press('Enter')
  await waitFor(() => expect(on.place()).toBe('/profiles/240'))
})

test('where the server cannot be asked, an Enter that waited opens nothing and the reason is said', async () => {
  const exact = later<Result<Profile>>()
  const on = await open({ ...hits, 'profiles:get': () => exact.promise })
  await type('24')
  rests()
  await press('Enter')
  exact.answer(fail('timed-out'))
  await waitFor(() => expect(screen.getByRole('status').textContent).toMatch(/could not be asked/))
  expect(on.place()).toBe('/triage')
})

test('text typed on, or a palette that is closed, takes a waiting Enter back', async () => {
  const exact = later<Result<Profile>>()
  const on = await open({ ...hits, 'profiles:get': () => exact.promise })
  await type('24')
  rests()
  await press('Enter')
  await type('241')
  exact.answer(ok(profile(24)))
  rests()
  await waitFor(() =>
    expect(on.bridge.calls.filter(({ channel }) => channel === 'profiles:get').length).toBe(2),
  )
  expect(on.place()).toBe('/triage')
})

test('a command runs at once where no connection is in use, and after the wait where one is', async () => {
  const run = vi.fn()
  await open({}, [{ id: 'lookup', group: 'Go to', label: 'Lookup', run }])
  await type('look')
  await press('Enter')
  rests()
  await waitFor(() => expect(run).toHaveBeenCalledTimes(1))
})
