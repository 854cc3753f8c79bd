import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { chunk } from 'es-toolkit/array/chunk'
import { shownText } from '../../../../shared/domain/shown-text'
import type { TriageCase } from '../../../../shared/domain/triage'
import { call } from '../../../bridge/call'
import { counted } from '../../../lib/numbers'
import { notifyFailure } from '../../../parts/notify-failure'
import { copyText } from '../case/copying'

/** More texts than this are nothing that a person goes through. */
const maxTexts = 200
/** Texts that are made at the same time. */
const atOnce = 8

const textOf = async ({ profileId, status, label }: TriageCase): Promise<string | null> => {
  const { customerText } = await call('triage:playbook', { status, profileId })
  return customerText === ''
    ? null
    : `${shownText(label ?? '') || profileId} (${profileId})\n\n${customerText}`
}

/** Copies the texts for the customers of many cases, each under its label. `copied`: how many are made by now. */
export const useCopyTexts = () => {
  const [copied, setCopied] = useState<number | null>(null)

  const copyAll = async (ids: readonly number[]): Promise<void> => {
    const cases = await call('triage:cases', { ids: [...ids] })
    const texts: string[] = []
    for (const some of chunk(cases, atOnce)) {
      const made = await Promise.all(some.map(textOf))
      texts.push(...made.filter((text) => text !== null))
      setCopied(texts.length)
    }
    const without = ids.length - texts.length
    if (texts.length === 0) {
      notifications.show({ message: 'There is no text for the customers of these cases.' })
      return
    }
    const left = without > 0 ? `, ${without === 1 ? '1 case has' : `${without} cases have`} none:` : ''
    await copyText(texts.join('\n\n---\n\n'), `${counted(texts.length, 'text')}${left}`)
  }

  return {
    copied,
    copy: async (ids: readonly number[]): Promise<void> => {
      if (copied !== null) return
      if (ids.length > maxTexts) {
        notifications.show({
          color: 'yellow',
          message: `Choose at most ${maxTexts} cases to copy their texts.`,
        })
        return
      }
      setCopied(0)
      try {
        await copyAll(ids)
      } catch (error) {
        notifyFailure(error)
      } finally {
        setCopied(null)
      }
    },
  }
}
