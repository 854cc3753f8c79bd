const secretNames = /pass|secret|key|token|value|authorization|pem|label|tag|name|address|account/i
const pem = /-----BEGIN[\s\S]*?(-----END [A-Z ]+-----|$)/g
const longBase64 = /[A-Za-z0-9+/]{60,}={0,2}/g

const redactText = (text: string): string =>
  text.replace(pem, '[pem]').replace(longBase64, '[base64]').slice(0, 500)

/**
 * Keeps what may be in a log line: codes, ids, counts. Removes everything under a suspicious name, and everything that
 * looks like a key.
 */
export const redact = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries<unknown>(
    Object.entries(fields).map(([name, value]) => {
      if (value instanceof Error) return [name, redactText(`${value.name}: ${value.message}`)]
      if (secretNames.test(name)) return [name, '[redacted]']
      if (typeof value === 'string') return [name, redactText(value)]
      if (typeof value === 'number' || typeof value === 'boolean' || value === null) return [name, value]
      return [name, '[object]']
    }),
  )
