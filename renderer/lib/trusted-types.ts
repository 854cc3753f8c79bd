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

/** The addresses of scripts that may be started. */
const workers = new Set<string>()

/** Lets a worker of this page be started. Its address comes from the build. */
export const allowWorker = (url: string): void => void workers.add(new URL(url, location.href).href)

/**
 * The default Trusted Types policy. It allows HTML only without a `<` (Mantine fills its style tags that way), script
 * addresses only of allowed workers, and no scripts as text. What it refuses throws at the place of the assignment.
 */
export const installTrustedTypes = (): void => {
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
      if (workers.has(absolute)) return absolute
      throw new TypeError('This script address is not ours')
    },
  })
}
