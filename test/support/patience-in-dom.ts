import { configure } from '@testing-library/react'
import { patienceMs } from './time-limits'

configure({ asyncUtilTimeout: patienceMs })
