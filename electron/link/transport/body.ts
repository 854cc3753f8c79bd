import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { fail, ok, type Result } from '../../../shared/errors/failure'

const inflate = promisify(gunzip)

export const tooLarge = (limit: number): { ok: false; error: { code: 'too-large'; detail: string } } => ({
  ok: false,
  error: { code: 'too-large', detail: `more than ${Math.round(limit / 1024 / 1024)} MB` },
})

/** All of a body, or nothing once it exceeds `limit`: breaking off ends the connection. */
export const readBody = async (body: AsyncIterable<Buffer>, limit: number): Promise<Result<Buffer>> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > limit) return tooLarge(limit)
    chunks.push(chunk)
  }
  return ok(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size))
}

/**
 * We ask for `identity`. gzip is understood all the same, and counted while it inflates. A server that was asked for no
 * encoding has no reason to send another one, or several.
 */
export const decodeBody = async (bytes: Buffer, encoding: string, limit: number): Promise<Result<Buffer>> => {
  if (encoding === '' || encoding === 'identity') return ok(bytes)
  if (encoding !== 'gzip' && encoding !== 'x-gzip') {
    return fail('bad-reply', { detail: `content encoding ${encoding.slice(0, 40)}` })
  }
  try {
    return ok(await inflate(bytes, { maxOutputLength: limit }))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    return code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(limit) : fail('bad-reply', { detail: 'damaged gzip' })
  }
}
