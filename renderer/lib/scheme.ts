/**
 * The storage key under which Mantine keeps the person's choice: `light`, `dark`, or `auto` for the system's setting.
 */
export const schemeKey = 'mantine-color-scheme-value'

/** The attribute that selects the colour tokens of a scheme. Mantine keeps it up to date once it has loaded. */
export const schemeAttribute = 'data-mantine-color-scheme'

/**
 * Sets the scheme of the last session before Mantine has loaded, so that the first frame does not change its colours.
 */
export const applyScheme = (): void => {
  const chosen = localStorage.getItem(schemeKey)
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute(schemeAttribute, dark ? 'dark' : 'light')
}
