import { expect, it } from 'vitest'
import { createScope } from '../../../electron/connection/scope'

const makeScope = () => {
  const failed: string[] = []
  const closed: string[] = []
  const scope = createScope((name) => failed.push(name))
  const add = (name: string, fails = false): void =>
    scope.add(name, async () => {
      await Promise.resolve()
      closed.push(name)
      if (fails) throw new Error(name)
    })
  return { scope, add, failed, closed }
}

it('closes backwards, and what fails keeps nothing else open', async () => {
  const { scope, add, failed, closed } = makeScope()
  add('store')
  add('link', true)
  scope.add('watcher', () => {
    throw new Error('at once')
  })
  add('triage')
  expect(scope.isOpen()).toBe(true)
  await scope.close()
  expect(closed).toEqual(['triage', 'link', 'store'])
  expect(failed).toEqual(['watcher', 'link'])
})

it('is closed from the first moment of its closing, once', async () => {
  const { scope, add, closed } = makeScope()
  add('store')
  const first = scope.close()
  expect(scope.isOpen()).toBe(false)
  await Promise.all([first, scope.close()])
  expect(closed).toEqual(['store'])
})

it('what is opened too late is closed at once', async () => {
  const { scope, add, closed } = makeScope()
  await scope.close()
  add('late')
  await expect.poll(() => closed).toEqual(['late'])
})
