import { request } from 'node:https'
import { z } from 'zod'
import { fail, ok, type Result } from '../../shared/errors/failure'
import { strictTls } from '../link/transport/strict-tls'
import type { PracticeAddress } from '../practice/messages'

const replySchema = z.object({ certificate: z.string() })

/** Has the practice service sign a signing request. For a real connection this takes a mail to the Link contact. */
export const signWithPractice = (
  address: Pick<PracticeAddress, 'controlUrl' | 'controlToken' | 'caPem'>,
  csrPem: string,
): Promise<Result<string>> =>
  new Promise((resolve) => {
    const sent = request(
      new URL('/sign', address.controlUrl),
      {
        method: 'POST',
        ca: address.caPem,
        ...strictTls,
        headers: { authorization: `Bearer ${address.controlToken}`, 'content-type': 'application/json' },
        timeout: 10_000,
      },
      (reply) => {
        const chunks: Buffer[] = []
        reply.on('data', (chunk: Buffer) => chunks.push(chunk))
        reply.on('end', () => {
          try {
            resolve(ok(replySchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8'))).certificate))
          } catch {
            resolve(fail('practice-unavailable', { status: reply.statusCode, detail: 'signing' }))
          }
        })
      },
    )
    sent.on('timeout', () => sent.destroy(new Error('timed out')))
    sent.on('error', (error) => resolve(fail('practice-unavailable', { detail: error.message })))
    sent.end(JSON.stringify({ csr: csrPem }))
  })
