import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import type { LabelTwins } from '../../shared/domain/directory'
import { withoutInvisibles } from '../../shared/domain/lookup-text'
import { shownText } from '../../shared/domain/shown-text'
import { differenceWords } from '../../shared/domain/twins'
import { counted } from '../lib/numbers'
import { Notice } from '../ui/notice'
import { call } from './call'

interface Doubt {
  readonly label: string
  readonly reason: string
  /** The label without what cannot be seen; null where it has nothing of the kind. */
  readonly clean: string | null
}

const twinWords = (label: string, { twins, count }: LabelTwins): string => {
  const [first] = twins
  if (!first) return ''
  const others = count > 1 ? `, and ${counted(count - 1, 'other profile')} has one like it` : ''
  return first.label === label
    ? `Profile ${first.id} has this label already${others}. `
    : `Profile ${first.id} has the label “${shownText(first.label)}”, from which this one ${differenceWords(label, first.label)}${others}. `
}

const doubtAbout = async (label: string, except: number | null): Promise<Doubt | null> => {
  const found = await call('profiles:twins', { label, except })
  const clean = withoutInvisibles(label).trim()
  const odd = clean === label.trim() ? '' : `It has characters that cannot be seen: ${shownText(label)}. `
  const reason = `${twinWords(label, found)}${odd}`.trim()
  return reason === '' ? null : { label, reason, clean: odd === '' || clean === '' ? null : clean }
}

/**
 * Asks before a label is made that another profile has, or that can hardly be told from it: a label is what people and
 * their other programs find a profile by. `except` is the profile that is to get it.
 */
export const useLabelQuestion = (except: number | null) => {
  const [doubt, setDoubt] = useState<Doubt | null>(null)
  const accepted = useRef<string | null>(null)
  return {
    doubt,
    /** Whether the label may be sent; else the question is shown. */
    ask: async (label: string): Promise<boolean> => {
      if (label === '' || accepted.current === label) return true
      const found = await doubtAbout(label, except)
      setDoubt(found)
      return found === null
    },
    accept: (label: string): void => {
      accepted.current = label
      setDoubt(null)
    },
    /** The label is being typed anew. */
    drop: (): void => setDoubt(null),
  }
}

interface Props {
  readonly question: ReturnType<typeof useLabelQuestion>
  /** With the label as it was typed, or without what cannot be seen. */
  readonly onUse: (label: string) => void
}

/** The question, with its answers. */
export const LabelQuestion = ({ question: { doubt, accept }, onUse }: Props) => {
  if (!doubt) return null
  const { clean, label, reason } = doubt
  return (
    <Notice
      title="Is this the label that is meant?"
      actions={
        <>
          {clean !== null && <Button onClick={() => onUse(clean)}>Use “{shownText(clean)}”</Button>}
          <Button
            variant="default"
            onClick={() => {
              accept(label)
              onUse(label)
            }}
          >
            Use as typed
          </Button>
        </>
      }
    >
      {reason}
    </Notice>
  )
}
