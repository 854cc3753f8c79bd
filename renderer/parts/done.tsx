import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { create } from 'zustand'
import { keyWords } from '../lib/key-words'
import { Kbd } from '../ui/kbd'
import classes from './done.module.css'
import { notifyFailure } from './notify-failure'

/**
 * What became of taking something back. `reported`: its own notice says so. `left`: the reason why nothing was changed,
 * such as that somebody has changed it since.
 */
export type TakenBack = 'taken-back' | 'reported' | { readonly left: string }

/** Something that was done in this window, for taking it back with one key. */
export interface Done {
  /** In the past, without a full stop: “Snoozed profile 516”. */
  readonly did: string
  /** Takes it back; or the reason why nothing like it can be taken back. */
  readonly undo: (() => Promise<TakenBack>) | string
  /** Several with the same name in quick succession, such as a search while it is typed, are taken back at once. */
  readonly series?: string
}

/** The last things done, the newest last. Kept until the window or the connection is closed. */
const useDone = create<{ readonly list: readonly Done[] }>(() => ({ list: [] }))

/** When the last of a series was done. */
let seriesAt = 0
const seriesMs = 1500

const mostRemembered = 50

const without = (done: Done): void =>
  useDone.setState(({ list }) => ({ list: list.filter((one) => one !== done) }))

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** The last thing that was done, for the list of commands. */
export const useLastDone = (): Done | undefined => useDone(({ list }) => list.at(-1))

/** The name of the command that takes back what was done last. */
export const undoTitle = (last: Done | undefined): string =>
  last ? `Undo: ${lowered(last.did)}` : 'Undo what was done last'

/** Called when the connection changes: in another one the same ids are other profiles. */
export const forgetDone = (): void => useDone.setState({ list: [] })

/** The notices that say what was done. */
const notices = new WeakMap<Done, string>()

const takeBack = async (done: Done): Promise<void> => {
  without(done)
  const notice = notices.get(done)
  if (notice !== undefined) notifications.hide(notice)
  try {
    const outcome = typeof done.undo === 'string' ? { left: done.undo } : await done.undo()
    if (outcome === 'taken-back') notifications.show({ message: `Taken back: ${lowered(done.did)}.` })
    else if (outcome !== 'reported') {
      notifications.show({
        color: 'yellow',
        title: `Not taken back: ${lowered(done.did)}.`,
        message: outcome.left,
      })
    }
  } catch (error) {
    notifyFailure(error)
  }
}

/** Takes back what was done last, or says why that is impossible. */
export const undoLast = (): void => {
  const last = useDone.getState().list.at(-1)
  if (last) void takeBack(last)
  else notifications.show({ message: 'There is nothing to take back.' })
}

/** Remembers what was done, so that one key takes it back. */
export const remember = (done: Done): void =>
  useDone.setState(({ list }) => {
    const before = seriesAt
    seriesAt = Date.now()
    const isMore =
      done.series !== undefined && list.at(-1)?.series === done.series && seriesAt - before < seriesMs
    return isMore ? { list } : { list: [...list, done].slice(-mostRemembered) }
  })

/** A job that was started: every attempt logs in at the utility provider, and the API has no way to stop one. */
export const rememberStart = (profileId: number): void =>
  remember({ did: `Started a job for profile ${profileId}`, undo: 'The API has no way to stop a job.' })

/** The same, and says what was done, with a button that takes it back. */
export const notifyDone = (done: Done): void => {
  remember(done)
  const id = crypto.randomUUID()
  notices.set(done, id)
  notifications.show({
    id,
    message: (
      <span className={classes.notice}>
        {done.did}.
        <Button
          variant="subtle"
          size="compact-xs"
          rightSection={<Kbd>{keyWords('Mod+Z')}</Kbd>}
          onClick={() => void takeBack(done)}
        >
          Undo
        </Button>
      </span>
    ),
  })
}
