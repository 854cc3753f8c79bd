import { useEffect } from 'react'

/** Fields in which a person has typed since they last sent their form. The fields alone: their texts are kept nowhere else. */
let typedIn = new WeakSet<Element>()
/** Fields of forms that were sent. What is still in them counts where the sending failed. */
let sent = new WeakSet<Element>()

const fieldsIn = (around: ParentNode): readonly (HTMLInputElement | HTMLTextAreaElement)[] => [
  ...around.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea'),
]

/** Searches lose nothing that is worth a question. */
const isInForm = (field: Element): boolean =>
  field.closest('form, [role="dialog"]') !== null && field.closest('[role="search"]') === null

const hasFailed = (field: Element): boolean =>
  field.closest('form, [role="dialog"]')?.querySelector('[role="alert"]') != null

/** Whether something that a person typed in a form is on the screen and not saved. */
export const hasDrafts = (): boolean =>
  fieldsIn(document).some(
    (field) =>
      typedIn.has(field) &&
      field.value.trim() !== '' &&
      isInForm(field) &&
      (!sent.has(field) || hasFailed(field)),
  )

/** Watches what is typed, for `hasDrafts`. */
export const useDrafts = (): void => {
  useEffect(() => {
    const type = ({ target }: Event): void => {
      if (!(target instanceof Element)) return
      typedIn.add(target)
      sent.delete(target)
    }
    const send = ({ target }: Event): void => {
      if (target instanceof Element) for (const field of fieldsIn(target)) sent.add(field)
    }
    document.addEventListener('input', type, true)
    document.addEventListener('submit', send, true)
    return () => {
      document.removeEventListener('input', type, true)
      document.removeEventListener('submit', send, true)
      typedIn = new WeakSet()
      sent = new WeakSet()
    }
  }, [])
}
