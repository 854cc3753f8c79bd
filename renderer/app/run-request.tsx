import { useLocation } from 'wouter'
import { ConfirmRun } from '../features/bulk/dialogs/confirm-run'
import { closeRunRequest, useRunRequest } from './run-request-state'

/** The preview of a run that another view asked for: a tag renamed, merged or removed everywhere. */
export const RunRequestDialog = () => {
  const { request } = useRunRequest()
  const [, go] = useLocation()
  if (!request) return null
  return (
    <ConfirmRun
      {...request}
      onClose={closeRunRequest}
      onStarted={closeRunRequest}
      onShowRun={(id) => go(`/bulk/${id}`)}
    />
  )
}
