/** What a person types about the queue. */
interface Typed {
  readonly region: string
  readonly queueUrl: string
  /** Empty for Amazon's own. */
  readonly endpoint: string
}

const isHttps = (text: string): boolean => URL.canParse(text) && new URL(text).protocol === 'https:'

/** What is wrong with each field, in a sentence; empty where all is well. */
export const faultsOf = ({ region, queueUrl, endpoint }: Typed): Partial<Record<keyof Typed, string>> => ({
  ...(!/^[a-z0-9-]{1,40}$/.test(region.trim()) && { region: 'Such as us-east-1.' }),
  ...(!isHttps(queueUrl.trim()) && { queueUrl: 'A full address that begins with https://.' }),
  ...(endpoint.trim() !== '' &&
    !isHttps(endpoint.trim()) && { endpoint: 'A full address that begins with https://, or nothing.' }),
})

/** The region that one of Amazon's queue addresses names. */
export const regionOf = (queueUrl: string): string | null =>
  /^https:\/\/(?:sqs\.([a-z0-9-]+)|([a-z0-9-]+)\.queue)\.amazonaws\.com[./]/
    .exec(queueUrl.trim())
    ?.slice(1)
    .find(Boolean) ?? null
