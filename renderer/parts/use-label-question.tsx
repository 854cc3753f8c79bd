import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import type { LabelTwins } from '../../shared/domain/directory'
import { withoutInvisibles } from '../../shared/domain/lookup-text'
import { shownText } from '../../shared/domain/shown-text'
import { differenceWords } from '../../shared/domain/twins'
import { counted } from '../lib/numbers'
import { InView } from '../ui/in-view'
import { Notice } from '../ui/notice'
import { call } from '../bridge/call'

interface Doubt {
  readonly label: string
  /** The label stays the same; it would occur twice at the new provider. */
  readonly moved: boolean
  readonly reason: string
  /** The label without what cannot be seen; null where it has nothing of the kind. */
  readonly clean: string | null
}

/** A profile that is to be made or changed: its label, and the utility provider that it is to be at. */
export interface Named {
  readonly label: string
  readonly providerId: number | null
  /** The label is not changed: asks only if it would occur twice at the provider. */
  readonly movedOnly?: boolean
}

const twinWords = (label: string, { twins, count, sameProvider, unread }: LabelTwins): string => {
  const [first] = twins
  if (!first) return ''
  const here = sameProvider > 0 ? ', at the same utility provider: it may be the same account' : ''
  const others =
    count > 1 ? ` ${counted(count - 1, 'other profile')} ${count > 2 ? 'have' : 'has'} one like it.` : ''
  const maybe = unread > 0 ? ` ${counted(unread, 'profile')} that were not read yet may have one too.` : ''
  const has =
    first.label === label
      ? `Profile ${first.id} already has this label${here}.`
      : `Profile ${first.id} has the label “${shownText(first.label)}”, from which this one ${differenceWords(label, first.label)}${here}.`
  return `${has}${others}${maybe} `
}

const doubtAbout = async (
  { label, providerId, movedOnly = false }: Named,
  except: number | null,
): Promise<Doubt | null> => {
  const found = await call('profiles:twins', { label, providerId, except })
  if (movedOnly && found.sameProvider === 0) return null
  const clean = withoutInvisibles(label).trim()
  const odd =
    movedOnly || clean === label.trim()
      ? ''
      : `The label contains invisible characters: ${shownText(label)}. `
  const reason = `${twinWords(label, found)}${odd}`.trim()
  if (reason === '') return null
  return { label, moved: movedOnly, reason, clean: odd === '' || clean === '' ? null : clean }
}

const keyOf = ({ label, providerId }: Named): string => `${providerId}\n${label}`

/**
 * Asks before a label is made that another profile has, or that can hardly be told from it: a label is what people and
 * their other programs find a profile by. `except` is the profile that is to get it.
 */
export const useLabelQuestion = (except: number | null) => {
  const [doubt, setDoubt] = useState<Doubt | null>(null)
  const questioned = useRef<string | null>(null)
  const accepted = useRef<string | null>(null)
  return {
    doubt,
    /** Whether the label may be sent; else the question is shown. */
    ask: async (named: Named): Promise<boolean> => {
      if (named.label === '' || accepted.current === keyOf(named)) return true
      questioned.current = keyOf(named)
      const found = await doubtAbout(named, except)
      setDoubt(found)
      return found === null
    },
    accept: (): void => {
      accepted.current = questioned.current
      setDoubt(null)
    },
    /** The label or the provider is being edited again. */
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
  const { clean, label, moved, reason } = doubt
  return (
    <InView>
      <Notice
        title={moved ? 'Do you want two such profiles at this provider?' : 'Is this the label you meant?'}
        actions={
          <>
            {clean !== null && (
              <Button onClick={() => onUse(clean)}>
                Use <span className="lc-private">&nbsp;“{shownText(clean)}”</span>
              </Button>
            )}
            <Button
              variant="default"
              onClick={() => {
                accept()
                onUse(label)
              }}
            >
              {moved ? 'Change it' : 'Use as typed'}
            </Button>
          </>
        }
      >
        <span className="lc-private">{reason}</span>
      </Notice>
    </InView>
  )
}
