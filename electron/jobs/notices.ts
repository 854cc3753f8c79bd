import { z } from 'zod'
import { isQuiet, usualNotices, type NoticeSettings } from '../../shared/domain/job-notices'
import type { Job } from '../../shared/domain/job'
import { jobWords } from '../../shared/domain/status'
import type { Result } from '../../shared/errors/failure'
import { coalesce } from '../lib/coalesce'
import type { Store } from '../store/store'

/** A notice of ended jobs: ids and statuses, nothing that identifies a person. */
export interface EndNotice {
  readonly title: string
  readonly body: string
  /** How many ended. */
  readonly count: number
  /** The profile to open by a click; null where several ended. */
  readonly profileId: number | null
  /** Whether all of them are on screen, so that whoever looks at the window has seen it. */
  readonly onScreen: boolean
  /** Counted, but not shown: quiet hours. */
  readonly quiet: boolean
  readonly sound: boolean
}

/** Announces the ends of watched jobs; those within two seconds as one. */
export interface Notices {
  readonly ended: (job: Job, onScreen: boolean) => void
  readonly settings: () => NoticeSettings
  readonly change: (settings: NoticeSettings) => Promise<Result<void>>
  readonly close: () => void
}

interface NoticesParts {
  readonly store: Pick<Store, 'settings'>
  readonly tell: (notice: EndNotice) => void
  readonly now: () => Date
}

const setting = 'job-notices'
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const schema = z.strictObject({
  enabled: z.boolean(),
  quiet: z.strictObject({ from: time, to: time }).nullable(),
  // Settings of an earlier version do not name it.
  sound: z.boolean().default(true),
})

/** The jobs of a bulk run end in bursts. */
const gatherMs = 2_000

type Ended = readonly { readonly job: Job; readonly onScreen: boolean }[]

const wordsOf = (ended: Ended): Pick<EndNotice, 'title' | 'body' | 'profileId'> => {
  const [first] = ended
  if (first && ended.length === 1) {
    const { status, profileId, mode } = first.job
    const of = mode === null ? '' : `, mode ${mode}`
    return { title: `Job ended: ${jobWords(status, true)}`, body: `Profile ${profileId}${of}`, profileId }
  }
  const counts = new Map<string, number>()
  for (const { job } of ended) counts.set(job.status, (counts.get(job.status) ?? 0) + 1)
  const parts = [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([status, count]) => `${count} ${jobWords(status, true)}`)
  return { title: `${ended.length} jobs ended`, body: parts.join(', '), profileId: null }
}

export const openNotices = async ({ store, tell, now }: NoticesParts): Promise<Notices> => {
  const stored = await store.settings.get(setting)
  const parsed = stored.ok ? schema.safeParse(stored.value) : null
  let settings: NoticeSettings = parsed?.success ? parsed.data : usualNotices
  let gathered: Ended = []

  const telling = coalesce(gatherMs, () => {
    const ended = gathered
    gathered = []
    tell({
      ...wordsOf(ended),
      count: ended.length,
      onScreen: ended.every(({ onScreen }) => onScreen),
      quiet: isQuiet(settings, now()),
      sound: settings.sound,
    })
  })

  return {
    ended: (job, onScreen) => {
      gathered = [...gathered, { job, onScreen }]
      telling.soon()
    },
    settings: () => settings,
    change: async (next) => {
      const written = await store.settings.put(setting, { ...next, quiet: next.quiet && { ...next.quiet } })
      if (written.ok) settings = next
      return written
    },
    close: telling.close,
  }
}
