import type { QueryClient } from '@tanstack/react-query'
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { keys } from '../../../../renderer/bridge/keys'
import { Tags } from '../../../../renderer/features/profile-tags/tags'
import { forgetGiven, useGivenTags } from '../../../../renderer/parts/given-tags'
import { fail, ok } from '../../../../shared/errors/failure'
import { show as showPart } from '../show'

let queries: QueryClient

const show = (answers: Parameters<typeof fakeBridge>[0]) => {
  const bridge = fakeBridge({
    'tags:list': () => ok(['solar']),
    'tags:known': () =>
      ok([
        { name: 'solar', count: 2, colour: null },
        { name: 'priority', count: 1, colour: 3 },
      ]),
    ...answers,
  })
  queries = showPart(<Tags profileId={516} />, bridge).queries
  return bridge
}
const tags = (): (string | null)[] => screen.queryAllByRole('listitem').map((item) => item.textContent)
const add = async (name: string): Promise<void> => {
  const field = await screen.findByRole('combobox', { name: 'Add a tag' })
  act(() => field.focus())
  fireEvent.change(field, { target: { value: name } })
  fireEvent.click(screen.getByRole('button', { name: 'Add' }))
}
const sent = (bridge: ReturnType<typeof fakeBridge>): readonly unknown[] =>
  bridge.calls.filter(({ channel }) => /add|remove/.test(channel)).map(({ request }) => request)

afterEach(cleanup)

test('a tag is added once the API has answered', async () => {
  let answer = (): void => undefined
  const asked = new Promise<void>((resolve) => {
    answer = resolve
  })
  const bridge = show({ 'tags:add': () => asked.then(() => ok({ tags: ['budget', 'solar'], isNew: true })) })
  await add('budget')
  await waitFor(() => expect(sent(bridge)).toEqual([{ profileId: 516, name: 'budget' }]))
  expect(tags()).toEqual(['solar'])
  act(answer)
  await waitFor(() => expect(tags()).toEqual(['budget', 'solar']))
  expect(screen.getByRole('status').textContent).toBe('budget is a new tag.')
})

test('an added tag is in the profile too, wherever that is shown', async () => {
  forgetGiven()
  show({ 'tags:add': () => ok({ tags: ['budget', 'solar'], isNew: true }) })
  queries.setQueryData(keys.profile(516), { id: 516, tags: ['solar'] })
  await add('budget')
  await waitFor(() => expect(tags()).toEqual(['budget', 'solar']))
  expect(useGivenTags.getState().names).toEqual(['budget'])
  expect(queries.getQueryData(keys.profile(516))).toEqual({ id: 516, tags: ['budget', 'solar'] })
})

test('a tag is removed by its button', async () => {
  const bridge = show({ 'tags:remove': () => ok([]) })
  fireEvent.click(await screen.findByRole('button', { name: 'Remove the tag solar' }))
  await waitFor(() => expect(tags()).toEqual([]))
  expect(sent(bridge)).toEqual([{ profileId: 516, name: 'solar' }])
})

test('a comma is refused with the reason and nothing is sent', async () => {
  const bridge = show({})
  await add('a,b')
  expect(await screen.findByText(/cannot contain a comma/)).toBeTruthy()
  expect(sent(bridge)).toEqual([])
})

test('a spelling that differs by case is asked about, and the known one can be taken', async () => {
  const bridge = show({ 'tags:add': () => ok({ tags: ['priority', 'solar'], isNew: false }) })
  await add('Priority')
  expect((await screen.findByRole('alert')).textContent).toContain('differs by upper and lower case')
  expect(sent(bridge)).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: 'Add “priority”' }))
  await waitFor(() => expect(tags()).toEqual(['priority', 'solar']))
  expect(screen.getByRole('status').textContent).toBe('priority was known already.')
})

test('a change that failed says why, and the tags are read again', async () => {
  const list = vi.fn(() => ok(['solar']))
  show({ 'tags:list': list, 'tags:add': () => fail('permission-denied', { apiText: 'Not yours' }) })
  await add('budget')
  expect((await screen.findByRole('alert')).textContent).toContain('The API said: Not yours')
  await waitFor(() => expect(list).toHaveBeenCalledTimes(2))
})

test('what is typed stays where the tags cannot be read again', async () => {
  const list = vi
    .fn()
    .mockReturnValueOnce(ok(['solar']))
    .mockReturnValue(fail('timed-out'))
  show({ 'tags:list': list })
  const field = await screen.findByRole<HTMLInputElement>('combobox', { name: 'Add a tag' })
  fireEvent.change(field, { target: { value: 'half typed' } })
  await act(() => queries.invalidateQueries({ queryKey: keys.tags(516) }))
  expect(list).toHaveBeenCalledTimes(2)
  expect(field.isConnected && field.value).toBe('half typed')
})

test('a tag that was added is there although the tags cannot be read after it', async () => {
  const list = vi
    .fn()
    .mockReturnValueOnce(ok(['solar']))
    .mockReturnValue(fail('timed-out'))
  show({ 'tags:list': list, 'tags:add': () => ok({ tags: null, isNew: true }) })
  await add('budget')
  await waitFor(() => expect(tags()).toEqual(['solar', 'budget']))
  expect(screen.queryByRole('alert')).toBeNull()
  await waitFor(() => expect(list).toHaveBeenCalledTimes(2))
})

test('the suggestions close when a tag is sent, and when the focus leaves, however soon', async () => {
  show({ 'tags:add': () => ok({ tags: ['pri', 'solar'], isNew: true }) })
  const field = await screen.findByRole('combobox', { name: 'Add a tag' })
  const isOpen = (): boolean => screen.queryByRole('option', { name: 'priority' }) !== null
  act(() => field.focus())
  fireEvent.change(field, { target: { value: 'pri' } })
  await waitFor(() => expect(isOpen()).toBe(true))
  fireEvent.submit(field)
  await waitFor(() => expect(tags()).toEqual(['pri', 'solar']))
  expect(isOpen()).toBe(false)

  act(() => {
    fireEvent.change(field, { target: { value: 'prio' } })
    fireEvent.blur(field)
  })
  await act(() => new Promise(requestAnimationFrame))
  expect(isOpen()).toBe(false)
})

test('of two known tags that look alike the one with what cannot be seen is marked', async () => {
  show({
    'tags:known': () =>
      ok([
        { name: 'vip', count: 2, colour: null },
        { name: 'vip\u200B', count: 1, colour: null },
      ]),
  })
  const field = await screen.findByRole('combobox', { name: 'Add a tag' })
  fireEvent.focus(field)
  fireEvent.change(field, { target: { value: 'vi' } })
  const options = await screen.findAllByRole('option', { hidden: true })
  expect(options.map((option) => option.querySelector('[data-mark]')?.getAttribute('data-mark'))).toEqual([
    undefined,
    'ZWSP',
  ])
})
