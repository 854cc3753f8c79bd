/** Inputs that take no letters, so that a plain letter pressed in them is a shortcut. */
const withoutText = new Set(['checkbox', 'radio', 'button', 'submit', 'range'])

/** Whether plain letters are input for the element that has the focus. */
export const isTyping = (target: EventTarget | null): boolean => {
  if (target instanceof HTMLInputElement) return !withoutText.has(target.type)
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName))
  )
}
