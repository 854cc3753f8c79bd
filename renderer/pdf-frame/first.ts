// This file is imported before all others, so that the policy is in force before pdf.js loads.
import { allowWorker, installTrustedTypes } from '../lib/trusted-types'
import workerUrl from './worker?worker&url'

installTrustedTypes()
allowWorker(workerUrl)
