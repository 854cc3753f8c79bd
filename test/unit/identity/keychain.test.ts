import { describe, expect, it, vi } from 'vitest'
import { systemKeychain, type NativeKeychain } from '../../../electron/identity/keychain'
import { ok } from '../../../shared/errors/failure'

/** keytar over a map; what a test overrides answers as the test wants. */
const keytarDouble = (overrides: Partial<NativeKeychain> = {}) => {
  const entries = new Map<string, string>()
  const native: NativeKeychain = {
    getPassword: (_service, account) => Promise.resolve(entries.get(account) ?? null),
    setPassword: (_service, account, password) => Promise.resolve(void entries.set(account, password)),
    deletePassword: (_service, account) => Promise.resolve(entries.delete(account)),
    findCredentials: () =>
      Promise.resolve([...entries].map(([account, password]) => ({ account, password }))),
    ...overrides,
  }
  return { entries, keychain: systemKeychain('Test', { limitMs: 50, load: () => Promise.resolve(native) }) }
}

const refusing = (message: string) => {
  const refuse = () => Promise.reject(new Error(message))
  return keytarDouble({
    getPassword: refuse,
    setPassword: refuse,
    deletePassword: refuse,
    findCredentials: refuse,
  }).keychain
}

describe('what the system says', () => {
  it.each([
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'keychain-none'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'keychain-none'],
    ['Could not connect: No such file or directory', 'keychain-none'],
    ['Cannot create an item in a locked collection', 'keychain-locked'],
    ['User interaction is not allowed.', 'keychain-locked'],
    ['Timeout was reached', 'keychain-hung'],
    ['Prompt was dismissed', 'keychain-refused'],
    ['The user name or passphrase you entered is not correct.', 'keychain-refused'],
    ['Access is denied.', 'keychain-refused'],
  ])('%s: %s, in every call', async (message, code) => {
    const keychain = refusing(message)
    const failure = { ok: false, error: { code, detail: message } }
    expect(await keychain.probe()).toEqual(failure)
    expect(await keychain.read('a')).toEqual(failure)
    expect(await keychain.write('a', 'secret')).toEqual(failure)
    expect(await keychain.remove('a')).toEqual(failure)
    expect(await keychain.accounts()).toEqual(failure)
  })

  it('is "none" where its library is missing, and asked again the next time', async () => {
    const load = vi.fn(() => Promise.reject<NativeKeychain>(new Error('libsecret-1.so.0: cannot open')))
    const keychain = systemKeychain('Test', { load })
    expect(await keychain.read('a')).toMatchObject({ error: { code: 'keychain-none' } })
    expect(await keychain.read('a')).toMatchObject({ error: { code: 'keychain-none' } })
    expect(load).toHaveBeenCalledTimes(2)
  })
})

describe('nothing', () => {
  it('is believed of a keychain that is open', async () => {
    const { keychain } = keytarDouble()
    expect(await keychain.read('a')).toEqual(ok(null))
  })

  it('is "locked" of one that keeps nothing we give it', async () => {
    const { keychain } = keytarDouble({ getPassword: () => Promise.resolve(null) })
    expect(await keychain.read('a')).toEqual({ ok: false, error: { code: 'keychain-locked' } })
  })

  it('is asked for again after a person has unlocked the keychain', async () => {
    const answers = [null, 'link-console', 'secret']
    const { keychain } = keytarDouble({ getPassword: () => Promise.resolve(answers.shift() ?? null) })
    expect(await keychain.read('a')).toEqual(ok('secret'))
  })

  it('is as good as removed', async () => {
    const { keychain } = keytarDouble()
    expect(await keychain.remove('a')).toEqual(ok(undefined))
  })
})

describe('what is stored', () => {
  it('comes back, is listed without our probe entry, and is removed', async () => {
    const { keychain, entries } = keytarDouble()
    await keychain.probe()
    await keychain.write('a', 'secret')
    expect(await keychain.read('a')).toEqual(ok('secret'))
    expect(await keychain.accounts()).toEqual(ok(['a']))
    await keychain.remove('a')
    expect(entries.has('a')).toBe(false)
  })

  it.each([
    ['2,560 bytes', 'x'.repeat(2560), true],
    ['2,561 bytes', 'x'.repeat(2561), false],
    ['2,562 bytes in 1,281 letters', 'é'.repeat(1281), false],
    ['a NUL, which would shorten it', 'a\0b', false],
  ])('may or may not have %s', async (_title, secret, fits) => {
    const { keychain, entries } = keytarDouble()
    const written = await keychain.write('a', secret)
    expect(written.ok).toBe(fits)
    expect(entries.has('a')).toBe(fits)
    expect(JSON.stringify(written)).not.toContain(secret.slice(0, 3))
  })
})

describe('calls', () => {
  it('go to the system one at a time, in order', async () => {
    const log: string[] = []
    const { keychain } = keytarDouble({
      setPassword: async (_service, account) => {
        log.push(`begin ${account}`)
        await new Promise(setImmediate)
        log.push(`end ${account}`)
      },
    })
    await Promise.all(['a', 'b', 'c'].map((account) => keychain.write(account, 'x')))
    expect(log).toEqual(['begin a', 'end a', 'begin b', 'end b', 'begin c', 'end c'])
  })

  it('are answered "hung" after the limit, and no other is sent until the hanging one ends', async () => {
    let answer = (_password: string | null): void => undefined
    const getPassword = vi.fn(() => new Promise<string | null>((resolve) => (answer = resolve)))
    const { keychain } = keytarDouble({ getPassword })
    const hung = { ok: false, error: { code: 'keychain-hung' } }
    expect(await Promise.all([keychain.read('a'), keychain.read('b'), keychain.write('c', 'x')])).toEqual([
      hung,
      hung,
      hung,
    ])
    expect(getPassword).toHaveBeenCalledTimes(1)

    answer('late')
    await vi.waitFor(async () => expect(await keychain.write('c', 'x')).toEqual(ok(undefined)))
  })
})
