import { Button } from '@mantine/core'
import { changeableFieldNames, type ChangeableField } from '../../../shared/domain/overtaken'
import type { Profile, ProfileDraft } from '../../../shared/domain/profile'
import { Notice } from '../../ui/notice'
import { Verbatim } from '../../ui/verbatim'
import classes from './overtaken-notice.module.css'
import { fieldText, typedOf, type Typed } from './profile-edit'

const Value = ({ field, of, profile }: { field: ChangeableField; of: Typed; profile?: Profile }) => {
  const text = fieldText(field, of)
  if (text !== '') return <Verbatim text={text} />
  return <span className="lc-muted">{profile?.[field] === null ? 'not given by the API' : 'none'}</span>
}

interface Props {
  readonly fields: readonly ChangeableField[]
  /** The profile as it was shown when the form was opened. `now`: as it is. */
  readonly seen: Profile
  readonly now: Profile
  readonly typed: Typed
  readonly changes: ProfileDraft
  readonly onSendMine: () => void
  readonly onTakeTheirs: () => void
  readonly onGoOn: () => void
}

/**
 * What somebody else has changed while the form was open, beside what was typed. Nothing is sent until the person
 * decides.
 */
export const OvertakenNotice = ({
  fields,
  seen,
  now,
  typed,
  changes,
  onSendMine,
  onTakeTheirs,
  onGoOn,
}: Props) => {
  const isMine = fields.some((field) => changes[field] !== undefined)
  return (
    <Notice
      title="This profile was changed in the meantime, by someone else or somewhere else."
      actions={
        <>
          <Button variant="default" onClick={onSendMine}>
            Send mine
          </Button>
          {isMine && (
            <Button variant="default" onClick={onTakeTheirs}>
              Take theirs
            </Button>
          )}
          <Button variant="default" onClick={onGoOn}>
            Go on editing
          </Button>
        </>
      }
    >
      Nothing is sent until you decide.
      <table className={classes.fields} aria-label="Changed by somebody else">
        <thead>
          <tr>
            <th scope="col" />
            <th scope="col">You saw</th>
            <th scope="col">It is now</th>
            <th scope="col">You typed</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field}>
              <th scope="row">{changeableFieldNames[field]}</th>
              <td className="lc-private">
                <Value field={field} of={typedOf(seen)} profile={seen} />
              </td>
              <td className="lc-private">
                <Value field={field} of={typedOf(now)} profile={now} />
              </td>
              <td className="lc-private">
                {changes[field] === undefined ? (
                  <span className="lc-muted">nothing: it stays as it is now</span>
                ) : (
                  <Value field={field} of={typed} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Notice>
  )
}
