import type { LoggedLine } from './activity'
import { changeableFieldNames, fieldsOfDraft } from './overtaken'
import type { ProfileDraft } from './profile'

/** The personal part of a line in the activity log: texts under the names of its parts. */
type Personal = LoggedLine['personal']

const separator = ', '

const namesOfFields: Readonly<Partial<Record<string, string>>> = changeableFieldNames

/** For the line of a changed profile: the fields that were sent, without their values. */
export const partOfFields = (draft: ProfileDraft): { readonly fields: string } => ({
  fields: fieldsOfDraft(draft).join(separator),
})

/** The fields that the line of a change names; null in the lines of earlier versions, which do not name them. */
export const namedFields = (personal: Personal): readonly string[] | null => {
  const fields = personal?.['fields']
  return fields === undefined ? null : fields.split(separator)
}

/** A part as people read it. */
export const partText = (name: string, text: string): string =>
  name === 'fields'
    ? text
        .split(separator)
        .map((field) => namesOfFields[field] ?? field)
        .join(separator)
    : text

/** What a line was about, beside its profile: a tag, a reason, the changed fields. */
export const subjectOf = ({ personal }: Pick<LoggedLine, 'personal'>): string =>
  Object.entries(personal ?? {})
    .flatMap(([name, text]) => (name === 'label' ? [] : [partText(name, text)]))
    .join(' · ')
