import { useLocation } from 'wouter'
import { TagDialog } from '../features/bulk/dialogs/tag-dialog'
import classes from './tag-request.module.css'
import { closeTagRequest, useTagRequest } from './tag-request-state'

/** The dialog that puts tags on the profiles of a troubled provider. */
export const TagRequestDialog = () => {
  const { ids } = useTagRequest()
  const [, go] = useLocation()
  if (!ids) return null
  return (
    <div className={classes.dock}>
      <TagDialog
        kind="tag-add"
        ids={ids}
        onClose={closeTagRequest}
        onStarted={closeTagRequest}
        onShowRun={(id) => go(`/bulk/${id}`)}
      />
    </div>
  )
}
