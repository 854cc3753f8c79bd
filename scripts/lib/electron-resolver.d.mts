export interface ResolvedElectron {
  readonly executable: string
}

/** Throws if there is none, and none can be fetched. */
export function resolveElectron(): Promise<ResolvedElectron>
