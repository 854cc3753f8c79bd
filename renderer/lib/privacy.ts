import { create } from 'zustand'

const onRoot = (on: boolean): void => {
  document.documentElement.toggleAttribute('data-privacy', on)
}

/**
 * Whether names, addresses, account numbers and labels are blurred, for example while a screen is shared. The setting
 * ends with the program and is not remembered, so that the next person does not wonder why nothing can be read. The
 * style sheet alone blurs elements with the class `lc-private` and everything in them, titles included; the title of an
 * element that is clicked itself has to be left out (`usePrivateTitle`).
 */
export const usePrivacy = create(() => ({ on: false }))

/** A page that has just started, or was reloaded, shows no name before it has asked. `setPrivacy` ends it. */
export const blurUntilKnown = (): void => onRoot(true)

export const setPrivacy = (on: boolean): void => {
  onRoot(on)
  usePrivacy.setState({ on })
}

export const togglePrivacy = (): void => setPrivacy(!usePrivacy.getState().on)

/**
 * For a text that no style can blur, such as the name suggested for a file: `plain`, without anything of a customer, while
 * privacy mode is on.
 */
export const withoutNames = (text: string, plain: string): string => (usePrivacy.getState().on ? plain : text)

/** The whole of a private text as a title, unless privacy mode is on. */
export const usePrivateTitle = (title: string | undefined): string | undefined => {
  const { on } = usePrivacy()
  return on ? undefined : title
}
