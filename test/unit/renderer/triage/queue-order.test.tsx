import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Answers } from '../../../../renderer/bridge/fake'
import { forgetAttempts, startAgain } from '../../../../renderer/features/triage/start-again/state'
import { TriagePage } from '../../../../renderer/features/triage/triage-page'
import { useDrafts } from '../../../../renderer/lib/drafts'
import type { TriageQueue } from '../../../../shared/domain/triage'
import { ok } from '../../../../shared/errors/failure'
import { giveElementsASize } from '../ui/sized'
import { show } from './show'
import { allRead, caseOf, jobOf, outcomeOf, queueOf, stateOf } from './samples'

beforeAll(() => giveElementsASize())
afterEach(() => {
  forgetAttempts()
  cleanup()
})

const retry = (...ids: readonly number[]): TriageQueue =>
  queueOf([{ mover: 'retry', provider: 'Gas', status: 'site_error', ids }])

const Case = ({ id }: { readonly id: number }) => {
  useDrafts()
  return (
    <form key={id}>
      <input aria-label={`Password of ${id}`} />
    </form>
  )
}

let visit = 0
let queue = retry(5, 4, 3)

const showPage = async (answers: Answers = {}) => {
  visit += 1
  queue = retry(5, 4, 3)
  const shown = show(
    <main tabIndex={-1}>
      <TriagePage
        connectionId={`order-${visit}`}
        onOpen={vi.fn()}
        onTag={vi.fn()}
        onStartAgain={vi.fn()}
        onSaveView={vi.fn()}
        onCloseGaps={vi.fn()}
        inspector={(id) => <Case id={id} />}
      />
    </main>,
    {
      'triage:queue': () => ok(queue),
      'triage:cases': ({ ids }) => ok(ids.map((id) => caseOf(id, { status: 'site_error' }))),
      ...answers,
    },
  )
  await screen.findByText('CASE-5')
  let revision = 1
  return {
    ...shown,
    list: screen.getByRole('listbox', { name: 'Cases' }),
    changeTo: async (next: TriageQueue) => {
      queue = next
      revision += 1
      act(() => shown.bridge.emit('triage:changed', stateOf({ revision })))
      await screen.findByText(`${next.ids.length} cases`)
    },
  }
}

const press = (key: string): void => void fireEvent.keyDown(document.activeElement ?? document.body, { key })
const order = (): readonly number[] =>
  screen.getAllByRole('option').map((option) => Number(option.getAttribute('data-case')))
const isOrder = (...ids: readonly number[]): Promise<void> => waitFor(() => expect(order()).toEqual(ids))
const current = (): number => {
  const [option] = screen.getAllByRole('option', { selected: true })
  return Number(option?.getAttribute('data-case'))
}

describe('the order of the queue', () => {
  it('stands still while the pointer is in it; new cases wait until they are asked for', async () => {
    const { list, changeTo } = await showPage()
    const frame = list.parentElement ?? list
    fireEvent.pointerMove(frame)
    await changeTo(retry(9, 8, 3, 5))
    expect(order()).toEqual([5, 4, 3])
    fireEvent.click(await screen.findByRole('button', { name: /^2 new · Show/ }))
    await isOrder(9, 8, 3, 5)
    await changeTo(retry(7, 9, 8, 3, 5))
    expect(order()).toEqual([9, 8, 3, 5])
    fireEvent.pointerLeave(frame)
    await isOrder(7, 9, 8, 3, 5)
  })

  it('stands still while the focus is in it and a case is open, and moves on where nobody is', async () => {
    const { list, changeTo } = await showPage()
    list.focus()
    await changeTo(retry(9, 5, 4, 3))
    await isOrder(9, 5, 4, 3)
    press('j')
    await changeTo(retry(8, 9, 5, 4))
    await screen.findByRole('button', { name: /^1 new · Show/ })
    expect(order()).toEqual([9, 5, 4, 3])
    press('n')
    await isOrder(8, 9, 5, 4)
    act(() => list.blur())
    await changeTo(retry(4, 8))
    await isOrder(4, 8)
  })

  it('follows another search at once', async () => {
    const { list, changeTo } = await showPage()
    list.focus()
    press('j')
    await changeTo(retry(9, 5, 4, 3))
    fireEvent.click(screen.getByRole('button', { name: /^Wait and start again/ }))
    await isOrder(9, 5, 4, 3)
  })
})

