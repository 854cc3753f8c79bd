import type { QueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Answers, FakeBridge } from '../../../../renderer/bridge/fake'
import { clearChosen } from '../../../../renderer/features/triage/choice/chosen'
import { forgetStarted } from '../../../../renderer/features/triage/common/started'
import { show as showPart } from '../show'
import { failedProfile } from './samples'

export const show = (
  part: ReactNode,
  answers: Answers = {},
): { readonly bridge: FakeBridge; readonly queries: QueryClient } => {
  // Another test may have left them in this window.
  clearChosen()
  forgetStarted()
  return showPart(part, { ...failedProfile, ...answers })
}
