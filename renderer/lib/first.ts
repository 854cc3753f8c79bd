// This file is imported before all others, because libraries create style tags and set markup while they load.
import { setNonce } from 'get-nonce'
import { z } from 'zod'
import { nonce } from './nonce'
import { installTrustedTypes } from './trusted-types'

installTrustedTypes()
setNonce(nonce())
// By default Zod compiles its schemas with `new Function`, which the content policy refuses.
z.config({ jitless: true })
