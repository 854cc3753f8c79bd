import { Autocomplete } from '@mantine/core'
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { useHighlightedChoice } from '../../../../renderer/ui/use-highlighted-choice'
import { show } from '../show'

afterEach(cleanup)

test('Enter takes the highlighted choice, though others have come in above it', () => {
  let bring: (names: readonly string[]) => void = () => undefined
  const Field = () => {
    useHighlightedChoice()
    const [value, setValue] = useState('')
    const [names, setNames] = useState(['vip', 'vip gold'])
    bring = (more) => setNames([...more])
    return <Autocomplete aria-label="Tag" data={names} value={value} onChange={setValue} />
  }
  show(<Field />, fakeBridge({}))
  const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'Tag' })
  fireEvent.focus(field)
  fireEvent.keyDown(field, { key: 'ArrowDown', code: 'ArrowDown' })
  expect(document.querySelector('[data-combobox-selected]')?.textContent).toBe('vip')
  act(() => bring(['deleted soon', 'vip', 'vip gold']))
  expect(document.querySelector('[data-combobox-selected]')?.textContent).toBe('vip')
  fireEvent.keyDown(field, { key: 'Enter', code: 'Enter' })
  expect(field.value).toBe('vip')
})
