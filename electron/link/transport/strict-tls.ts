/**
 * Goes into every connection that is opened over TLS. Node takes the environment for the default of what is not said:
 * with `NODE_TLS_REJECT_UNAUTHORIZED=0` any stranger would be taken for the server (docs/reference/security.md, "The environment").
 */
export const strictTls = { rejectUnauthorized: true, minVersion: 'TLSv1.2' } as const
