import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ListResolution, ResolvedLine } from '../../../shared/domain/directory'
import type { ProfileRow } from '../../../shared/domain/profile'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { count, counted } from '../../lib/numbers'
import { localDay } from '../../lib/time'
import findings from '../../ui/findings.module.css'
import classes from './paste-list.module.css'

/** Lines that are listed one by one; how many there are beyond these is said. */
const mostListed = 200
/** The contract's limit for one question. */
const mostRows = 200

interface Props {
  readonly resolution: ListResolution
  readonly chosen: ReadonlyMap<string, number>
  readonly onChoose: (line: string, id: number | null) => void
}

/** What tells namesakes apart. */
const describe = (id: number, row: ProfileRow | undefined): string => {
  const { provider, zipcode, created } = row?.profile ?? {}
  return [String(id), provider, zipcode, created && localDay(created)].filter(Boolean).join(' · ')
}

const useRows = (ids: readonly number[]): ReadonlyMap<number, ProfileRow> => {
  const wanted = ids.slice(0, mostRows)
  const { data = [] } = useQuery({
    queryKey: keys.namesakes(wanted),
    queryFn: ({ signal }) => call('profiles:rows', { ids: wanted, fresh: false }, signal),
    enabled: wanted.length > 0,
    gcTime: 0,
  })
  return new Map(data.map((row) => [row.id, row]))
}

interface AmbiguousProps extends Pick<Props, 'chosen' | 'onChoose'> {
  readonly lines: readonly ResolvedLine[]
}

const Ambiguous = ({ lines, chosen, onChoose }: AmbiguousProps) => {
  const rows = useRows(lines.flatMap(({ ids }) => ids))
  return lines.map(({ line, ids }) => (
    <li key={line} className={classes['choice']}>
      <span className={`${classes['line'] ?? ''} lc-private`}>{line}</span>
      <Select
        aria-label={`Which profile is ${line}?`}
        placeholder={`Choose of ${count(ids.length)}`}
        data={ids.slice(0, 50).map((id) => ({ value: String(id), label: describe(id, rows.get(id)) }))}
        value={chosen.has(line) ? String(chosen.get(line)) : null}
        onChange={(value) => onChoose(line, value === null ? null : Number(value))}
        clearable
      />
    </li>
  ))
}

const Beyond = ({ all }: { readonly all: number }) =>
  all > mostListed ? <li className={classes['hint']}>and {counted(all - mostListed, 'more line')}</li> : null

/** What the lines name: found, by several, or not at all. */
export const ListFindings = ({ resolution, chosen, onChoose }: Props) => {
  const { found, ambiguous, unknown, repeated } = resolution
  const left = ambiguous.filter(({ line }) => !chosen.has(line)).length
  return (
    <>
      <p className={`${findings['counts'] ?? ''} ${classes['counts'] ?? ''}`} role="status">
        <strong>{count(found.length)}</strong> found
        <span>{count(ambiguous.length)} ambiguous</span>
        <span>{count(unknown.length)} unknown</span>
        {repeated > 0 && <span>{counted(repeated, 'repeated line')} counted once</span>}
      </p>
      {ambiguous.length > 0 && (
        <section aria-label="Ambiguous lines">
          <h3 className={classes['heading']}>
            Several profiles have this label{left > 0 && `: ${count(left)} to choose, or to leave out`}
          </h3>
          <ul className={`${findings['frame'] ?? ''} ${classes['list'] ?? ''}`}>
            <Ambiguous lines={ambiguous.slice(0, mostListed)} chosen={chosen} onChoose={onChoose} />
            <Beyond all={ambiguous.length} />
          </ul>
        </section>
      )}
      {unknown.length > 0 && (
        <section aria-label="Unknown lines">
          <h3 className={classes['heading']}>
            No profile has this ID or label, as far as they have been read
          </h3>
          <ul className={`${findings['frame'] ?? ''} ${classes['list'] ?? ''}`}>
            {unknown.slice(0, mostListed).map((line) => (
              <li key={line} className={`${classes['line'] ?? ''} lc-private`}>
                {line}
              </li>
            ))}
            <Beyond all={unknown.length} />
          </ul>
        </section>
      )}
    </>
  )
}
