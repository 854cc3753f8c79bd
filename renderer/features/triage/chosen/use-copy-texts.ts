import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { chunk } from 'es-toolkit/array/chunk'
import { customerTextFor } from '../../../../shared/domain/customer-text'
import { shownText } from '../../../../shared/domain/shown-text'
import type { TriageCase } from '../../../../shared/domain/triage'
import { call } from '../../../bridge/call'
import { counted } from '../../../lib/numbers'
import { notifyFailure } from '../../../parts/notify-failure'
import { useVoice } from '../../../parts/use-voice'
import { copyText } from '../common/copying'
import type { Chosen } from '../choice/chosen'

/** More texts than this are nothing that a person goes through. */
const maxTexts = 200
/** Texts that are made at the same time. */
const atOnce = 8

type Voice = ReturnType<typeof useVoice>['voice']

const textOf = async (
  { profileId, status, label }: TriageCase,
  { language, form }: Voice,
): Promise<string | null> => {
  const found = customerTextFor(await call('triage:playbook', { status, profileId }), language, form)
  return found ? `${shownText(label ?? '') || profileId} (${profileId})\n\n${found.text}` : null
}

/** Which cases had no text copied; empty if all had. */
const leftWords = (without: number, changed: number): string =>
  [
    without > 0 && `${counted(without, 'case')} ${without === 1 ? 'has' : 'have'} no text`,
    changed > 0 &&
      `${without > 0 ? changed : counted(changed, 'case')} ${changed === 1 ? 'has' : 'have'} changed since`,
  ]
    .filter((one) => one !== false)
    .join(', ')

/** Copies the texts for the customers of many cases, each under its label. `copied`: how many are made by now. */
export const useCopyTexts = () => {
  const [copied, setCopied] = useState<number | null>(null)
  const { voice } = useVoice()

  const copyAll = async (jobs: Chosen): Promise<void> => {
    const read = await call('triage:cases', { ids: [...jobs.keys()] })
    // A text is about the failure that was chosen, and about no later one.
    const cases = read.filter(({ profileId, jobId }) => jobs.get(profileId) === jobId)
    const texts: string[] = []
    for (const some of chunk(cases, atOnce)) {
      const made = await Promise.all(some.map((one) => textOf(one, voice)))
      texts.push(...made.filter((text) => text !== null))
      setCopied(texts.length)
    }
    const left = leftWords(cases.length - texts.length, jobs.size - cases.length)
    if (texts.length === 0) {
      notifications.show({ message: `Nothing was copied: ${left}.` })
      return
    }
    await copyText(texts.join('\n\n---\n\n'), counted(texts.length, 'text'), left && `; ${left}`)
  }

  return {
    copied,
    copy: async (jobs: Chosen): Promise<void> => {
      if (copied !== null) return
      if (jobs.size > maxTexts) {
        notifications.show({
          color: 'yellow',
          message: `Choose at most ${maxTexts} cases to copy their texts.`,
        })
        return
      }
      setCopied(0)
      try {
        await copyAll(jobs)
      } catch (error) {
        notifyFailure(error)
      } finally {
        setCopied(null)
      }
    },
  }
}
