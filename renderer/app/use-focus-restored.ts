import { useEffect } from 'react'

/** What closes again: dialogs, and whatever else lies over the window. */
const passing = '[role="dialog"], [data-portal]'

/** What had the focus last outside of these, then what it stands in, from the inside out. */
let before: readonly HTMLElement[] = []

const pathOf = (element: HTMLElement): readonly HTMLElement[] => [
  element,
  ...(element.parentElement ? pathOf(element.parentElement) : []),
]

const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body

const isWork = '[role="grid"], [role="listbox"][tabindex]'

/** From the view as a whole, where no key does anything, to the first grid in it, as soon as there is one. */
const goOnToWork = (): void => {
  const view = document.querySelector('main')
  if (isLost() || document.activeElement === view) {
    view?.querySelector<HTMLElement>(isWork)?.focus({ preventScroll: true })
  }
}

/** Puts a focus that went with its element on the nearest thing around it that is left and takes it, or on a grid there. */
export const findFocus = (): void => {
  const view = document.querySelector('main')
  const around = [...before.filter((one) => one.isConnected && one.closest('main')), ...(view ? [view] : [])]
  for (const element of around) {
    const grid = element.querySelector<HTMLElement>(isWork)
    const inside = grid ? [grid] : []
    // The view as a whole is the last resort: no key does anything there.
    for (const place of element === view ? [...inside, element] : [element, ...inside]) {
      if (!isLost()) return
      place.focus({ preventScroll: true })
    }
  }
}

/** After a start, until a person has chosen a place: the list has the focus once it has come, whatever is read before it. */
const useFocusAtStart = (): void => {
  useEffect(() => {
    const came = new MutationObserver(goOnToWork)
    const chosen = new AbortController()
    const end = (): void => {
      came.disconnect()
      chosen.abort()
    }
    const settle = ({ target }: Event): void => {
      const isPlace = target instanceof Element && !target.closest(passing) && target.localName !== 'main'
      if (isPlace) end()
    }
    const { signal } = chosen
    document.addEventListener('focusin', settle, { signal })
    document.addEventListener('pointerdown', settle, { signal })
    came.observe(document.body, { childList: true, subtree: true })
    findFocus()
    return end
  }, [])
}

/** Who works by keyboard is never left without a place: a start, a dialog that closes, a button that has done its work. */
export const useFocusRestored = (): void => {
  useFocusAtStart()
  useEffect(() => {
    const remember = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement && !target.closest(passing)) before = pathOf(target)
    }
    // Where it goes next is known after the event alone.
    const lose = ({ relatedTarget }: FocusEvent): void => {
      if (relatedTarget === null) queueMicrotask(findFocus)
    }
    document.addEventListener('focusin', remember)
    document.addEventListener('focusout', lose)
    return () => {
      document.removeEventListener('focusin', remember)
      document.removeEventListener('focusout', lose)
    }
  }, [])
}
