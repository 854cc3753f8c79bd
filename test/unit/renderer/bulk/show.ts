import type { ReactNode } from 'react'
import type { Answers, FakeBridge } from '../../../../renderer/bridge/fake'
import { show as showPart } from '../show'
import { bulkAnswers } from './samples'

export const show = (part: ReactNode, answers: Answers = {}): FakeBridge =>
  showPart(part, { ...bulkAnswers, ...answers }).bridge
