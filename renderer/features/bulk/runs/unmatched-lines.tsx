import { useQuery } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { call } from '../../../bridge/call'
import { FailureMessage } from '../../../parts/failure-message'
import { keys } from '../../../bridge/keys'
import { count, counted } from '../../../lib/numbers'
import { CopyButton } from '../../../ui/copy-button'
import findings from '../../../ui/findings.module.css'
import { Verbatim } from '../../../ui/verbatim'
import classes from './unmatched-lines.module.css'

/** Lines shown. Copying and the CSV give all of them. */
const maxShown = 200

interface LinesProps {
  readonly title: string
  readonly lines: readonly { readonly line: string; readonly profiles?: number }[]
}

const Lines = ({ title, lines }: LinesProps) =>
  lines.length > 0 && (
    <details>
      <summary>{title}</summary>
      <ul className={clsx(findings.frame, classes.lines)} aria-label={title}>
        {lines.slice(0, maxShown).map(({ line, profiles }) => (
          <li key={line}>
            <span className="lc-private">
              <Verbatim text={line} />
            </span>
            {profiles !== undefined && <span className="lc-muted"> {counted(profiles, 'profile')}</span>}
          </li>
        ))}
        {lines.length > maxShown && (
          <li className="lc-muted">and {count(lines.length - maxShown)} more, which the CSV names</li>
        )}
      </ul>
      <CopyButton value={lines.map(({ line }) => line).join('\n')} label="Copy these lines" />
    </details>
  )

/** The lines of the pasted list for which nothing was done, because they stand for no profile of the run. */
export const UnmatchedLines = ({ runId }: { readonly runId: string }) => {
  const { data, error, isError, refetch } = useQuery({
    queryKey: keys.unmatched(runId),
    queryFn: ({ signal }) => call('bulk:unmatched', { id: runId }, signal),
    staleTime: Infinity,
  })
  if (isError) return <FailureMessage error={error} retry={() => void refetch()} />
  if (!data || data.unknown.length + data.undecided.length === 0) return null
  const { unknown, undecided } = data
  return (
    <section className={classes.unmatched} aria-label="Lines of the pasted list that are not in this run">
      <Lines
        title={`${counted(unknown.length, 'line')} of the pasted list: no profile with this ID or label was known`}
        lines={unknown.map((line) => ({ line }))}
      />
      <Lines
        title={`${counted(undecided.length, 'line')} of the pasted list: several profiles have this label, none was chosen`}
        lines={undecided.map(({ line, ids }) => ({ line, profiles: ids.length }))}
      />
    </section>
  )
}
