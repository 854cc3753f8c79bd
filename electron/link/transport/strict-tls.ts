/**
 * Options for every TLS connection. Node takes missing options from the environment: with
 * `NODE_TLS_REJECT_UNAUTHORIZED=0` any stranger would pass for the server (docs/reference/security.md, "The
 * environment").
 */
export const strictTls = { rejectUnauthorized: true, minVersion: 'TLSv1.2' } as const
