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
 * The default Trusted Types policy. It allows HTML only without a `<` (Mantine fills its style tags that way), script
 * addresses only from the given list (pdf.js starts a worker), and no scripts as text. What it refuses throws at the
 * place of the assignment.
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
