import { useEffect, useState } from 'react'
import { inThread } from './in-thread'
import type { TaskAnswer, TaskInput, TaskItem, TaskName } from './thread-tasks'

/** The input of a task: a new object whenever the answer has to be another one. */
export interface Wanted<Name extends TaskName> {
  readonly input: TaskInput<Name>
  readonly items: readonly TaskItem<Name>[]
}

type Settled<Name extends TaskName> =
  | { readonly of: Wanted<Name>; readonly answer: TaskAnswer<Name> }
  | { readonly of: Wanted<Name>; readonly error: unknown }

/**
 * The answer to what is wanted now: undefined until it is there. What was wanted before is ended, and its answer is never
 * taken for this one. Nothing runs for null.
 */
export const useInThread = <Name extends TaskName>(name: Name, wanted: Wanted<Name> | null) => {
  const [settled, setSettled] = useState<Settled<Name> | null>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    if (!wanted) return
    const ended = new AbortController()
    const { signal } = ended
    const settle = (next: Settled<Name>): void => {
      if (!signal.aborted) setSettled(next)
    }
    inThread(name, { ...wanted, signal }).then(
      (answer) => settle({ of: wanted, answer }),
      (error: unknown) => settle({ of: wanted, error }),
    )
    return () => {
      ended.abort()
      // The readings of many months are not kept for nobody.
      setSettled(null)
    }
  }, [name, wanted, attempt])
  const current = settled?.of === wanted ? settled : null
  return {
    answer: current && 'answer' in current ? current.answer : undefined,
    error: current && 'error' in current ? current.error : null,
    retry: (): void => {
      setSettled(null)
      setAttempt(attempt + 1)
    },
  }
}
