/** Where Mantine keeps what the person has chosen: `light`, `dark`, or `auto` for what the system says. */
export const schemeKey = 'mantine-color-scheme-value'

/** The attribute that the tokens of both schemes go by. Mantine keeps it up to date once it has loaded. */
export const schemeAttribute = 'data-mantine-color-scheme'

/** Gives the page the scheme it had at its last end, before Mantine has loaded: the first frame does not change its colours. */
export const applyScheme = (): void => {
  const chosen = localStorage.getItem(schemeKey)
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute(schemeAttribute, dark ? 'dark' : 'light')
}
