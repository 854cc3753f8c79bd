/**
 * Which Electron still gets security fixes: its three newest majors (electronjs.org, "Electron Releases"). To be changed
 * together with the version in package.json, whose major is the newest here.
 */
export const newestElectron = 45
const oldestSupported = newestElectron - 2

/** The last day of support, where it was published when this was written. */
const ended: Readonly<Partial<Record<number, string>>> = {
  33: '2025-04-29',
  34: '2025-06-24',
  35: '2025-09-02',
  36: '2025-10-28',
  37: '2026-01-13',
  38: '2026-03-10',
}

/** The warning about the Electron version in use; null if it is supported, or newer than is known here. */
export const electronWarning = (version: string): string | null => {
  const major = Number.parseInt(version, 10)
  if (Number.isNaN(major) || major >= oldestSupported) return null
  const since = ended[major]
  return since === undefined
    ? `Electron ${version} gets no security fixes any more`
    : `Electron ${version} has had no security fixes since ${since}`
}
