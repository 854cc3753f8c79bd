import type { Scope } from './persisted-scope'
import { NewProfile, type NewProfileStart } from './new-profile/new-profile'
import type { ValuesToSet } from './paste-found'
import { PasteList } from './paste-list'
import type { ListDialog } from './use-list-dialog'

interface Props {
  readonly shown: ListDialog | null
  readonly start: NewProfileStart | undefined
  readonly practice: boolean
  readonly onClose: () => void
  readonly onMade: (id: number) => void
  /** Searches for the profile after a creation in doubt. */
  readonly onLook: (search: string) => void
  readonly onShow: (pasted: Scope) => void
  readonly onValues: (values: ValuesToSet) => void
}

/** The dialogs of the list, one at a time. */
export const ListDialogs = ({ shown, start, practice, onClose, onMade, onLook, ...pasting }: Props) => (
  <>
    <NewProfile
      opened={shown?.kind === 'create'}
      start={start}
      practice={practice}
      onClose={onClose}
      onCreated={({ id }) => {
        onClose()
        onMade(id)
      }}
      onLook={(search) => {
        onClose()
        onLook(search)
      }}
    />
    {shown?.kind === 'paste' && (
      <PasteList
        given={shown.text}
        onClose={onClose}
        onShow={(pasted) => {
          onClose()
          pasting.onShow(pasted)
        }}
        onValues={(values) => {
          onClose()
          pasting.onValues(values)
        }}
      />
    )}
  </>
)
