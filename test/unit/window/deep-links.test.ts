import { EventEmitter } from 'node:events'
import type { App } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { linkHandlers } from '../../../electron/ipc/handlers/links'
import { createDeepLinks, hearLinks } from '../../../electron/window/deep-links'
import type { DeepLink } from '../../../shared/domain/deep-link'

const profile = (id: number): string => `link-console://profile/${id}`
const context = { signal: new AbortController().signal, window: null }

describe('links that were opened', () => {
  it('wait from before anybody listens until the page is done with them', async () => {
    const links = createDeepLinks()
    links.opened([profile(516), 'link-console://nonsense'])
    const told: DeepLink[] = []
    links.tellTo((link) => told.push(link))
    links.opened(['link-console://label/CASE-1?connection=Production'])
    expect(told.map(({ connection }) => connection)).toEqual(['Production'])

    const handlers = linkHandlers(links)
    const pending = await handlers['links:pending']({}, context)
    expect(pending.ok && pending.value.map(({ target }) => target.kind)).toEqual([
      'profile',
      'unreadable',
      'label',
    ])
    const first = links.pending()[0]
    await handlers['links:done']({ id: first?.id ?? '' }, context)
    await handlers['links:done']({ id: first?.id ?? '' }, context)
    expect(links.pending().map(({ target }) => target.kind)).toEqual(['unreadable', 'label'])
  })

  it('stay one link when they are clicked again, which is told again', () => {
    const links = createDeepLinks()
    const told: string[] = []
    links.tellTo(({ id }) => told.push(id))
    links.opened([profile(1)])
    links.opened([profile(2), profile(1)])
    expect(links.pending()).toHaveLength(2)
    expect(told[2]).toBe(told[0])
    expect(links.pending().at(-1)?.id).toBe(told[0])
  })

  it('do not pile up without end', () => {
    const links = createDeepLinks()
    for (let id = 1; id <= 50; id += 1) links.opened([profile(id)])
    expect(links.pending().map(({ target }) => target.kind === 'profile' && target.profileId)).toEqual(
      Array.from({ length: 20 }, (_, at) => 31 + at),
    )
  })
})

describe('the ways on which links come in', () => {
  const programOf = (isPackaged: boolean, switches: readonly string[] = []) => {
    const setAsDefaultProtocolClient = vi.fn<(...words: unknown[]) => boolean>(() => true)
    const program = Object.assign(new EventEmitter(), {
      isPackaged,
      getAppPath: () => 'the-app',
      setAsDefaultProtocolClient,
      commandLine: { hasSwitch: (name: string) => switches.includes(name) },
    })
    return { program, asApp: program as unknown as App, register: setAsDefaultProtocolClient }
  }

  it('are the words of the first start, those of a second one, and the event of macOS', () => {
    const links = createDeepLinks()
    const { program, asApp } = programOf(false)
    hearLinks(asApp, links, ['electron', '.', '--some-switch', profile(1)])
    program.emit('second-instance', {}, [
      'electron',
      'Link-Console://profile/2',
      '--link-console://profile/9',
    ])
    const preventDefault = vi.fn<() => void>()
    program.emit('open-url', { preventDefault }, profile(3))
    expect(preventDefault).toHaveBeenCalledOnce()
    expect(links.pending().map(({ target }) => target.kind === 'profile' && target.profileId)).toEqual([
      1, 2, 3,
    ])
  })

  it('are asked of the system by an installed console, and by another only when it is told to', () => {
    for (const [isPackaged, switches, times] of [
      [true, [], 1],
      [false, ['register-links'], 1],
      [false, [], 0],
    ] as const) {
      const { asApp, register } = programOf(isPackaged, switches)
      hearLinks(asApp, createDeepLinks(), [])
      expect(register).toHaveBeenCalledTimes(times)
    }
  })
})
