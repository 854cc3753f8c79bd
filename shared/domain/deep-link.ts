/** `link-console://profile/516` and `link-console://label/CASE-00412`, with an optional `?connection=NAME`. */
export type DeepLinkTarget =
  | { readonly kind: 'profile'; readonly profileId: number }
  | { readonly kind: 'label'; readonly label: string }
  /** The address could not be read; it is shown as it came, shortened. */
  | { readonly kind: 'unreadable'; readonly address: string }

/** A link that was opened from outside. It never changes anything: it is only looked up. */
export interface DeepLink {
  readonly id: string
  readonly target: DeepLinkTarget
  /** The connection it names; null for the active one. */
  readonly connection: string | null
}
