import { join } from 'node:path'
import type { ProfileRow } from '../../shared/domain/profile'
import type { Playbook } from '../../shared/domain/triage'
import { readAdministrator } from '../administrator/administrator-file'
import type { LinkClient } from '../link/link-client'
import { createCustomerTexts } from './customer-texts'
import { placeholderValuesOf } from './placeholders'
import { createPlaybooks, filledPlaybook, type StatusPlaybook } from './playbooks'

interface Asked {
  readonly status: string
  /** Null for the playbook of a status alone, without texts for a customer. */
  readonly profileId: number | null
  readonly row: ProfileRow | undefined
}

/** What is to be known and said about a case: its playbook, with the texts for its customer. */
export interface Guidance {
  readonly of: (asked: Asked) => Promise<Playbook>
}

interface GuidanceParts {
  readonly link: Pick<LinkClient, 'utilities'>
  /** Where the administrator's files are, if there are any. */
  readonly folder: string
}

const joined = (problems: readonly (string | null)[]): string | null =>
  problems.filter((one) => one !== null).join(' ') || null

const withoutTexts = ({ customerText: _, ...playbook }: StatusPlaybook): Playbook => ({
  ...playbook,
  recognised: null,
  texts: [],
  languages: {},
})

export const createGuidance = ({ link, folder }: GuidanceParts): Guidance => {
  const playbooks = createPlaybooks(join(folder, 'playbooks.json'))
  const customerTexts = createCustomerTexts(join(folder, 'customer-texts.json'))
  return {
    of: async ({ status, profileId, row }) => {
      const profile = row?.profile ?? null
      const providerId = profile?.providerId ?? null
      const playbook = await playbooks.of(status, providerId)
      if (profileId === null) return withoutTexts(playbook)
      const values = await placeholderValuesOf(link, profileId, profile)
      const { settings, problems } = await readAdministrator(join(folder, 'administrator.json'))
      const texts = await customerTexts.of({
        status,
        providerId,
        detail: row?.lastJob?.detail ?? null,
        values,
        updateLink: settings.updateLink ?? null,
      })
      const filled = filledPlaybook(playbook, values)
      const own = filled.customerText
      // The administrator's own text is the mail; what is said on the phone stays.
      const mails = own === null ? [] : [{ language: null, form: 'mail', text: own } as const]
      const others = texts.texts.filter(({ form }) => own === null || form !== 'mail')
      return {
        ...withoutTexts(filled),
        recognised: texts.recognised,
        texts: own === '' ? [] : [...mails, ...others],
        languages: texts.languages,
        problem: joined([
          filled.problem,
          texts.problem,
          ...problems.filter(({ key }) => key !== 'maxDeletesPerRun').map(({ words }) => words),
        ]),
      }
    },
  }
}
