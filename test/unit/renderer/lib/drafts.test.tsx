import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { hasDrafts, useDrafts } from '../../../../renderer/lib/drafts'

afterEach(cleanup)

const Page = ({ failed = false }: { readonly failed?: boolean }) => {
  useDrafts()
  return (
    <>
      <div role="search">
        <form>
          <input aria-label="Search" />
        </form>
      </div>
      <input aria-label="Filter" />
      <form onSubmit={(event) => event.preventDefault()}>
        <input aria-label="Label" defaultValue="as it was" />
        {failed && <p role="alert">Not saved</p>}
        <button type="submit">Save</button>
      </form>
      <div role="dialog">
        <textarea aria-label="Note" />
      </div>
    </>
  )
}

const type = (name: string, value: string): void =>
  void fireEvent.input(screen.getByLabelText(name), { target: { value } })

test('what is typed in a form or a dialog is a draft; a search and what was there before are none', () => {
  render(<Page />)
  expect(hasDrafts()).toBe(false)
  type('Search', 'tag:solar')
  type('Filter', 'solar')
  expect(hasDrafts()).toBe(false)
  type('Label', 'CASE-7')
  expect(hasDrafts()).toBe(true)
  type('Label', ' ')
  expect(hasDrafts()).toBe(false)
  type('Note', 'call again on Monday')
  expect(hasDrafts()).toBe(true)
})

test('what was sent is none any more, unless the sending failed', () => {
  const { rerender } = render(<Page />)
  type('Label', 'CASE-7')
  fireEvent.click(screen.getByText('Save'))
  expect(hasDrafts()).toBe(false)
  rerender(<Page failed />)
  expect(hasDrafts()).toBe(true)
  rerender(<Page />)
  type('Label', 'CASE-8')
  expect(hasDrafts()).toBe(true)
})

test('a form that is gone takes its text along', () => {
  const { rerender } = render(<Page />)
  type('Note', 'call again')
  rerender(<p>done</p>)
  expect(hasDrafts()).toBe(false)
})
