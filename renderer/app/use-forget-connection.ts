import { useEffect } from 'react'
import { forgetOperation } from '../features/bulk/preview/last-operation'
import { useConnections } from '../features/connection/common/use-connections'
import { forgetAttempts } from '../features/triage/start-again/state'
import { endConnectionRequests } from './requests'

/** What the page keeps beside its views goes with the connection: in another one the same ids are other profiles. */
export const useForgetConnection = (): void => {
  const id = useConnections().active?.id
  useEffect(() => {
    if (id === undefined) return
    return () => {
      forgetAttempts()
      forgetOperation()
      endConnectionRequests()
    }
  }, [id])
}
