import type { Suggestion } from '../../../shared/domain/directory'
import { useAllRead } from '../../parts/use-all-read'
import { counted } from '../../lib/numbers'
import { Kbd } from '../../ui/kbd'
import { OptionList } from '../../ui/option-list'
import { Verbatim } from '../../ui/verbatim'
import classes from './suggestion-list.module.css'

interface Props {
  readonly id: string
  readonly list: readonly Suggestion[]
  readonly at: number | null
  readonly onPick: (suggestion: Suggestion) => void
}

/** The completions below the field, which keeps the focus. */
export const SuggestionList = ({ id, list, at, onPick }: Props) => {
  const isAll = useAllRead()
  return (
    <div className={classes.box}>
      <OptionList
        id={id}
        label="Completions"
        options={list.map(({ insert, detail, count }) => ({
          key: insert,
          content: (
            <>
              <span className={classes.insert}>
                <Verbatim text={insert.trim()} />
              </span>
              <span className={classes.detail}>{detail}</span>
              <span className={classes.count}>
                {count === null ? '' : `${counted(count, 'profile')}${isAll ? '' : ' so far'}`}
              </span>
            </>
          ),
        }))}
        at={at}
        onPick={(index) => {
          const suggestion = list[index]
          if (suggestion) onPick(suggestion)
        }}
      />
      <p className={classes.hint} aria-hidden>
        <Kbd>Tab</Kbd> takes {at === null ? 'the first' : 'it'} · <Kbd>↑ ↓</Kbd> choose · <Kbd>Esc</Kbd>{' '}
        closes
      </p>
    </div>
  )
}
