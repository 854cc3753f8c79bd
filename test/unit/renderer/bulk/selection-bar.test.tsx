import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useLastOperation } from '../../../../renderer/features/bulk/preview/last-operation'
import { useRunEvents } from '../../../../renderer/features/bulk/preview/use-runs'
import { SelectionBar } from '../../../../renderer/features/bulk/selection/selection-bar'
import { useGivenTags } from '../../../../renderer/parts/given-tags'
import { fail, ok } from '../../../../shared/errors/failure'
import { allRead } from '../triage/samples'
import { requests } from '../show'
import { show } from './show'
import { preview, run } from './samples'

const ids = Int32Array.from({ length: 412 }, (_, index) => index + 1)
const clear = vi.fn()
const bar = (some = ids) => (
  <SelectionBar
    selection={{ ids: () => some, count: some.length, clear, text: 'tag:solar' }}
    onShowRun={vi.fn()}
  />
)
const RunEvents = (): null => {
  useRunEvents()
  return null
}
const press = (key: string): void => void fireEvent.keyDown(document.body, { key })
const type = (field: HTMLElement, text: string): void =>
  void fireEvent.change(field, { target: { value: text } })
const enter = (field: HTMLElement): void => void fireEvent.keyDown(field, { key: 'Enter' })
const tagField = (): HTMLElement => screen.getByRole('combobox', { name: 'Tag to add' })

beforeEach(() => {
  useLastOperation.setState({ operation: null })
  notifications.clean()
})
afterEach(cleanup)

test('T, a prefix, Enter: the completed tag is started once, for what was selected', async () => {
  const bridge = show(bar(), {})
  await waitFor(() => expect(requests(bridge, 'tags:known')).toHaveLength(1))
  press('t')
  expect(document.activeElement).toBe(tagField())
  type(tagField(), 'needs-con')
  await screen.findByRole('option', { name: /needs-contact/ })
  enter(tagField())
  enter(tagField())
  expect(await screen.findByText('Started: tagging 388 profiles')).toBeTruthy()
  expect(requests(bridge, 'bulk:start')).toEqual([
    { operation: { kind: 'tag-add', tags: ['needs-contact'] }, ids },
  ])
  expect(useGivenTags.getState().names[0]).toBe('needs-contact')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.getByText('412 selected')).toBeTruthy()
})

test('the notice of a run that was started follows it to its end', async () => {
  let runs = [run({ operation: { kind: 'tag-add', tags: ['solar'] }, state: 'running', endedAt: null })]
  const bridge = show(
    <>
      <RunEvents />
      {bar()}
    </>,
    { 'bulk:list': () => ok(runs) },
  )
  press('t')
  await screen.findByRole('option', { name: /solar/ })
  type(tagField(), 'solar')
  enter(tagField())
  expect(await screen.findByText('Started: tagging 388 profiles')).toBeTruthy()
  runs = [run({ operation: { kind: 'tag-add', tags: ['solar'] }, state: 'done' })]
  act(() => bridge.emit('bulk:changed', { runs }))
  expect(await screen.findByText('Done: tagging 388 profiles · 388 done · 24 unchanged')).toBeTruthy()
  expect(screen.queryByText(/Started/)).toBeNull()
})

test('Enter before the known tags have come completes all the same, and makes no tag of the prefix', async () => {
  let answer = (): void => undefined
  const asked = new Promise<void>((resolve) => {
    answer = resolve
  })
  const bridge = show(bar(), {
    'tags:known': () => asked.then(() => ok([{ name: 'needs-contact', count: 2, colour: null }])),
  })
  press('t')
  type(tagField(), 'needs')
  enter(tagField())
  expect(requests(bridge, 'bulk:start')).toEqual([])
  act(answer)
  await waitFor(() => expect(requests(bridge, 'bulk:start')).toHaveLength(1))
  expect(requests(bridge, 'bulk:start')).toMatchObject([{ operation: { tags: ['needs-contact'] } }])
})

test('Enter waits for the preview; typing on takes the start back', async () => {
  const waiting: (() => void)[] = []
  const bridge = show(bar(), {
    'bulk:preview': () =>
      new Promise((resolve) => {
        waiting.push(() => resolve(ok(preview())))
      }),
  })
  press('t')
  await screen.findByRole('option', { name: /solar/ })
  type(tagField(), 'sol')
  enter(tagField())
  await waitFor(() => expect(waiting).toHaveLength(1))
  expect(requests(bridge, 'bulk:start')).toEqual([])
  type(tagField(), 'needs-contr')
  await waitFor(() => expect(waiting).toHaveLength(2))
  act(() => waiting.forEach((tell) => tell()))
  expect(await screen.findByText('24 already have it')).toBeTruthy()
  expect(requests(bridge, 'bulk:start')).toEqual([])
  enter(tagField())
  await waitFor(() => expect(requests(bridge, 'bulk:start')).toHaveLength(1))
  expect(requests(bridge, 'bulk:start')).toMatchObject([{ operation: { tags: ['needs-contract'] } }])
})

