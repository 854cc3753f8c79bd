import type { QueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Answers, FakeBridge } from '../../../../renderer/bridge/fake'
import { show as showPart } from '../show'
import { failedProfile } from './samples'

export const show = (
  part: ReactNode,
  answers: Answers = {},
): { readonly bridge: FakeBridge; readonly queries: QueryClient } =>
  showPart(part, { ...failedProfile, ...answers })
