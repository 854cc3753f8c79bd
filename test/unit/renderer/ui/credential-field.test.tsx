import { MantineProvider } from '@mantine/core'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useRef } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { CredentialField, type CredentialFieldHandle } from '../../../../renderer/parts/credential-field'

afterEach(cleanup)

/** A form of one field, as the real ones are: what it sends is collected. */
const Form = ({ field, limit, onSend }: { field: string; limit: number; onSend: (text: string) => void }) => {
  const form = useRef<HTMLFormElement>(null)
  const handle = useRef<CredentialFieldHandle>(null)
  return (
    <form
      ref={form}
      aria-label="Form"
      onSubmit={(event) => {
        event.preventDefault()
        const text = handle.current?.value() ?? ''
        if (text === '' || handle.current?.holdsBack()) return
        handle.current?.empty()
        onSend(text)
      }}
    >
      <CredentialField
        ref={handle}
        field={field}
        label={field}
        limitOf={() => Promise.resolve(limit)}
        onDecided={() => form.current?.requestSubmit()}
      />
    </form>
  )
}

const show = (field: string, text: string, limit = 214) => {
  const sent: string[] = []
  render(
    <MantineProvider env="test">
      <Form field={field} limit={limit} onSend={(value) => sent.push(value)} />
    </MantineProvider>,
  )
  const input = screen.getByLabelText<HTMLInputElement>(field)
  const type = (value: string): void => void fireEvent.input(input, { target: { value } })
  type(text)
  return { sent, input, type, submit: () => fireEvent.submit(screen.getByRole('form')) }
}
const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }))

describe('a password with what cannot be seen', () => {
  it('is said, and not sent before somebody has decided; then it goes on without', () => {
    const { sent, input, submit } = show('password', '  secret123\u200B ')
    expect(screen.getByText(/^Begins and ends with a space, contains an invisible character/)).toBeTruthy()
    submit()
    expect(sent).toEqual([])
    expect(input.value).toBe('  secret123\u200B ')
    expect(screen.getByRole('alert').textContent).toContain('Nothing was sent yet')
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Remove' }))
    press('Remove')
    expect(sent).toEqual(['secret123'])
    expect(input.value).toBe('')
    expect(screen.queryByText(/space/)).toBeNull()
  })

  it('goes as it is where it is to be kept, and another value is asked about anew', () => {
    const { sent, type, submit } = show('password', 'secret ')
    submit()
    press('Keep')
    expect(sent).toEqual(['secret '])
    type('other ')
    submit()
    expect(sent).toEqual(['secret '])
  })

  it('can be mended before it is sent, without being sent by that', () => {
    const { sent, input, submit } = show('pin', '12\u00A034')
    press('Clean up')
    expect(sent).toEqual([])
    expect(input.value).toBe('12 34')
    submit()
    expect(sent).toEqual(['12 34'])
  })

  it('is sent at once where everything can be seen, blanks inside as well', () => {
    const { sent, submit } = show('password', 'two words')
    submit()
    expect(sent).toEqual(['two words'])
  })
})

describe('a user name with what cannot be seen', () => {
  it('is sent without, and that is said before', () => {
    const { sent, submit } = show('username', '\u00A0someone ')
    expect(screen.getByText(/^Begins and ends with a space: sent without/)).toBeTruthy()
    submit()
    expect(sent).toEqual(['someone'])
  })

  it('is sent unchanged where somebody wants that', () => {
    const { sent, submit } = show('email', 'someone ')
    press('Keep')
    expect(screen.getByText(/sent unchanged/)).toBeTruthy()
    submit()
    expect(sent).toEqual(['someone '])
  })
})

describe('a value over the size that can be encrypted', () => {
  it.each([
    ['a'.repeat(215), 'it has 215 characters, at most 214 of them can be sent'],
    ['é'.repeat(108), 'it has 108 characters, at most 107 of them can be sent'],
    ['💡'.repeat(54), 'it has 54 characters, at most 53 of them can be sent'],
  ])('is not sent, and the limit is said in characters', async (value, words) => {
    const { sent, input, submit } = show('password', value)
    await waitFor(() => expect(screen.getByText(/^Too long/).textContent).toContain(words))
    submit()
    expect(sent).toEqual([])
    expect(input.value).toBe(value)
    fireEvent.input(input, { target: { value: 'a'.repeat(214) } })
    await waitFor(() => expect(screen.queryByText(/^Too long/)).toBeNull())
    submit()
    expect(sent).toEqual(['a'.repeat(214)])
  })
})

it('says that Caps Lock is on, in a field whose letters cannot be seen', () => {
  const { input } = show('password', 'x')
  const key = new KeyboardEvent('keydown', { key: 'A', bubbles: true })
  Object.defineProperty(key, 'getModifierState', { value: (name: string) => name === 'CapsLock' })
  fireEvent(input, key)
  expect(screen.getByText('Caps Lock is on.')).toBeTruthy()
  fireEvent.blur(input)
  expect(screen.queryByText('Caps Lock is on.')).toBeNull()
})

it('keeps no value in the page: neither in what is drawn nor in attributes', () => {
  const { submit } = show('password', ' canary-4711 ')
  submit()
  expect(document.documentElement.outerHTML).not.toContain('canary')
})