test('the preview says what happens, how many requests and how long', async () => {
  show(bar(), {})
  press('t')
  await screen.findByRole('option', { name: /solar/ })
  type(tagField(), 'solar')
  const dialog = screen.getByRole('dialog', { name: 'Add tags to 412 profiles' })
  await within(dialog).findByText('388')
  expect(dialog.textContent).toContain('388 get it24 already have it0 unknown388 requests, about 5 s')
  expect(within(dialog).getByText('can be undone')).toBeTruthy()
  expect(within(dialog).getByText('CASE-516')).toBeTruthy()
})

test('a new tag that differs by case alone is asked about; one with a comma is refused', async () => {
  const bridge = show(bar(), {})
  press('t')
  await screen.findByRole('option', { name: /solar/ })
  type(tagField(), 'Solar')
  fireEvent.keyDown(tagField(), { key: 'ArrowDown' })
  enter(tagField())
  expect((await screen.findByRole('alert')).textContent).toContain('There is already a tag “solar”')
  expect(requests(bridge, 'bulk:start')).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: 'Use “solar”' }))
  expect(within(screen.getByRole('list', { name: 'Chosen tags' })).getByText('solar')).toBeTruthy()
  type(tagField(), 'a,b')
  enter(tagField())
  expect((await screen.findByRole('alert')).textContent).toContain('cannot contain a comma')
  expect(requests(bridge, 'bulk:start')).toEqual([])
})

test('Tab takes a tag and goes on to another', async () => {
  const bridge = show(bar(), {})
  press('t')
  await screen.findByRole('option', { name: /solar/ })
  type(tagField(), 'sol')
  fireEvent.keyDown(tagField(), { key: 'Tab' })
  type(tagField(), 'needs-contr')
  enter(tagField())
  await waitFor(() => expect(requests(bridge, 'bulk:start')).toHaveLength(1))
  expect(requests(bridge, 'bulk:start')).toMatchObject([{ operation: { tags: ['solar', 'needs-contract'] } }])
})

test('keys do nothing while something is typed, or nothing is selected', () => {
  show(
    <>
      <input aria-label="Search" />
      {bar()}
    </>,
    {},
  )
  fireEvent.keyDown(screen.getByLabelText('Search'), { key: 't' })
  expect(screen.queryByRole('dialog')).toBeNull()
  cleanup()
  show(bar(new Int32Array()), {})
  press('t')
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('Escape closes the dialog and gives the focus back', async () => {
  show(
    <>
      <button>list</button>
      {bar()}
    </>,
    {},
  )
  const list = screen.getByText('list')
  act(() => list.focus())
  press('t')
  fireEvent.keyDown(tagField(), { key: 'Escape' })
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(document.activeElement).toBe(list)
})

test('more than 20 jobs start only once it was chosen whether the notifications are sent', async () => {
  const bridge = show(bar(), {
    'bulk:preview': () => ok(preview({ excluded: 7, withoutAgent: 5, unknownHistory: 3, undoable: false })),
  })
  press('b')
  const dialog = await screen.findByRole('dialog', { name: 'Start jobs for 412 profiles' })
  expect(dialog.textContent).toContain('production queue')
  expect(dialog.textContent).toContain('Cannot be undone')
  expect(await within(dialog).findByText('7 profiles left out.')).toBeTruthy()
  expect(
    within(dialog).getByText('5 profiles at utility providers for which no jobs could run.'),
  ).toBeTruthy()
  expect(dialog.textContent).toContain('Of 3 not all earlier logins are known')
  fireEvent.click(within(dialog).getByRole('button', { name: 'Start jobs' }))
  expect(await within(dialog).findByText(/Choose whether the notifications are sent/)).toBeTruthy()
  expect(requests(bridge, 'bulk:start')).toEqual([])
  fireEvent.click(within(dialog).getByLabelText('Send none'))
  fireEvent.click(within(dialog).getByRole('button', { name: 'Start jobs' }))
  await waitFor(() =>
    expect(requests(bridge, 'bulk:start')).toEqual([
      { operation: { kind: 'job-start', mode: 'bill', sendNotification: false }, ids },
    ]),
  )
})

test('a delete wants its number typed', async () => {
  const bridge = show(bar(ids.slice(0, 3)), {
    'bulk:preview': () => ok(preview({ total: 3, changes: 3, unchanged: 0, typeToConfirm: '3' })),
  })
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }))
  const dialog = await screen.findByRole('dialog', { name: 'Delete 3 profiles?' })
  expect(dialog.textContent).toContain('saved to a file')
  const field = await within(dialog).findByLabelText('Type 3 to delete them')
  type(field, '4')
  fireEvent.submit(field)
  expect(await within(dialog).findByText('This is not 3.')).toBeTruthy()
  expect(requests(bridge, 'bulk:start')).toEqual([])
  type(field, '3')
  fireEvent.submit(field)
  await waitFor(() =>
    expect(requests(bridge, 'bulk:start')).toMatchObject([{ operation: { kind: 'delete' }, confirmed: '3' }]),
  )
})

