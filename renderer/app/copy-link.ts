import { notifications } from '@mantine/notifications'
import { addressOfProfile } from '../../shared/domain/deep-link'
import { currentJobProfile } from '../features/jobs/list/current-job'
import { currentProfile } from '../features/profiles/view'
import { currentCase } from '../features/triage/queue/queue-view'

/** The profile that is looked at: on its own page, beside the list or the queue, by a job. */
const profileAt = (location: string): number | null => {
  const [, id] = /^\/profiles\/(\d+)/.exec(location) ?? []
  if (id !== undefined) return Number(id)
  if (location === '/profiles') return currentProfile()
  if (location === '/triage') return currentCase()
  return location === '/jobs' ? currentJobProfile() : null
}

/** Copies the address that opens this profile from another program, in this connection. */
export const copyProfileLink = async (location: string, connection: string | null): Promise<void> => {
  const id = profileAt(location)
  if (id === null) {
    notifications.show({ message: 'Choose a profile first, then copy its link.' })
    return
  }
  const address = addressOfProfile(id, connection)
  try {
    await navigator.clipboard.writeText(address)
    notifications.show({ message: `Copied ${address}` })
  } catch {
    notifications.show({ color: 'red', title: 'The link could not be copied.', message: address })
  }
}
