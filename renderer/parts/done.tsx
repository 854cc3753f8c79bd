import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { create } from 'zustand'
import { call, CallError, failureOf } from '../bridge/call'
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
  /**
   * Takes it back; or the reason why nothing like it can be taken back. `call` is that of the connection in which it was
   * done: after a change of connection it sends nothing, because there the same ids are other profiles.
   */
  readonly undo: ((callHere: typeof call) => Promise<TakenBack>) | string
  /** Several with the same name in quick succession, such as a search while it is typed, are taken back at once. */
  readonly series?: string
}

interface Entry {
  readonly done: Done
  readonly number: number
  /** When it was done, or the last of its series: milliseconds since 1970. */
  readonly at: number
}

/** The last things done, the newest last. Kept until the window or the connection is closed. */
const useEntries = create<{ readonly list: readonly Entry[] }>(() => ({ list: [] }))
const maxEntries = 50
const seriesMs = 1500

/** Counts the connections of this window: what was begun in an earlier one is not remembered in this one. */
let connection = 0
let lastNumber = 0

const put = (list: readonly Entry[]): void => useEntries.setState({ list: list.slice(-maxEntries) })
const entries = (): readonly Entry[] => useEntries.getState().list

/** What a person has named, such as a view or a tag: it may be a customer's name. */
const quotation = /“[^”]*”/g

/** What was done, with what can be blurred in privacy mode. */
const Did = ({ text }: { readonly text: string }) => (
  <>
    {text.split(/(“[^”]*”)/).map((part, at) =>
      at % 2 === 1 ? (
        <span key={at} className="lc-private">
          {part}
        </span>
      ) : (
        part
      ),
    )}
  </>
)

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** The last thing that was done, for the list of commands. */
export const useLastDone = (): Done | undefined => useEntries(({ list }) => list.at(-1)?.done)

/** The name of the command that takes back what was done last. */
export const undoTitle = (last: Done | undefined, isPrivate: boolean): string => {
  if (!last) return 'Undo what was done last'
  const did = lowered(last.did)
  return `Undo: ${isPrivate ? did.replaceAll(quotation, '“…”') : did}`
}

/** The notices that say what was done. */
const notices = new WeakMap<Done, string>()

const hideNotice = (done: Done): void => {
  const notice = notices.get(done)
  if (notice !== undefined) notifications.hide(notice)
}

/** Called when the connection changes: in another one the same ids are other profiles. */
export const forgetDone = (): void => {
  connection += 1
  for (const { done } of entries()) hideNotice(done)
  put([])
}

const callIn = (own: number): typeof call =>
  async function (channel, request, signal) {
    if (own !== connection) throw new CallError({ code: 'cancelled', unsent: true })
    return call(channel, request, signal)
  }

const run = async (entry: Entry, own: number): Promise<void> => {
  const { done } = entry
  try {
    const outcome = typeof done.undo === 'string' ? { left: done.undo } : await done.undo(callIn(own))
    if (outcome === 'taken-back')
      notifications.show({ message: <Did text={`Taken back: ${lowered(done.did)}.`} /> })
    else if (outcome !== 'reported') {
      notifications.show({
        color: 'yellow',
        title: <Did text={`Not taken back: ${lowered(done.did)}.`} />,
        message: outcome.left,
      })
    }
  } catch (error) {
    if (own !== connection) return
    notifyFailure(error)
    // Nothing was changed, so it is still what was done last. What is in doubt is not tried a second time.
    if (failureOf(error).code !== 'outcome-unknown')
      put([...entries(), entry].sort((a, b) => a.number - b.number))
  }
}

/** One after the other: each looks at what the one before has left. */
let running: Promise<void> = Promise.resolve()

const takeBack = (done: Done): void => {
  const entry = entries().find((one) => one.done === done)
  if (!entry) return
  put(entries().filter((one) => one !== entry))
  hideNotice(done)
  const own = connection
  running = running.then(() => run(entry, own))
}

/** Takes back what was done last, or says why that is impossible. */
export const undoLast = (): void => {
  const last = entries().at(-1)
  if (last) takeBack(last.done)
  else notifications.show({ message: 'There is nothing to take back.' })
}

const add = (done: Done): void => {
  const list = entries()
  const last = list.at(-1)
  const at = Date.now()
  if (last && done.series !== undefined && last.done.series === done.series && at - last.at < seriesMs) {
    put([...list.slice(0, -1), { ...last, at }])
    return
  }
  lastNumber += 1
  put([...list, { done, number: lastNumber, at }])
}

const notify = (done: Done): void => {
  const id = crypto.randomUUID()
  notices.set(done, id)
  notifications.show({
    id,
    message: (
      <span className={classes.notice}>
        <span>
          <Did text={`${done.did}.`} />
        </span>
        <Button
          variant="subtle"
          size="compact-xs"
          rightSection={<Kbd>{keyWords('Mod+Z')}</Kbd>}
          onClick={() => takeBack(done)}
        >
          Undo
        </Button>
      </span>
    ),
  })
}

export interface Doing {
  /** Whether the connection is still the one in which it was begun. */
  readonly isHere: () => boolean
  /** Remembers what was done, so that one key takes it back. */
  readonly remember: (done: Done) => void
  /** The same, and says what was done, with a button that takes it back. */
  readonly notifyDone: (done: Done) => void
}

/** Called before the request: if its answer comes in another connection, nothing is remembered there. */
export const startDoing = (): Doing => {
  const own = connection
  const isHere = (): boolean => own === connection
  const remember = (done: Done): void => {
    if (isHere()) add(done)
  }
  return {
    isHere,
    remember,
    notifyDone: (done) => {
      if (!isHere()) return
      add(done)
      notify(done)
    },
  }
}

/** A job that was started: every attempt logs in at the utility provider, and the API has no way to stop one. */
export const jobStarted = (profileId: number): Done => ({
  did: `Started a job for profile ${profileId}`,
  undo: 'The API has no way to stop a job.',
})
