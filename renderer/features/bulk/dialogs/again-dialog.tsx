import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { BulkPreview } from '../../../../shared/domain/bulk'
import type { JobMode } from '../../../../shared/domain/job'
import { count, counted } from '../../../lib/numbers'
import findings from '../../../ui/findings.module.css'
import { Label } from '../../../ui/label'
import { Preview } from '../preview/preview'
import previewClasses from '../preview/preview.module.css'
import { useDraft, type RunTarget } from '../preview/use-draft'
import { reachOf } from '../preview/words'
import { againLeftOutWords, reasonOf, spreadWords } from './again-words'
import { ModalForm } from './modal-form'
import classes from './modal-form.module.css'
import { NotificationChoice, useNotificationChoice } from './notification-choice'

interface Props extends RunTarget {
  /** The job of each case, in the order of the ids. */
  readonly caseJobs: readonly string[]
  /** Whether the cases were chosen among the snoozed ones. */
  readonly snoozed: boolean
  readonly onClose: () => void
}

const showWords = (shown: number, all: number): string => {
  if (shown < all) return `Show the first ${count(shown)}`
  return all === 1 ? 'Show which one' : `Show the ${count(all)}`
}

/** Who is left out and why, with the names of the first of them. */
const LeftOut = ({ preview }: { readonly preview: BulkPreview }) => {
  const words = againLeftOutWords(preview)
  if (words.length === 0) return null
  const { firstLeftOut: rows, excluded } = preview
  return (
    <section aria-label="Left out">
      <p>
        <strong>{count(excluded)} left out</strong>
      </p>
      <ul className={classes.lost}>
        {words.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <details className={previewClasses.rows}>
        <summary>{showWords(rows.length, excluded)}</summary>
        <div className={findings.frame} tabIndex={0} role="region" aria-label="The cases that are left out">
          <table>
            <thead>
              <tr>
                <th scope="col">Profile</th>
                <th scope="col">Why</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row" className="lc-private">
                    <Label text={row.label} /> <span className={previewClasses.id}>{row.id}</span>
                  </th>
                  <td className={previewClasses.sentence}>{reasonOf(row)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  )
}

/** Starts chosen cases again, as one bulk run. First shows how many, who is left out, and over which time. */
export const AgainDialog = ({ ids, caseJobs, snoozed, onClose, ...target }: Props) => {
  const [mode, setMode] = useState<JobMode>('bill')
  const choice = useNotificationChoice(ids.length)
  const { sendNotification } = choice
  const operation = { kind: 'job-start', mode, sendNotification, again: { snoozed } } as const
  const draft = useDraft({ operation, ids, caseJobs, ...target })
  const { preview } = draft
  const isPointless = preview !== undefined && (reachOf(preview) === 0 || preview.refused !== null)
  const spread = preview && spreadWords(preview)
  return (
    <ModalForm
      title={`Start ${counted(ids.length, 'case')} again`}
      onClose={onClose}
      onSubmit={() => {
        if (!isPointless && choice.isMade()) draft.start()
      }}
      buttons={
        <>
          <span className={classes.undo}>Cannot be undone.</span>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={isPointless} loading={draft.busy !== null}>
            {preview ? `Start ${counted(preview.changes, 'case')} again` : 'Start again'}
          </Button>
        </>
      }
    >
      <Preview operation={operation} draft={draft} hint="" />
      {spread && <p className="lc-muted">{spread}</p>}
      {preview && <LeftOut preview={preview} />}
      {preview && preview.unknownHistory > 0 && (
        <p className={classes.warning}>
          Of {count(preview.unknownHistory)} not all earlier logins are known: a failed one cannot be ruled
          out.
        </p>
      )}
      <div className={classes.row}>
        <span>Each in the mode of its failed job; where that is not known:</span>
        <SegmentedControl
          size="xs"
          aria-label="Mode where that of the failed job is not known"
          value={mode}
          onChange={(value) => {
            draft.reconsider()
            setMode(value === 'interval' ? 'interval' : 'bill')
          }}
          data={[
            { value: 'bill', label: 'Bills' },
            { value: 'interval', label: 'Intervals' },
          ]}
        />
      </div>
      <NotificationChoice choice={choice} onChange={draft.reconsider} />
    </ModalForm>
  )
}
