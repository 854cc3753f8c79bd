import { notifications } from '@mantine/notifications'
import { Fragment } from 'react'
import type { Rewritten, SavedTable } from '../../shared/domain/rewritten'
import { counted } from '../lib/numbers'

interface More {
  /** What was saved, in front of the file's name. */
  readonly what?: string
  /** Said between the file's name and what a spreadsheet would change. */
  readonly note?: string
}

const list = new Intl.ListFormat('en')

/** A warning about the texts of a saved table that a spreadsheet would change. The examples are a customer's values. */
const RewrittenWords = ({ rewritten }: { readonly rewritten: readonly Rewritten[] }) => {
  const places = list.formatToParts(rewritten.map((_one, at) => String(at)))
  return (
    <>
      {' A spreadsheet that opens it changes '}
      {places.map(({ type, value }, at) => {
        const one = type === 'element' ? rewritten[Number(value)] : undefined
        return (
          <Fragment key={at}>
            {one ? (
              <>
                {counted(one.count, 'value')} of {one.column} (such as{' '}
                <span className="lc-private">{one.example}</span>)
              </>
            ) : (
              value
            )}
          </Fragment>
        )
      })}
      : import these columns as text there.
    </>
  )
}

/**
 * Says where a file was saved, and stays where a spreadsheet would change what is in it. Nothing where the person changed
 * their mind. The file's name may be that of a customer or a meter.
 */
export const notifySaved = (
  { savedTo, rewritten }: SavedTable,
  { what = 'Saved', note = '' }: More = {},
): void => {
  if (savedTo === null) return
  const message = (
    <>
      {what} to <span className="lc-private">{savedTo}</span>.{note}
      {rewritten.length > 0 && <RewrittenWords rewritten={rewritten} />}
    </>
  )
  notifications.show({ message, autoClose: rewritten.length === 0 })
}