test('a delete above the limit is refused with the reason', async () => {
  show(bar(), { 'bulk:preview': () => ok(preview({ refused: { code: 'invalid-input' } })) })
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }))
  const refusal = await screen.findByText('These are too many to delete in one run.')
  // It says only that: nothing is lost, nothing takes its time, nothing cannot be undone.
  const dialog = refusal.closest('[role="dialog"]')?.textContent
  expect(dialog).not.toMatch(/request|undone|What is lost|CASE-516|are deleted/)
  expect(screen.getByRole('button', { name: 'Delete 412 profiles' }).hasAttribute('disabled')).toBe(true)
})

test('the administrator’s limit is the one that is told, and that the file cannot be used', async () => {
  const refused = { code: 'invalid-input' } as const
  const shown = async (most: number, problem: string | null) => {
    show(bar(), {
      'bulk:preview': () => ok(preview({ refused, deletesAllowed: { maxPerRun: most, problem } })),
    })
    fireEvent.click(screen.getByRole('button', { name: 'Delete' }))
    const { textContent } = await screen.findByRole('alert')
    return textContent
  }
  expect(await shown(200, null)).toContain('at most 200 profiles')
  cleanup()
  expect(await shown(0, null)).toContain('Your administrator does not allow bulk deletes.')
  cleanup()
  expect(await shown(500, 'The file is not used: it is no JSON.')).toContain('at most 500 profiles')
  expect(screen.getByText('The file is not used: it is no JSON.')).toBeTruthy()
})

test('the point repeats what was started last, with its preview', async () => {
  const bridge = show(bar(), {})
  press('.')
  expect(await screen.findByText(/There is no bulk run to repeat yet/)).toBeTruthy()
  act(() => useLastOperation.setState({ operation: { kind: 'tag-add', tags: ['solar'] } }))
  press('.')
  const dialog = await screen.findByRole('dialog', { name: 'Add tag “solar” to 412 profiles' })
  expect(await within(dialog).findByText('24 already have it')).toBeTruthy()
  fireEvent.click(within(dialog).getByRole('button', { name: 'Start' }))
  await waitFor(() => expect(requests(bridge, 'bulk:start')).toHaveLength(1))
})

test('a label with a place that there is not is told at once, and is not sent', async () => {
  const bridge = show(bar(), { 'bulk:preview': () => ok(preview({ excluded: 2 })) })
  fireEvent.click(screen.getByRole('button', { name: 'Change' }))
  const dialog = await screen.findByRole('dialog', { name: 'Change 412 profiles' })
  const label = within(dialog).getByRole('textbox', { name: 'Label' })
  type(label, 'A {ZIP}')
  expect(await within(dialog).findByText('{ZIP} is not a placeholder.')).toBeTruthy()
  fireEvent.submit(label)
  type(label, 'A {zip}')
  expect(await within(dialog).findByText('2 profiles left out.')).toBeTruthy()
  expect(requests(bridge, 'bulk:preview')).toMatchObject([{ operation: { label: 'A {zip}' } }])
  expect(requests(bridge, 'bulk:start')).toEqual([])
})

test('a change sends only what was filled in, and a start that fails says why', async () => {
  const bridge = show(bar(), { 'bulk:start': () => fail('store-full') })
  fireEvent.click(screen.getByRole('button', { name: 'Change' }))
  const dialog = await screen.findByRole('dialog', { name: 'Change 412 profiles' })
  type(within(dialog).getByRole('textbox', { name: 'Label' }), '{label} (moved)')
  fireEvent.click(within(dialog).getByRole('button', { name: 'Change' }))
  expect(await within(dialog).findByText('The disk is full.')).toBeTruthy()
  expect(requests(bridge, 'bulk:start')).toEqual([
    { operation: { kind: 'change', label: '{label} (moved)' }, ids },
  ])
})

