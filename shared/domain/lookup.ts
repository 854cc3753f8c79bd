/** "ZIP Code Information Services" and "Utility and Agent Information Services" of the API document. */

export interface ZipInfo {
  /** Five digits as text: leading zeros matter. */
  readonly zipcode: string
  readonly city: string | null
  readonly county: string | null
  readonly state: string | null
  readonly latitude: number | null
  readonly longitude: number | null
}

export interface Provider {
  readonly id: number
  readonly name: string
  /** Normalised: `electric` and `electricity` are one. */
  readonly types: readonly string[]
  readonly lseId: string | null
  readonly homepageUrl: string | null
}

/** What a search found. */
export interface FoundProviders {
  readonly providers: readonly Provider[]
  /** How many more the API named whose information could not be read. */
  readonly unread: number
}

/** "Find utility provider": a ZIP code or a name, or both. */
export interface ProviderQuery {
  readonly zipcode?: string | undefined
  readonly name?: string | undefined
  readonly type?: string | undefined
}
