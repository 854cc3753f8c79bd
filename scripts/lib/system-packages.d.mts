export interface Attempt {
  readonly status: number | null
  readonly stderr: string
}

export function whenNotBusy<T extends Attempt>(
  attempt: () => T,
  clock?: { readonly now?: () => number; readonly pause?: (ms: number) => void },
): T

export function ensureSystemPackages(wanted: readonly string[]): void
