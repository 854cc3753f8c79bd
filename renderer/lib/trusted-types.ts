interface TrustedTypesFactory {
  createPolicy: (
    name: string,
    rules: {
      createHTML: (html: string) => string
      createScript: (script: string) => string
      createScriptURL: (url: string) => string
    },
  ) => unknown
}

/**
 * The default Trusted Types policy: HTML without a `<` only (Mantine fills its style tags that way), script addresses
 * from the given list only (pdf.js starts a worker), scripts as text never. What is refused throws where it happens.
 */
export const installTrustedTypes = (scriptUrls: readonly string[] = []): void => {
  const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes
  factory?.createPolicy('default', {
    createHTML: (html) => {
      if (html.includes('<')) throw new TypeError('Markup as text is not allowed here')
      return html
    },
    createScript: () => {
      throw new TypeError('Scripts as text are not allowed here')
    },
    createScriptURL: (url) => {
      const absolute = new URL(url, location.href).href
      if (scriptUrls.includes(absolute)) return absolute
      throw new TypeError('This script address is not ours')
    },
  })
}
