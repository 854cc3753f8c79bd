import { useAllRead } from '../../../parts/use-all-read'
import { counted } from '../../../lib/numbers'
import { OptionList } from '../../../ui/option-list'
import { TagChip } from '../../../parts/tag-chip'
import { Verbatim } from '../../../ui/verbatim'
import { nameOf, type TagChoice } from './tag-choices'

const Choice = ({ choice, isAll }: { readonly choice: TagChoice; readonly isAll: boolean }) =>
  choice.kind === 'new' ? (
    <>
      <span>
        “<Verbatim text={choice.name} />”
      </span>
      <span>{isAll ? 'new tag' : 'not seen so far'}</span>
    </>
  ) : (
    <>
      {choice.tag.colour === null ? (
        <span>
          <Verbatim text={choice.tag.name} />
        </span>
      ) : (
        <TagChip name={choice.tag.name} colour={choice.tag.colour} />
      )}
      <span className="lc-num">
        {counted(choice.tag.count, 'profile')}
        {isAll ? '' : ' so far'}
      </span>
    </>
  )

interface Props {
  readonly id: string
  readonly choices: readonly TagChoice[]
  readonly at: number | null
  /** Shown if nothing matches. */
  readonly empty: string
  readonly onPick: (index: number) => void
}

/** The tags that match the typed text. */
export const TagList = ({ id, choices, at, empty, onPick }: Props) => {
  const isAll = useAllRead()
  return (
    <>
      <OptionList
        id={id}
        label="Matching tags"
        options={choices.map((choice) => ({
          key: `${choice.kind} ${nameOf(choice)}`,
          content: <Choice choice={choice} isAll={isAll} />,
        }))}
        at={at}
        onPick={onPick}
      />
      {choices.length === 0 && <span className="lc-muted">{empty}</span>}
    </>
  )
}
