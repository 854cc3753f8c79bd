import { useEffect } from 'react'

/** Fields in which a person has typed since their form was last sent. Only the fields are kept, not their texts. */
let typedIn = new WeakSet<Element>()
/** Fields of forms that were sent. Their content still counts as unsaved if the request failed. */
let sent = new WeakSet<Element>()

const fieldsIn = (around: ParentNode): readonly (HTMLInputElement | HTMLTextAreaElement)[] => [
  ...around.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea'),
]

/** The text of a search field is not worth a question when it is lost. */
const isInForm = (field: Element): boolean =>
  field.closest('form, [role="dialog"]') !== null && field.closest('[role="search"]') === null

const hasFailed = (field: Element): boolean =>
  field.closest('form, [role="dialog"]')?.querySelector('[role="alert"]') != null

/** Whether a form on the screen, or in a part of it, has something typed in it that is not saved. */
export const hasDrafts = (around: ParentNode = document): boolean =>
  fieldsIn(around).some(
    (field) =>
      typedIn.has(field) &&
      field.value.trim() !== '' &&
      isInForm(field) &&
      (!sent.has(field) || hasFailed(field)),
  )

/** Keeps track of what is typed, for `hasDrafts`. */
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
