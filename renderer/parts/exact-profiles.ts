import { typedId } from '../../shared/domain/lookup-text'
import { quoted } from '../../shared/domain/query-tokens'
import { call, failureOf } from '../bridge/call'

const byId = async (text: string, signal: AbortSignal): Promise<readonly number[]> => {
  const id = typedId(text)
  if (id === null) return []
  try {
    return [(await call('profiles:get', { id }, signal)).id]
  } catch (error) {
    if (failureOf(error).code === 'not-found') return []
    throw error
  }
}

/**
 * The profiles of exactly this id or label, whether the directory has them or not: the server is asked as well. Where none is
 * written exactly so, those that differ in case alone.
 */
export const exactProfiles = async (text: string, signal: AbortSignal): Promise<readonly number[]> => {
  const [named, labelled, alike] = await Promise.all([
    byId(text, signal),
    call('profiles:match', { label: text }, signal),
    call('profiles:search', { text: `label:${quoted(text)}`, sort: null }, signal),
  ])
  const strictly = [...new Set([...named, ...labelled.ids])]
  return strictly.length > 0 ? strictly : [...alike.ids]
}
