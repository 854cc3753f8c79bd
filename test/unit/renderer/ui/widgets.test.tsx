import { MantineProvider } from '@mantine/core'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { Confirm } from '../../../../renderer/ui/confirm'
import { FailureNotice } from '../../../../renderer/parts/failure-notice'
import { InView } from '../../../../renderer/ui/in-view'
import { Notice } from '../../../../renderer/ui/notice'
import { StateMessage } from '../../../../renderer/parts/state-message'
import { StatusChip } from '../../../../renderer/parts/status-chip'
import { TimeAgo } from '../../../../renderer/ui/time-ago'

const show = (node: ReactNode) => render(<MantineProvider env="test">{node}</MantineProvider>)
afterEach(cleanup)

test('a known status is said in words, with the code beside it', () => {
  show(<StatusChip status="AgentState.credential_error" finished withCode />)
  expect(screen.getByText('Wrong credentials')).toBeTruthy()
  expect(screen.getByText('credential_error')).toBeTruthy()
})

test('an unknown status stays as it came, in a neutral tone, or as running while not finished', () => {
  const { container } = show(
    <>
      <StatusChip status="new_status_2027" finished withCode />
      <StatusChip status="new_stage" finished={false} />
    </>,
  )
  expect(screen.getAllByText('new_status_2027')).toHaveLength(1)
  const movers = [...container.querySelectorAll('[data-mover]')].map((chip) =>
    chip.getAttribute('data-mover'),
  )
  expect(movers).toEqual(['unknown', 'running'])
})

test('a status of an end is none while the job runs, and a partial success has a sign of its own', () => {
  const { container } = show(
    <>
      <StatusChip status="success" finished={false} />
      <StatusChip status="partial_success" finished />
      <StatusChip status="success" finished />
    </>,
  )
  const [running, partial, success] = [...container.querySelectorAll('[data-mover]')]
  expect(running?.textContent).toBe('Still running · success')
  expect(partial?.getAttribute('data-mover')).toBe('data')
  expect(partial?.querySelector('svg')?.innerHTML).not.toBe(success?.querySelector('svg')?.innerHTML)
})

test('what the API said is shown from its beginning, and wholly by a click', () => {
  const text = `beginning ${'x'.repeat(15_000)} end`
  const { container } = show(<FailureNotice failure={{ code: 'server-error', apiText: text }} />)
  expect(container.textContent).toContain('The API said: beginning')
  expect(container.textContent).toContain('x'.repeat(1_900))
  expect(container.textContent).not.toContain('x'.repeat(2_001))
  fireEvent.click(screen.getByRole('button', { name: 'Show all 15,014 characters' }))
  expect(container.textContent).toContain(text)
  expect(screen.queryByRole('button')).toBeNull()
})

test('of what was only read it is not said that nothing was changed', () => {
  const { container } = show(
    <FailureNotice ofRead failure={{ code: 'permission-denied' }}>
      The last job could not be read.
    </FailureNotice>,
  )
  expect(container.textContent).toContain('The last job could not be read.')
  expect(container.textContent).not.toContain('Nothing was changed')
})

test('a short word of the API is shown as it is', () => {
  const { container } = show(<StateMessage title="Not read." verbatim="Permission denied" />)
  expect(container.textContent).toContain('The API said: Permission denied')
  expect(screen.queryByRole('button')).toBeNull()
})

test('a recent time is relative and carries UTC; an old one is a date; none is said', () => {
  const recent = new Date(Date.now() - 5.5 * 60_000).toISOString()
  const { container } = show(
    <>
      <TimeAgo at={recent} />
      <TimeAgo at="2020-05-17T12:30:00Z" show="day" />
      <TimeAgo at={null} />
    </>,
  )
  expect(screen.getByText('5 min ago').title).toContain('UTC')
  expect(container.textContent).toContain('2020-05-17')
  expect(screen.getByText('unknown')).toBeTruthy()
})

test('a clock that has been set back does not leave times that are too old', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 })
  show(<TimeAgo at={new Date().toISOString()} />).unmount()
  vi.useRealTimers()
  show(<TimeAgo at={new Date(Date.now() - 5.5 * 60_000).toISOString()} />)
  expect(screen.getByText('5 min ago')).toBeTruthy()
})

test('the question names what is lost, and only its verb confirms', () => {
  const onConfirm = vi.fn()
  const onClose = vi.fn()
  show(
    <Confirm
      opened
      title="Delete profile 516?"
      lost={['its 3 tags', 'its credentials']}
      action="Delete"
      onConfirm={onConfirm}
      onClose={onClose}
    >
      This cannot be undone.
    </Confirm>,
  )
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    'its 3 tags',
    'its credentials',
  ])
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  expect([onClose.mock.calls.length, onConfirm.mock.calls.length]).toEqual([1, 0])
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }))
  expect(onConfirm).toHaveBeenCalledOnce()
})

test('trouble is announced at once, a warning politely', () => {
  show(
    <>
      <Notice tone="trouble" title="It failed" />
      <Notice title="Good to know" />
    </>,
  )
  expect(screen.getByRole('alert').textContent).toContain('It failed')
  expect(screen.getByRole('status').textContent).toContain('Good to know')
})

test('a question that comes later is scrolled to once, and not each time it is drawn', () => {
  const scrolled = vi.spyOn(HTMLElement.prototype, 'scrollIntoView')
  const { rerender } = render(<InView>Is it meant?</InView>)
  rerender(<InView>Is it really meant?</InView>)
  expect(scrolled.mock.calls).toEqual([[{ block: 'nearest' }]])
  scrolled.mockRestore()
})
