import { memoize } from 'es-toolkit/function/memoize'

/**
 * The format with these options, in the system's language. Made once: making one takes many times as long as writing a number
 * with it, and a list writes hundreds.
 */
export const numberFormat = memoize(
  (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(undefined, options),
  { getCacheKey: JSON.stringify },
)
