import { fail } from '../../../shared/errors/failure'
import { CallError } from '../../bridge/call'
import type { TaskAnswer, TaskInput, TaskItem, TaskName, ToThread } from './thread-tasks'
import workerUrl from './thread-worker?worker&url'

/** After so many items the page gets its turn: copying a year of minutes at once would hold it up. */
const itemsAtOnce = 4

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

const failed = (): CallError => new CallError(fail('internal', { detail: 'thread of the page' }).error)

interface Run<Name extends TaskName> {
  readonly input: TaskInput<Name>
  readonly items: readonly TaskItem<Name>[]
  /** Aborting it ends the thread, whatever it is doing. */
  readonly signal: AbortSignal
  /** Of an item, the buffers that nobody needs here afterwards: they are handed over instead of copied. */
  readonly handedOver?: (item: TaskItem<Name>) => readonly ArrayBuffer[]
}

/** Runs a task in a thread of its own. Rejects with a `CallError` if that fails, and with the signal's reason if it was aborted. */
export const inThread = async <Name extends TaskName>(
  name: Name,
  { input, items, signal, handedOver }: Run<Name>,
): Promise<TaskAnswer<Name>> => {
  signal.throwIfAborted()
  const thread = new Worker(workerUrl, { type: 'module' })
  let abort = (): void => undefined
  const answered = new Promise<TaskAnswer<Name>>((resolve, reject) => {
    abort = () => reject(signal.reason as Error)
    signal.addEventListener('abort', abort)
    thread.addEventListener('message', ({ data }: MessageEvent<{ readonly answer: TaskAnswer<Name> }>) =>
      resolve(data.answer),
    )
    thread.addEventListener('error', () => reject(failed()))
    thread.addEventListener('messageerror', () => reject(failed()))
  })
  const send = (message: ToThread, buffers: readonly ArrayBuffer[] = []): void =>
    thread.postMessage(message, [...buffers])
  const sendAll = async (): Promise<void> => {
    for (const [at, item] of items.entries()) {
      if (signal.aborted) return
      send({ item }, handedOver?.(item))
      if (at % itemsAtOnce === itemsAtOnce - 1) await turn()
    }
    send({ name, input })
  }
  try {
    const [answer] = await Promise.all([answered, sendAll()])
    return answer
  } finally {
    signal.removeEventListener('abort', abort)
    thread.terminate()
  }
}
