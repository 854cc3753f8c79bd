/** The certificates that may use the API at all, by common name. All others get "403: Permission denied". */
export interface Clients {
  readonly isEnabled: (commonName: string) => boolean
  readonly setEnabled: (commonName: string, enabled: boolean) => void
}

export const createClients = (): Clients => {
  const disabled = new Set<string>()
  return {
    isEnabled: (commonName) => !disabled.has(commonName),
    setEnabled: (commonName, enabled) => {
      if (enabled) disabled.delete(commonName)
      else disabled.add(commonName)
    },
  }
}
