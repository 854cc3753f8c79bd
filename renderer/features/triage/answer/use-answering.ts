import { useMutation, useQueryClient } from '@tanstack/react-query'
import { shownText } from '../../../../shared/domain/shown-text'
import type { TriageCase } from '../../../../shared/domain/triage'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { listed } from '../../../lib/listed'
import { startDoing, type TakenBack } from '../../../parts/done'
import { rememberGiven } from '../../../parts/given-tags'
import { tellDealtWith } from '../common/dealt-with'
import { useSetTriage } from '../common/use-triage'

export interface Answer {
  readonly text: string
  /** Null: no tag is added. */
  readonly tag: string | null
  /** ISO 8601, UTC; null: the case stays in the queue. */
  readonly until: string | null
  readonly note: string
}

/** What came of an answer, step by step: what is done stays done if a later step fails. */
export type AnswerStep = 'copy' | 'tag' | 'snooze'

export class AnswerError extends Error {
  constructor(
    readonly done: readonly AnswerStep[],
    override readonly cause: unknown,
  ) {
    super('answer')
  }
}

const wordsOf = ({ tag, until }: Answer): string =>
  listed([
    'copied the text',
    ...(tag === null ? [] : [`added the tag “${shownText(tag)}”`]),
    ...(until === null ? [] : ['snoozed it']),
  ])

/** Copies the text for the customer, tags the profile and puts the case aside: each once, and with one key back. */
export const useAnswering = (item: TriageCase) => {
  const { profileId, jobId } = item
  const queries = useQueryClient()
  const take = useSetTriage()

  const readAgain = (): void => {
    void queries.invalidateQueries({ queryKey: keys.tags(profileId) })
    void queries.invalidateQueries({ queryKey: keys.knownTags })
  }

  /** Whether the tag was not there before. */
  const addTag = async (name: string): Promise<boolean> => {
    const before = await call('tags:list', { profileId })
    if (before.includes(name)) return false
    await call('tags:add', { profileId, name })
    rememberGiven([name])
    readAgain()
    return true
  }

  const takeBack = async (
    callHere: typeof call,
    { tag, until }: Answer,
    isTagNew: boolean,
  ): Promise<TakenBack> => {
    const left: string[] = []
    if (until !== null) {
      const [now] = await callHere('triage:cases', { ids: [profileId] })
      if (now?.jobId === jobId && now.snoozedUntil === until) {
        const { snoozedUntil, snoozeNote } = item
        take(
          snoozedUntil === null
            ? await callHere('triage:wake', { profileIds: [profileId] })
            : await callHere('triage:snooze', {
                profileIds: [profileId],
                until: snoozedUntil,
                note: snoozeNote,
                jobIds: [jobId],
              }),
        )
      } else left.push('Its snooze has been changed since, or it had another job.')
    }
    if (tag !== null && isTagNew) {
      const isThere = (await callHere('tags:list', { profileId })).includes(tag)
      if (isThere) await callHere('tags:remove', { profileId, name: tag })
      else left.push('Somebody has removed the tag since.')
      readAgain()
    }
    return left.length > 0 ? { left: left.join(' ') } : 'taken-back'
  }

  return useMutation<undefined, AnswerError, Answer>({
    mutationFn: async (answer) => {
      const { notifyDone } = startDoing()
      const done: AnswerStep[] = []
      let isTagNew = false
      try {
        await navigator.clipboard.writeText(answer.text)
        done.push('copy')
        if (answer.tag !== null) {
          isTagNew = await addTag(answer.tag)
          done.push('tag')
        }
        if (answer.until !== null) {
          const { until, note } = answer
          take(await call('triage:snooze', { profileIds: [profileId], until, note, jobIds: [jobId] }))
          tellDealtWith([profileId])
        }
      } catch (error) {
        throw new AnswerError(done, error)
      }
      notifyDone({
        did: `For profile ${profileId}: ${wordsOf(answer)}`,
        undo:
          answer.until === null && !isTagNew
            ? 'Only a text was copied.'
            : (callHere) => takeBack(callHere, answer, isTagNew),
      })
    },
  })
}
