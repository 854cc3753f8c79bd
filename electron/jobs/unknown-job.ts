import type { Failure, FailureCode } from '../../shared/errors/failure'

/** "Job not found" and "Error loading the Job ID", and what cannot be the id of a job at all. */
const codes: ReadonlySet<FailureCode> = new Set(['not-found', 'bad-request', 'invalid-id'])

/** Whether the answer to "Job Status" says that the API knows no job of this id. */
export const saysNoSuchJob = ({ code }: Failure): boolean => codes.has(code)
