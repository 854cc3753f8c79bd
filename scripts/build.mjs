// `npm run build`: installs what is missing, and builds what has changed into out/.
import { ensureReady, main } from './lib/bootstrap.mjs'

main(() => ensureReady({ build: true }))
