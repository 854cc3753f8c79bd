import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ok } from '../../shared/errors/failure'
import { startSecretSession, type SecretSession } from '../support/secret-service'
import { startRefusingService } from '../support/secret-service-refusing'

let session: SecretSession

beforeEach(async () => {
  session = await startSecretSession()
})

afterEach(() => session.stop())

const failing = (code: string) => ({ ok: false, error: { code } })

describe('a secret service that is open', () => {
  it('says positively that nothing is stored', async () => {
    await session.startKeyring('unlocked')
    expect(await session.keychain()('read', 'a')).toEqual(ok(null))
  })

  it('gives back what was stored, to another process and after its own restart', async () => {
    await session.startKeyring('unlocked')
    const account = 'c1/identity#0123456789abcdef.0'
    expect(await session.keychain()('write', { account, secret: 'geheim-密' })).toEqual(ok(undefined))
    expect(await session.keychain()('read', account)).toEqual(ok('geheim-密'))
    await session.stopKeyring()
    await session.startKeyring('unlocked')
    expect(await session.keychain()('read', account)).toEqual(ok('geheim-密'))
  })

  it('lists and removes what was stored', async () => {
    await session.startKeyring('unlocked')
    const call = session.keychain()
    await call('write', { account: 'a', secret: 'one' })
    await call('write', { account: 'b', secret: 'two' })
    expect(await call('remove', 'a')).toEqual(ok(undefined))
    expect(await call('remove', 'a')).toEqual(ok(undefined))
    expect(await call('accounts', undefined as never)).toEqual(ok(['b']))
  })

  it('takes 2,560 bytes in one entry and is not given 2,561', async () => {
    await session.startKeyring('unlocked')
    const call = session.keychain()
    expect(await call('write', { account: 'a', secret: 'x'.repeat(2560) })).toEqual(ok(undefined))
    expect(await call('read', 'a')).toEqual(ok('x'.repeat(2560)))
    expect(await call('write', { account: 'a', secret: 'x'.repeat(2561) })).toMatchObject(failing('internal'))
    expect(await call('read', 'a')).toEqual(ok('x'.repeat(2560)))
  })
})

describe('states told apart', () => {
  const allCalls = async (options: Parameters<SecretSession['keychain']>[0] = {}) => {
    const call = session.keychain(options)
    return [
      await call('probe', undefined as never),
      await call('read', 'stored'),
      await call('read', 'not stored'),
      await call('write', { account: 'stored', secret: 'new' }),
      await call('remove', 'stored'),
      await call('accounts', undefined as never),
    ]
  }
  const withDetail = (code: string, detail: string) => ({ ok: false, error: { code, detail } })

  it('none: there is no session bus', async () => {
    const answers = await allCalls({ bus: false })
    expect(answers).toEqual(
      Array(6).fill(withDetail('keychain-none', 'Cannot autolaunch D-Bus without X11 $DISPLAY')),
    )
  })

  it('none: the bus has no secret service', async () => {
    const answers = await allCalls()
    const detail = 'The name org.freedesktop.secrets was not provided by any .service files'
    expect(answers).toEqual(Array(6).fill(withDetail('keychain-none', detail)))
  })

  it('locked: what is stored is neither given nor denied, and still there once unlocked', async () => {
    await session.startKeyring('unlocked')
    await session.keychain()('write', { account: 'stored', secret: 'kept' })
    await session.stopKeyring()
    await session.startKeyring('locked')
    const detail = 'Cannot create an item in a locked collection'
    expect(await allCalls()).toEqual(Array(6).fill(withDetail('keychain-locked', detail)))
    await session.stopKeyring()
    await session.startKeyring('unlocked')
    expect(await session.keychain()('read', 'stored')).toEqual(ok('kept'))
  })

  it('refused: the service answers every call with an error', async () => {
    const service = await startRefusingService(session.socketPath, 'Not for you')
    const answers = await allCalls()
    service.stop()
    expect(answers).toEqual(Array(6).fill(withDetail('keychain-refused', 'Not for you')))
  })

  it('hung: the service is stopped', async () => {
    const daemon = await session.startKeyring('unlocked')
    daemon.kill('SIGSTOP')
    const answers = await allCalls({ limitMs: 1000 })
    expect(answers).toEqual(Array(6).fill(failing('keychain-hung')))
  })
})

describe('a hung secret service', () => {
  it('does not hold up the reading of files while four calls wait for it', async () => {
    const daemon = await session.startKeyring('unlocked')
    daemon.kill('SIGSTOP')
    const result = await session.keychain({ limitMs: 2000 })('readBesideFile', ['a', 'b', 'c', 'd'])
    expect(result).toEqual({ openThen: 4, failures: Array(4).fill({ code: 'keychain-hung' }) })
  })
})
