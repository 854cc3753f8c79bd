import { randomUUID } from 'node:crypto'
import type { PracticeStep } from '../../shared/domain/connection'
import { ok, type Result } from '../../shared/errors/failure'
import type { ActiveConnection } from './active-connection'
import type { Connection } from './connection-file'
import type { ConnectionList } from './connection-list'
import type { Practice } from './practice'

/** Practice as one of the connections: it remembers which one it was entered from, and goes back to that one. */
export interface PracticeConnection {
  /** The connection. For Practice its service is started first. */
  readonly usable: (id: string) => Promise<Result<Connection>>
  readonly enter: () => Promise<Result<null>>
  readonly leave: () => Promise<Result<null>>
}

interface PracticeConnectionParts {
  readonly list: ConnectionList
  readonly active: ActiveConnection
  readonly practice: Practice
  readonly onStep: (step: PracticeStep) => void
}

export const createPracticeConnection = (parts: PracticeConnectionParts): PracticeConnection => {
  const { list, active, practice, onStep } = parts
  let previousId: string | null = null

  const prepare = async (tell: (step: PracticeStep) => void): Promise<Result<Connection>> => {
    // The id is unique to this data folder: the Practice of another folder has its own entries in the keychain.
    const id = list.all().find((connection) => connection.practice)?.id ?? randomUUID()
    const prepared = await practice.prepare(id, tell)
    if (!prepared.ok) return prepared
    const saved = await list.put(prepared.value)
    return saved.ok ? prepared : saved
  }

  return {
    usable: async (id) => {
      const found = list.byId(id)
      return found.ok && found.value.practice ? prepare(() => undefined) : found
    },
    enter: async () => {
      const activeId = list.activeId()
      const left = activeId && list.byId(activeId)
      if (!left || !left.ok || !left.value.practice) previousId = activeId
      const prepared = await prepare(onStep)
      if (!prepared.ok) return prepared
      const used = await active.use(prepared.value)
      if (used.ok) onStep({ step: 'connected', state: 'done' })
      return used
    },
    leave: async () => {
      const back = previousId === null ? null : list.byId(previousId)
      if (back?.ok && !back.value.practice) {
        const used = await active.use(back.value)
        if (used.ok) practice.stop()
        return used
      }
      const saved = await list.setActive(null)
      if (!saved.ok) return saved
      await active.close()
      practice.stop()
      return ok(null)
    },
  }
}
