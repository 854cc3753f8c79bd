// Imported before everything else: the policy stands before pdf.js loads.
import { installTrustedTypes } from '../lib/trusted-types'
import workerUrl from './worker?worker&url'

installTrustedTypes([new URL(workerUrl, location.href).href])
