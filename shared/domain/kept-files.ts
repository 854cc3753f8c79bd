/** Files of the API that are kept sealed on this computer, so that they need not be fetched again. */
export const keptKinds = ['pdf', 'interval'] as const
export type KeptKind = (typeof keptKinds)[number]

export interface KeptSize {
  readonly files: number
  /** As they take space on the disk. */
  readonly bytes: number
}

export type KeptFiles = Readonly<Record<KeptKind, KeptSize>>
