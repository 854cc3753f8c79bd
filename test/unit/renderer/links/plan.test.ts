import { describe, expect, it } from 'vitest'
import { planOf } from '../../../../renderer/features/deep-links/plan'
import type { ConnectionsView } from '../../../../shared/domain/connection'
import { parseDeepLink } from '../../../../shared/domain/deep-link'
import { practice, production, viewOf } from '../connection/samples'

const view = viewOf(production, practice)
const plan = (address: string, connections: ConnectionsView = view) =>
  planOf(parseDeepLink(`link-console://${address}`), connections)

describe('what can be done with a link', () => {
  it('is followed in the connection in use, named or not', () => {
    const follow = { kind: 'follow', connection: production }
    expect(plan('profile/516')).toEqual(follow)
    expect(plan('profile/516?connection=production')).toEqual(follow)
  })

  it('asks before another connection, whether the one in use works or not', () => {
    const toPractice = { kind: 'switch', to: practice }
    expect(plan('label/A?connection=Practice')).toEqual(toPractice)
    expect(plan('label/A?connection=Practice', { ...view, ready: false })).toEqual(toPractice)
    expect(plan('label/A?connection=Practice', { ...view, activeId: null, ready: false })).toEqual(toPractice)
  })

  it('says where the name is unknown, or that of several, unless one of these is in use', () => {
    expect(plan('label/A?connection=Sandbox')).toEqual({ kind: 'unknown-connection', name: 'Sandbox' })
    const twin = { ...practice, id: 'twin' }
    expect(plan('label/A?connection=Practice', viewOf(production, practice, twin))).toEqual({
      kind: 'which-connection',
      name: 'Practice',
    })
    expect(plan('label/A?connection=Practice', viewOf(twin, practice))).toMatchObject({ kind: 'follow' })
  })

  it('waits while nothing can be asked for, with the reason', () => {
    expect(plan('profile/1', { ...view, ready: false, trouble: { code: 'keychain-locked' } })).toEqual({
      kind: 'wait',
      failure: { code: 'keychain-locked' },
    })
    expect(plan('profile/1', { ...viewOf(), ready: false })).toEqual({
      kind: 'wait',
      failure: { code: 'not-connected' },
    })
    // What cannot be read will not become readable.
    expect(plan('nonsense', { ...viewOf(), ready: false })).toMatchObject({ kind: 'unreadable' })
  })
})
