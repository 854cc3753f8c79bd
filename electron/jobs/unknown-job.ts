import type { Failure } from '../../shared/errors/failure'
import { says } from '../link/answers'

/** The words of "Job Status" in the API document: "404: Job not found", "400: Error loading the Job ID". */
const words = /\bjob not found\b|\berror loading the job id\b/i

/**
 * Whether the answer to "Job Status" says that the API knows no job of this ID. A 400 or 404 with other words, or with none, may
 * be about anything, or come from something on the way: the job may run all the same.
 */
export const saysNoSuchJob = (failure: Failure): boolean => says(failure, words)

/** The same, or the text cannot be the ID of a job at all and was not asked for. */
export const isNoJob = (failure: Failure): boolean => failure.code === 'invalid-id' || saysNoSuchJob(failure)
