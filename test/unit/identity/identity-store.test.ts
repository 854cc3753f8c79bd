import { describe, expect, it } from 'vitest'
import { createIdentityStore } from '../../../electron/identity/identity-store'
import { memoryKeychain } from '../../../electron/identity/keychain-memory'
import { ok, type FailureCode } from '../../../shared/errors/failure'
import { makeAuthority } from '../../support/tls'

const authority = makeAuthority()
const identity = authority.sign({ name: 'Acme Energy' })
const pending = { keyPem: 'key', csrPem: 'request' }

const nothing = { ok: false, error: { code: 'keychain-nothing-stored' } }

describe('the identity of a connection', () => {
  it('comes back after a restart', async () => {
    const keychain = memoryKeychain()
    expect(await createIdentityStore(keychain).saveIdentity('c1', identity)).toEqual(ok(undefined))
    expect(await createIdentityStore(keychain).loadIdentity('c1')).toEqual(ok(identity))
  })

  it('is shown without its key', async () => {
    const store = createIdentityStore(memoryKeychain())
    await store.saveIdentity('c1', identity)
    const info = await store.certificateOf('c1')
    expect(info).toMatchObject({ ok: true, value: { subject: 'Acme Energy', keyType: 'RSA 2048' } })
    expect(JSON.stringify(info)).not.toContain('PRIVATE')
  })

  it('is "nothing stored" where there is none', async () => {
    const store = createIdentityStore(memoryKeychain())
    await store.saveIdentity('c1', identity)
    expect(await store.loadIdentity('c2')).toEqual(nothing)
    expect(await store.certificateOf('c2')).toEqual(nothing)
  })

  it('is damaged, not absent, where it is not in the form we write', async () => {
    const keychain = memoryKeychain()
    const store = createIdentityStore(keychain)
    await store.savePendingKey('c1', pending)
    const moved = [...keychain.entries].map(
      ([name, value]) => [name.replace('pending-key', 'identity'), value] as const,
    )
    const other = createIdentityStore(memoryKeychain({ entries: new Map(moved) }))
    expect(await other.loadIdentity('c1')).toMatchObject({ error: { code: 'keychain-damaged' } })
  })

  it('goes with all else of its connection, and with nothing of another', async () => {
    const keychain = memoryKeychain()
    const store = createIdentityStore(keychain)
    await store.saveIdentity('c1', identity)
    await store.savePendingKey('c1', pending)
    await store.storeKey('c1')
    await store.saveIdentity('c11', identity)
    expect(await store.removeAll('c1')).toEqual(ok(undefined))
    expect(await store.loadIdentity('c1')).toEqual(nothing)
    expect(await store.loadIdentity('c11')).toEqual(ok(identity))
    expect([...keychain.entries.keys()].filter((name) => name.startsWith('c1/'))).toEqual([])
  })

  it.each(['', 'a/b', 'a#b', '..', 'a'.repeat(65)])('has no connection named %j', async (id) => {
    const store = createIdentityStore(memoryKeychain())
    const invalid = { ok: false, error: { code: 'invalid-id' } }
    expect(await store.saveIdentity(id, identity)).toEqual(invalid)
    expect(await store.loadIdentity(id)).toEqual(invalid)
    expect(await store.storeKey(id)).toEqual(invalid)
    expect(await store.clearPendingKey(id)).toEqual(invalid)
    expect(await store.removeAll(id)).toEqual(invalid)
  })
})

describe('a key that waits for its certificate', () => {
  it('is kept until it is cleared', async () => {
    const store = createIdentityStore(memoryKeychain())
    expect(await store.loadPendingKey('c1')).toEqual(ok(null))
    await store.savePendingKey('c1', pending)
    expect(await store.loadPendingKey('c1')).toEqual(ok(pending))
    expect(await store.clearPendingKey('c1')).toEqual(ok(undefined))
    expect(await store.loadPendingKey('c1')).toEqual(ok(null))
  })
})

describe('the key of the database', () => {
  it('is made once, of 32 bytes, for each connection', async () => {
    const keychain = memoryKeychain()
    const first = await createIdentityStore(keychain).storeKey('c1')
    expect(first.ok && first.value.length).toBe(32)
    expect(await createIdentityStore(keychain).storeKey('c1')).toEqual(first)
    expect(await createIdentityStore(keychain).storeKey('c2')).not.toEqual(first)
  })

  it('is made once for two that ask at once', async () => {
    const written: string[] = []
    const before = (call: string, account: string): undefined => {
      if (call === 'write') written.push(account)
    }
    const store = createIdentityStore(memoryKeychain({ before }))
    const [one, other] = await Promise.all([store.storeKey('c1'), store.storeKey('c1')])
    expect(one.ok).toBe(true)
    expect(one).toEqual(other)
    expect(written.filter((account) => account === 'c1/store-key')).toHaveLength(1)
  })

  it.each<FailureCode>(['keychain-none', 'keychain-locked', 'keychain-refused', 'keychain-hung'])(
    'is never made anew while the keychain says %s',
    async (code) => {
      const entries = new Map<string, string>()
      const key = await createIdentityStore(memoryKeychain({ entries })).storeKey('c1')
      const left = new Map(entries)
      const shut = memoryKeychain({ entries, before: (call) => (call === 'read' ? code : undefined) })
      expect(await createIdentityStore(shut).storeKey('c1')).toEqual({ ok: false, error: { code } })
      expect(entries).toEqual(left)
      expect(await createIdentityStore(memoryKeychain({ entries })).storeKey('c1')).toEqual(key)
    },
  )

  it('is never made anew when the stored one is damaged', async () => {
    const keychain = memoryKeychain()
    await createIdentityStore(keychain).storeKey('c1')
    const part = [...keychain.entries.keys()].find((name) => name.includes('#')) ?? ''
    keychain.entries.set(part, 'AAAA')
    const left = new Map(keychain.entries)
    expect(await createIdentityStore(keychain).storeKey('c1')).toMatchObject({
      error: { code: 'keychain-damaged' },
    })
    expect(keychain.entries).toEqual(left)
  })
})
