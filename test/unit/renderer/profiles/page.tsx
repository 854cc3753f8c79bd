import type { ReactNode } from 'react'
import { fireEvent, screen } from '@testing-library/react'
import { vi } from 'vitest'
import type { Answers, FakeBridge } from '../../../../renderer/bridge/fake'
import { ProfilesPage, type ListSelection } from '../../../../renderer/features/profiles/profiles-page'
import { show as showPart } from '../show'
import { profileAnswers } from './samples'

// A busy machine takes more than the second that is waited by default; who waits for a condition loses nothing by it.
export const onOpen = vi.fn()
export const onSaveView = vi.fn()
export const onValues = vi.fn()
let visit = 0
/** The connection that is shown next. */
export const nextConnection = (): string => `visit-${visit + 1}`

const barOf = ({ count, elsewhere, ids, clear, save, text, unmatched }: ListSelection): ReactNode => (
  <div role="toolbar">
    {count} selected, {elsewhere} elsewhere: {ids().join(' ')} ({text})
    {unmatched && ` without ${unmatched.unknown.join(' ')}`}
    <button onClick={clear}>clear</button>
    <button onClick={() => save('csv')}>save selected</button>
  </div>
)

/** The page in a connection of its own, over a directory of three profiles unless the answers say otherwise. */
export const show = (
  answers: Answers = {},
  selectionBar: (selection: ListSelection) => ReactNode = barOf,
): { bridge: FakeBridge; connectionId: string } => {
  visit += 1
  const connectionId = `visit-${visit}`
  const { bridge } = showPart(
    <ProfilesPage
      connectionId={connectionId}
      onOpen={onOpen}
      inspector={(id, close, takesFocus) => (
        <button onClick={close} autoFocus={takesFocus}>
          inspector {id}
        </button>
      )}
      selectionBar={selectionBar}
      onSaveView={onSaveView}
      onValues={onValues}
    />,
    { ...profileAnswers, ...answers },
  )
  return { bridge, connectionId }
}

export const searchField = (): HTMLInputElement => screen.getByRole('combobox', { name: 'Search profiles' })
export const type = (text: string): void => {
  fireEvent.change(searchField(), { target: { value: text } })
}
export const found = (): string => screen.getByRole('search').textContent
export const bar = (): string => screen.getByRole('toolbar').textContent
