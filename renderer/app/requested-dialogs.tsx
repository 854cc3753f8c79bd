import { useLocation } from 'wouter'
import { ConfirmRun } from '../features/bulk/dialogs/confirm-run'
import { TagDialog } from '../features/bulk/dialogs/tag-dialog'
import { ViewForm } from '../features/saved-views/view-form'
import classes from './requested-dialogs.module.css'
import { endRequest, requestKey, useRequest } from './requests'

const endRun = (): void => endRequest('run')
const endTags = (): void => endRequest('tags')
const endView = (): void => endRequest('view')

/** The dialogs that may be asked for in another view than the one they belong to. */
export const RequestedDialogs = () => {
  const run = useRequest('run')
  const tags = useRequest('tags')
  const view = useRequest('view')
  const [, go] = useLocation()
  const showRun = (id: string): void => go(`/bulk/${id}`)
  return (
    <>
      {run && (
        <ConfirmRun key={requestKey(run)} {...run} onClose={endRun} onStarted={endRun} onShowRun={showRun} />
      )}
      {tags && (
        <div className={classes.dock}>
          <TagDialog
            key={requestKey(tags)}
            kind="tag-add"
            ids={tags}
            onClose={endTags}
            onStarted={endTags}
            onShowRun={showRun}
          />
        </div>
      )}
      <ViewForm view={view} onClose={endView} />
    </>
  )
}
