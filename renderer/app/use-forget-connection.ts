import { useEffect } from 'react'
import { forgetOperation } from '../features/bulk/preview/last-operation'
import { useConnections } from '../features/connection/common/use-connections'
import { forgetAwaited } from '../parts/accepted-notice'
import { forgetDone } from '../parts/done'
import { forgetGiven } from '../parts/given-tags'
import { forgetSavedPdfs } from '../features/bills/saving-pdfs'
import { clearChosen } from '../features/triage/choice/chosen'
import { forgetStarted } from '../features/triage/common/started'
import { forgetAttempts } from '../features/triage/start-again/state'
import { endConnectionRequests } from './requests'

/**
 * Clears what the page keeps outside of its views when the connection changes: in another one the same ids are other
 * profiles.
 */
export const useForgetConnection = (): void => {
  const id = useConnections().active?.id
  useEffect(() => {
    if (id === undefined) return
    return () => {
      forgetAttempts()
      clearChosen()
      forgetStarted()
      forgetSavedPdfs()
      forgetOperation()
      forgetAwaited()
      forgetDone()
      forgetGiven()
      endConnectionRequests()
    }
  }, [id])
}
