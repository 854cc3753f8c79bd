import type { Job } from '../../shared/domain/job'
import { jobWords } from '../../shared/domain/status'
import { shownText } from '../../shared/domain/shown-text'
import type { ProfileRow } from '../../shared/domain/profile'
import { counted } from '../lib/numbers'
import type { AnswerLine } from '../ui/use-answer-list'
import type { Action } from './actions'
import type { ProfileMatches } from './use-profile-matches'

export interface PaletteLine extends AnswerLine {
  readonly kind: 'profile' | 'command'
  readonly label: string
  readonly description?: string
  readonly shortcut?: string | undefined
  readonly run: () => void
}

interface Ways {
  readonly onOpen: (id: number) => void
  readonly onOpenJobs: (id: number) => void
  /** Profiles with a note that contains what was typed. */
  readonly onNoted: (ids: readonly number[]) => void
  /** Several profiles are exactly what was typed: a person chooses. */
  readonly onChoose: (ids: readonly number[]) => void
}

const profileLine = ({ id, profile }: ProfileRow, exact: boolean, run: () => void): PaletteLine => ({
  key: `profile ${id}`,
  kind: 'profile',
  exact,
  label: profile ? shownText(profile.label) || 'no label' : `Profile ${id}`,
  description: [id, shownText(profile?.provider ?? ''), profile?.zipcode].filter(Boolean).join(' · '),
  run,
})

/** What the palette offers, the first line first: the job whose id was typed, the choice of several, the profiles, the commands. */
export const paletteLines = (
  { rows, exact }: ProfileMatches,
  job: Job | null,
  noted: readonly number[],
  commands: readonly Action[],
  { onOpen, onOpenJobs, onNoted, onChoose }: Ways,
): readonly PaletteLine[] => [
  ...(job
    ? [
        {
          key: `job ${job.jobId}`,
          kind: 'profile' as const,
          exact: true,
          label: `Job of profile ${job.profileId}`,
          description: `${jobWords(job.status, job.finished)} · ${job.jobId}`,
          run: () => onOpenJobs(job.profileId),
        },
      ]
    : []),
  ...(exact.length > 1
    ? [
        {
          key: 'choice',
          kind: 'profile' as const,
          exact: true,
          label: `Choose one of ${counted(exact.length, 'profile')}`,
          description: 'Each of them has exactly this ID or label: Enter lists them',
          run: () => onChoose(exact),
        },
      ]
    : []),
  ...rows.map((row) => profileLine(row, exact.length === 1 && exact[0] === row.id, () => onOpen(row.id))),
  ...(noted.length > 0
    ? [
        {
          key: 'noted',
          kind: 'profile' as const,
          exact: false,
          label: `In notes of ${counted(noted.length, 'profile')}`,
          description: 'A note contains all these words: Enter lists them',
          run: () => onNoted(noted),
        },
      ]
    : []),
  ...commands.map(({ id, label, shortcut, run }): PaletteLine => ({
    key: `command ${id}`,
    kind: 'command',
    exact: true,
    label,
    shortcut,
    run,
  })),
]