const resting = { ...allRead, phase: 'paused', total: 500, read: 442 } as const

test('where more may match than is known, that is said first, and it goes on by itself once all are', async () => {
  let known: (ids: Int32Array<ArrayBuffer>) => void = () => undefined
  const Growing = () => {
    const [some, setSome] = useState(Int32Array.of(1, 2))
    known = setSome
    const missing = some.length < 3 ? { asking: true, unread: 58 } : null
    return (
      <SelectionBar
        selection={{ ids: () => some, count: some.length, clear, text: 'solar', missing }}
        onShowRun={vi.fn()}
      />
    )
  }
  show(<Growing />, { 'directory:state': () => ok(resting) })
  press('t')
  const question = screen.getByRole('dialog', { name: 'All that match?' })
  expect(question.textContent).toMatch(/2 profiles are known to match.*still being answered/)
  expect(await within(question).findByText(/58 profiles not read yet may match/)).toBeTruthy()
  expect(screen.queryByRole('combobox', { name: 'Tag to add' })).toBeNull()
  act(() => known(Int32Array.of(1, 2, 3)))
  expect(await screen.findByRole('dialog', { name: 'Add tags to 3 profiles' })).toBeTruthy()
})

test('of a selection that goes beyond the list, only what is in the list is said to match', async () => {
  const missing = { asking: false, unread: 1 }
  const selection = { ids: () => ids, count: 412, elsewhere: 394, clear, text: 'solar', missing }
  show(<SelectionBar selection={selection} onShowRun={vi.fn()} />, { 'directory:state': () => ok(resting) })
  press('t')
  const question = screen.getByRole('dialog', { name: 'All that match?' })
  const words =
    '18 profiles are known to match; 394 others are selected as well. 1 profile not read yet may match as well.'
  expect(await within(question).findByText(words)).toBeTruthy()
  expect(within(question).getByRole('button', { name: 'Continue with 412 profiles' })).toBeTruthy()
})

test('what is known can be gone on with', async () => {
  const missing = { asking: false, unread: 58 }
  const selection = { ids: () => ids, count: 412, clear, text: 'solar', missing }
  show(<SelectionBar selection={selection} onShowRun={vi.fn()} />, {})
  press('t')
  fireEvent.click(screen.getByRole('button', { name: 'Continue with 412 profiles' }))
  expect(await screen.findByRole('dialog', { name: 'Add tags to 412 profiles' })).toBeTruthy()
})

test('the lines of a pasted list that stand for no profile go with the start', async () => {
  const unmatched = { unknown: ['SOLAR-9'], undecided: [{ line: 'CASE-5', ids: [5, 6] }] }
  const selection = { ids: () => ids, count: 412, clear, text: 'Pasted list of 412', unmatched }
  act(() => useLastOperation.setState({ operation: { kind: 'tag-add', tags: ['solar'] } }))
  const bridge = show(<SelectionBar selection={selection} onShowRun={vi.fn()} />, {})
  press('.')
  fireEvent.click(await screen.findByRole('button', { name: 'Start' }))
  await waitFor(() => expect(requests(bridge, 'bulk:start')).toMatchObject([{ ids, unmatched }]))
})

test('labels that other profiles have are asked about before the change starts', async () => {
  const sameLabels = { count: 412, examples: [{ label: 'X', count: 412, ids: [1, 2, 3] }] }
  const bridge = show(bar(), { 'bulk:preview': () => ok(preview({ sameLabels })) })
  fireEvent.click(screen.getByRole('button', { name: 'Change' }))
  const dialog = await screen.findByRole('dialog', { name: 'Change 412 profiles' })
  const label = within(dialog).getByRole('textbox', { name: 'Label' })
  type(label, 'X')
  fireEvent.submit(label)
  expect(await within(dialog).findByText(/412 profiles would get a label that another/)).toBeTruthy()
  expect(dialog.textContent).toContain('“X”: profiles 1, 2, 3 and 409 more.')
  expect(requests(bridge, 'bulk:start')).toEqual([])
  fireEvent.click(within(dialog).getByRole('button', { name: 'Allow the same label' }))
  fireEvent.submit(label)
  await waitFor(() => expect(requests(bridge, 'bulk:start')).toHaveLength(1))
})
