import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

export interface QueueKeys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

export interface SignedRequest {
  readonly method: string
  /** Path and query exactly as they were sent. */
  readonly target: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

const form =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/

/**
 * The answer of the real queue to a request that these keys have not signed (AWS Signature Version 4); null if the
 * signature is valid.
 */
export const refusalOf = (request: SignedRequest, keys: QueueKeys): string | null => {
  const parts = form.exec(request.headers.authorization ?? '')
  if (!parts) return 'MissingAuthenticationToken'
  const [, keyId = '', day = '', region = '', service = '', names = '', signature = ''] = parts
  if (keyId !== keys.accessKeyId) return 'InvalidClientTokenId'
  const [path = '/', query = ''] = request.target.split('?')
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`)
  const canonical = [request.method, path, query, headers.join(''), names, sha256(request.body)].join('\n')
  const scope = `${day}/${region}/${service}/aws4_request`
  const time = String(request.headers['x-amz-date'])
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n')
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${keys.secretAccessKey}`,
  )
  const right = timingSafeEqual(hmac(key, toSign), Buffer.from(signature, 'hex'))
  return right ? null : 'SignatureDoesNotMatch'
}
