import { Select } from '@mantine/core'
import { jobWords } from '../../../shared/domain/status'
import { localTime } from '../../lib/time'
import { useBillJobs } from './use-bills'

interface Props {
  readonly profileId: number
  /** The jobs that bills name. The console may not know all of them. */
  readonly named: readonly string[]
  readonly value: string | null
  readonly onChange: (jobId: string | null) => void
}

/** Chooses between the bills of one job and those of all jobs. */
export const JobFilter = ({ profileId, named, value, onChange }: Props) => {
  const { data: jobs = [] } = useBillJobs(profileId)
  const known = new Set(jobs.map(({ jobId }) => jobId))
  const others = [...named, ...(value === null ? [] : [value])].filter((jobId) => !known.has(jobId))
  const options = [
    ...jobs.map(({ jobId, startedAt, status, finished }) => ({
      value: jobId,
      label: `${(startedAt !== null && localTime(startedAt)) || jobId} · ${jobWords(status, finished)}`,
    })),
    ...[...new Set(others)].map((jobId) => ({ value: jobId, label: jobId })),
  ]
  if (options.length === 0) return null
  return (
    <Select
      aria-label="Job"
      placeholder="All jobs"
      w={240}
      clearable
      data={options}
      value={value}
      onChange={onChange}
      comboboxProps={{ withinPortal: true }}
    />
  )
}
