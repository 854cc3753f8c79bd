import { pdfOrigin } from './origins'

const join = (policy: Record<string, string>): string =>
  Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ')

/** The page's content policy; `nonce` is new at each load and lets Mantine's own style tags through. */
export const consolePolicy = (nonce: string): string =>
  join({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': `'self' 'nonce-${nonce}'`,
    'font-src': "'self'",
    'img-src': "'self' data: blob:",
    'connect-src': "'self'",
    'worker-src': "'self'",
    'frame-src': pdfOrigin,
    'base-uri': "'none'",
    'form-action': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'default',
  })

/** The PDF frame's: no frames of its own, nothing but its own files; only our page may embed it. */
export const pdfPolicy = (nonce: string): string =>
  join({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': `'self' 'nonce-${nonce}'`,
    'font-src': "'self' data:",
    'img-src': "'self' data: blob:",
    'connect-src': "'self'",
    'worker-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': 'app://console',
    'require-trusted-types-for': "'script'",
    'trusted-types': 'default',
  })

/** For the worker that reads PDFs: no page and no policy of its page applies there. WebAssembly decodes images and colours. */
export const pdfWorkerPolicy = join({
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'connect-src': "'self'",
})
