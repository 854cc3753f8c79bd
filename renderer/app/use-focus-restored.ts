import { useEffect } from 'react'

/** Elements that come and go: dialogs, and whatever else lies over the window. */
const passing = '[role="dialog"], [data-portal]'

/** The element that last had the focus outside of them, followed by its ancestors. */
let before: readonly HTMLElement[] = []

const pathOf = (element: HTMLElement): readonly HTMLElement[] => [
  element,
  ...(element.parentElement ? pathOf(element.parentElement) : []),
]

const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body

const isWork = '[role="grid"], [role="listbox"][tabindex]'

/** Moves the focus from the view itself, where no key does anything, to its first grid as soon as there is one. */
const goOnToWork = (): void => {
  const view = document.querySelector('main')
  if (isLost() || document.activeElement === view) {
    view?.querySelector<HTMLElement>(isWork)?.focus({ preventScroll: true })
  }
}

/**
 * When the focused element disappears, focuses the nearest remaining ancestor that can take the focus, or a grid in it.
 */
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

/** After a start the list gets the focus once it is there, until a person has chosen something else. */
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

/** Keyboard users never lose their place: not at a start, when a dialog closes, or when a button disappears. */
export const useFocusRestored = (): void => {
  useFocusAtStart()
  useEffect(() => {
    const remember = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement && !target.closest(passing)) before = pathOf(target)
    }
    // The next focused element is known only after the event.
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
