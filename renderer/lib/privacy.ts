import { create } from 'zustand'

const onRoot = (on: boolean): void => {
  document.documentElement.toggleAttribute('data-privacy', on)
}

/**
 * Whether names, addresses, account numbers and labels are blurred: while a screen is shared. It lasts as long as the
 * window, and is not remembered: the next person must not wonder why nothing can be read. What carries the class
 * `lc-private` is blurred by the style sheet alone, which hides its titles as well; the title of what is clicked itself has to be
 * left out.
 */
export const usePrivacy = create(() => ({ on: false }))

export const togglePrivacy = (): void => {
  const on = !usePrivacy.getState().on
  onRoot(on)
  usePrivacy.setState({ on })
}

/** The whole of a private text, shown on hover, unless privacy is on. */
export const usePrivateTitle = (title: string | undefined): string | undefined => {
  const { on } = usePrivacy()
  return on ? undefined : title
}
