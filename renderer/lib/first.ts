// Imported before everything else: libraries create style tags and set markup while they load.
import { setNonce } from 'get-nonce'
import { z } from 'zod'
import { nonce } from './nonce'
import { installTrustedTypes } from './trusted-types'

installTrustedTypes()
setNonce(nonce())
// Zod would compile its schemas with `new Function`, which the content policy refuses.
z.config({ jitless: true })
