import { element } from './elements'

/**
 * Asks for the document's password within the frame. It is given to pdf.js and to nothing else. Null if the person
 * declines or the document is closed.
 */
export const askPassword = (wrong: boolean, left: AbortSignal): Promise<string | null> => {
  const dialog = element('password', HTMLDivElement)
  const input = element('password-input', HTMLInputElement)
  element('password-wrong', HTMLParagraphElement).hidden = !wrong
  dialog.hidden = false
  input.focus()
  return new Promise((resolve) => {
    const over = new AbortController()
    const { signal } = over
    const answer = (password: string | null) => {
      over.abort()
      input.value = ''
      dialog.hidden = true
      resolve(password)
    }
    // Not a form: a sandboxed frame may not submit, so the submit event of a form never comes.
    const submit = () => {
      if (input.value !== '') answer(input.value)
    }
    const decline = () => answer(null)
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Enter') submit()
      else if (event.key === 'Escape') decline()
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    input.addEventListener('keydown', onKey, { signal })
    element('password-open', HTMLButtonElement).addEventListener('click', submit, { signal })
    element('password-cancel', HTMLButtonElement).addEventListener('click', decline, { signal })
    left.addEventListener('abort', decline, { signal })
  })
}
