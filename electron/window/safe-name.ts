const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
/** Separators, controls, what Windows forbids, and the marks that turn the reading direction around. */
const forbidden = /[\p{Cc}\p{Cf}<>:"/\\|?*]/gu

/** A file name that every system takes and that shows what it is; `fallback` where nothing is left of it. */
export const safeName = (name: string, fallback = 'file'): string => {
  const clean = name
    .normalize('NFC')
    .replace(forbidden, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const dot = clean.lastIndexOf('.')
  const extension = dot > 0 && clean.length - dot <= 6 ? clean.slice(dot) : ''
  const short = Array.from(clean.slice(0, clean.length - extension.length))
    .slice(0, 120)
    .join('')
    .trim()
  if (short === '') return `${fallback}${extension}`
  return reserved.test(short) ? `_${short}${extension}` : `${short}${extension}`
}
