import { expect, it } from 'vitest'
import { queueNameOf } from '../../../shared/domain/notification'
import { contract } from '../../../shared/ipc/contract'

it.each([
  ['https://sqs.eu-west-1.amazonaws.com/123456789012/link', 'link'],
  ['https://sqs.eu-west-1.amazonaws.com/123456789012/link/', 'link'],
  ['https://sqs.eu-west-1.amazonaws.com/123456789012/link/?a=/b#/c', 'link'],
  ['https://sqs.eu-west-1.amazonaws.com/', null],
  ['https://sqs.eu-west-1.amazonaws.com', null],
])('the queue of %s is called %s, and is not set up without a name', (queueUrl, name) => {
  expect(queueNameOf({ queueUrl })).toBe(name)
  const saved = contract['notifications:save'].request.safeParse({
    region: 'eu-west-1',
    queueUrl,
    endpoint: null,
    keys: null,
  })
  expect(saved.success).toBe(name !== null)
})