describe('after a case is done', () => {
  const started = jobOf(5, { jobId: 'new', status: 'queued', finished: false, endedAt: null })
  const startCase = async (): Promise<void> => {
    const request = { profileId: 5, fields: [], mode: 'bill', sendNotification: true } as const
    await act(() => startAgain({ ...request, fields: [] }, 'job-5'))
  }
  const starting: Answers = { 'triage:start-again': () => ok(outcomeOf({ job: started })) }

  it('the next opens, and its job stays at the top until its answer is read', async () => {
    const { bridge, list, changeTo } = await showPage(starting)
    list.focus()
    press('j')
    expect(current()).toBe(5)
    await startCase()
    await waitFor(() => expect(current()).toBe(4))
    expect(await within(list).findByText('Running · 1')).toBeTruthy()
    await changeTo(retry(4, 3))
    expect(order()).toEqual([5, 4, 3])

    const login = { status: 'account_navigation', firstSeen: '', lastSeen: '' }
    const accepted = { ...started, status: login.status, observations: [login] }
    act(() => bridge.emit('jobs:changed', { jobs: [accepted] }))
    expect(await within(list).findByText('Credentials accepted')).toBeTruthy()
    act(() => bridge.emit('jobs:changed', { jobs: [{ ...started, status: 'success', finished: true }] }))
    expect(await within(list).findByText('Success')).toBeTruthy()
    // Going past other cases does not take it away; reading it does, once the person goes on.
    press('j')
    press('k')
    expect(order()).toEqual([5, 4, 3])
    press('k')
    expect(current()).toBe(5)
    press('j')
    await isOrder(4, 3)
  })

  it('it stays open while somebody types in it, or has typed what is not sent', async () => {
    const { list } = await showPage(starting)
    list.focus()
    press('j')
    const field = await screen.findByLabelText<HTMLInputElement>('Password of 5')
    field.focus()
    await startCase()
    expect(await within(list).findByText('Running · 1')).toBeTruthy()
    expect(current()).toBe(5)
    expect(document.activeElement).toBe(field)
    fireEvent.input(field, { target: { value: 'a new one' } })
    list.focus()
    await startCase()
    expect(current()).toBe(5)
    fireEvent.input(field, { target: { value: '' } })
    await startCase()
    expect(current()).toBe(4)
  })

  it('the next opens also where a search has the focus, or a note was typed in the dialog that did it', async () => {
    const { list } = await showPage({ ...starting })
    list.focus()
    press('j')
    screen.getByRole('textbox', { name: /search/i }).focus()
    const dialog = document.createElement('div')
    dialog.setAttribute('role', 'dialog')
    const note = document.createElement('input')
    dialog.append(note)
    document.body.append(dialog)
    try {
      await screen.findByLabelText('Password of 5')
      fireEvent.input(note, { target: { value: 'calls back' } })
      await startCase()
      expect(current()).toBe(4)
    } finally {
      dialog.remove()
    }
  })

  it('the last but one opens where it was the last', async () => {
    const { list } = await showPage({
      ...starting,
      'triage:start-again': () => ok(outcomeOf({ job: { ...started, profileId: 3 } })),
    })
    list.focus()
    press('End')
    await waitFor(() => expect(current()).toBe(3))
    await act(() => startAgain({ profileId: 3, fields: [], mode: 'bill', sendNotification: true }, 'job-3'))
    await waitFor(() => expect(current()).toBe(4))
  })

  it('with new credentials it stays open, since a customer may wait for the answer', async () => {
    const { list } = await showPage(starting)
    list.focus()
    press('j')
    await act(() =>
      startAgain(
        {
          profileId: 5,
          fields: [{ name: 'password', value: 'x' }],
          mode: 'bill',
          sendNotification: true,
        },
        'job-5',
      ),
    )
    expect(await within(list).findByText('Running · 1')).toBeTruthy()
    expect(current()).toBe(5)
  })
})

describe('the head of the queue', () => {
  it('says which part of the profiles has been read, and what was done today', async () => {
    await showPage({
      'directory:state': () => ok({ ...allRead, phase: 'filling', total: 1000, read: 987, left: 13 }),
      'triage:solved': () => ok({ today: 57 }),
    })
    expect(await screen.findByText('98 % of the profiles read')).toBeTruthy()
    expect(await screen.findByText('57 done today')).toBeTruthy()
  })
})
