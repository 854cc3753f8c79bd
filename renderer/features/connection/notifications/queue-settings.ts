import { queueNameOf } from '../../../../shared/domain/notification'

/** The settings of the queue as they are typed. */
interface Typed {
  readonly region: string
  readonly queueUrl: string
  /** Empty for Amazon's own endpoint. */
  readonly endpoint: string
}

const isHttps = (text: string): boolean => URL.canParse(text) && new URL(text).protocol === 'https:'

const faultOfUrl = (queueUrl: string): string | null => {
  if (!isHttps(queueUrl)) return 'A full address that begins with https://.'
  return queueNameOf({ queueUrl }) ? null : 'The queue’s full address, with its name at the end.'
}

/** What is wrong with each field, as a sentence; empty if nothing is. */
export const faultsOf = ({ region, queueUrl, endpoint }: Typed): Partial<Record<keyof Typed, string>> => {
  const ofUrl = faultOfUrl(queueUrl.trim())
  return {
    ...(!/^[a-z0-9-]{1,40}$/.test(region.trim()) && { region: 'Such as us-east-1.' }),
    ...(ofUrl && { queueUrl: ofUrl }),
    ...(endpoint.trim() !== '' &&
      !isHttps(endpoint.trim()) && { endpoint: 'A full address that begins with https://, or nothing.' }),
  }
}

/** The region in an address of one of Amazon's queues. */
export const regionOf = (queueUrl: string): string | null =>
  /^https:\/\/(?:sqs\.([a-z0-9-]+)|([a-z0-9-]+)\.queue)\.amazonaws\.com[./]/
    .exec(queueUrl.trim())
    ?.slice(1)
    .find(Boolean) ?? null
