import { lookupKey } from '../../../shared/domain/lookup-text'
import type { ConnectionsView, ConnectionSummary } from '../../../shared/domain/connection'
import type { DeepLink } from '../../../shared/domain/deep-link'
import type { Failure } from '../../../shared/errors/failure'

/** What can be done with a link now. It is decided again whenever the connections change. */
export type Plan =
  | { readonly kind: 'unreadable'; readonly address: string }
  | { readonly kind: 'unknown-connection'; readonly name: string }
  /** Several connections have the name in the link, and none of them is in use. */
  | { readonly kind: 'which-connection'; readonly name: string }
  /** The link needs another connection than the one in use. Only a person may switch. */
  | { readonly kind: 'switch'; readonly to: ConnectionSummary }
  | { readonly kind: 'wait'; readonly failure: Failure }
  | { readonly kind: 'follow'; readonly connection: ConnectionSummary }

const sameName = (a: string, b: string): boolean => lookupKey(a) === lookupKey(b)

export const planOf = (
  { target, connection: name }: Omit<DeepLink, 'id'>,
  { connections, activeId, ready, trouble }: ConnectionsView,
): Plan => {
  if (target.kind === 'unreadable') return { kind: 'unreadable', address: target.address }
  const active = connections.find(({ id }) => id === activeId)
  if (name !== null && !(active && sameName(active.name, name))) {
    const [to, ...more] = connections.filter((one) => sameName(one.name, name))
    if (!to) return { kind: 'unknown-connection', name }
    return more.length > 0 ? { kind: 'which-connection', name } : { kind: 'switch', to }
  }
  if (!active || !ready) return { kind: 'wait', failure: trouble ?? { code: 'not-connected' } }
  return { kind: 'follow', connection: active }
}
