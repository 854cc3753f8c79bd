import {
  itemText,
  type BulkOperation,
  type ItemReason,
  type ItemValue,
  type RowValues,
} from '../../shared/domain/bulk'
import type { Profile, ProfileRow } from '../../shared/domain/profile'
import { fillLabel } from './label-template'
import type { Draft, Step } from './work'

/** What a run does to one profile, decided by the profile's details. */
export type Decision =
  | {
      readonly to: 'do'
      readonly steps: readonly Step[]
      readonly before: ItemValue | null
      readonly after: ItemValue | null
      /** Why a part of it is left out. */
      readonly left?: ItemReason | undefined
    }
  | { readonly to: 'leave'; readonly reason: ItemReason }

type ChangeStep = Step & { readonly kind: 'change' }

const already: Decision = { to: 'leave', reason: 'already-so' }

/** Details older than this are read again before anything is decided by them. */
const trustedForMs = 24 * 3_600_000

/** The row's profile where it was read lately enough to decide by; null where it has to be read. */
export const trusted = (row: ProfileRow | undefined, now: Date): Profile | null =>
  row?.profile && row.readAt !== null && now.getTime() - Date.parse(row.readAt) < trustedForMs
    ? row.profile
    : null

const listing = (tags: readonly string[]): ItemValue | null => (tags.length === 0 ? null : tags)

export const afterStep = (tags: readonly string[], step: Step): readonly string[] => {
  if (step.kind === 'tag-add') return tags.includes(step.tag) ? tags : [...tags, step.tag]
  return step.kind === 'tag-remove' ? tags.filter((tag) => tag !== step.tag) : tags
}

const tagging = ({ tags }: Profile, steps: readonly Step[]): Decision =>
  steps.length === 0
    ? already
    : { to: 'do', steps, before: listing(tags), after: listing(steps.reduce(afterStep, tags)) }

const unique = (tags: readonly string[]): readonly string[] => [...new Set(tags)]

const adding = (tag: string): Step & { kind: 'tag-add' } => ({ kind: 'tag-add', tag })
const removing = (tag: string): Step & { kind: 'tag-remove' } => ({ kind: 'tag-remove', tag })

const words = ({ label, zipcode, providerId }: Draft): string =>
  [
    ...(label === undefined ? [] : [`label: ${label}`]),
    ...(zipcode === undefined ? [] : [`ZIP: ${zipcode}`]),
    ...(providerId === undefined ? [] : [`provider: ${providerId}`]),
  ].join('; ')

const changing = (set: Draft, old: Draft): Decision =>
  Object.keys(set).length === 0
    ? already
    : { to: 'do', steps: [{ kind: 'change', set, old }], before: words(old) || null, after: words(set) }

/**
 * Only what differs is sent, and old values are kept only for what is sent. A ZIP code is always sent: the API does not
 * return it, so the known one may be out of date.
 */
const decideFields = ({ label, zipcode, providerId }: Draft, profile: Profile): Decision => {
  const set: Draft = {}
  const old: Draft = {}
  if (label !== undefined && label !== profile.label) {
    set.label = label
    old.label = profile.label
  }
  if (zipcode !== undefined) {
    set.zipcode = zipcode
    if (profile.zipcode !== null) old.zipcode = profile.zipcode
  }
  if (providerId !== undefined && providerId !== profile.providerId) {
    set.providerId = providerId
    if (profile.providerId !== null) old.providerId = profile.providerId
  }
  return changing(set, old)
}

const decideChange = (
  { label: template, zipcode, providerId }: BulkOperation & { kind: 'change' },
  profile: Profile,
): Decision => {
  const label = template === undefined ? undefined : fillLabel(template, profile)
  return label === null
    ? { to: 'leave', reason: 'value-missing' }
    : decideFields({ label, zipcode, providerId }, profile)
}

const joined = (fields: ItemValue | null, tags: ItemValue | null): string | null => {
  const parts = [itemText(fields), tags === null ? null : `tags: ${itemText(tags)}`]
  return parts.filter((part) => part !== null).join('; ') || null
}

/**
 * Both for one profile, the tags first: a change whose tag was refused has not been sent yet, and a retry never sends one
 * that has succeeded a second time.
 */
const both = (tags: Decision, fields: Decision): Decision => {
  if (tags.to === 'leave') return fields
  if (fields.to === 'leave') return fields.reason === 'already-so' ? tags : { ...tags, left: fields.reason }
  return {
    ...fields,
    steps: [...tags.steps, ...fields.steps],
    before: joined(fields.before, tags.before),
    after: joined(fields.after, tags.after),
  }
}

const decideValues = ({ tag, zipcode, label }: RowValues, profile: Profile): Decision => {
  const isNew = tag !== undefined && !profile.tags.includes(tag)
  return both(tagging(profile, isNew ? [adding(tag)] : []), decideFields({ zipcode, label }, profile))
}

const fields = ['label', 'zipcode', 'providerId'] as const
type Field = (typeof fields)[number]

/** Whether a changed value is restored, or why not. A value that is not known now is assumed to be still ours. */
const fateOf = (field: Field, now: Profile, { set, old }: ChangeStep): 'back' | ItemReason => {
  const value = now[field]
  if (old[field] === set[field]) return 'already-so'
  if (value !== null && value !== set[field]) return value === old[field] ? 'already-so' : 'changed-since'
  // A blank ZIP code stands for an unknown one in runs of earlier versions.
  const known =
    field === 'zipcode' ? old.zipcode !== '' && old.zipcode !== undefined : old[field] !== undefined
  return known ? 'back' : 'old-unknown'
}

const pick = (values: Draft, wanted: readonly Field[]): Draft =>
  Object.fromEntries(wanted.map((field) => [field, values[field]]))

/** Decides each value by itself: one that cannot be restored does not prevent the others. */
const changingBack = (profile: Profile, step: ChangeStep): Decision => {
  const changed = fields.filter((field) => step.set[field] !== undefined)
  const fates = changed.map((field) => fateOf(field, profile, step))
  const back = changed.filter((_field, at) => fates[at] === 'back')
  const left = (['changed-since', 'old-unknown'] as const).find((reason) => fates.includes(reason))
  const decision = changing(pick(step.old, back), pick(step.set, back))
  if (!left) return decision
  return decision.to === 'do' ? { ...decision, left } : { to: 'leave', reason: left }
}

/**
 * Reverts what a run did to this profile, the last step first. A value that somebody has changed since is left alone.
 */
export const decideUndo = (profile: Profile, did: readonly Step[]): Decision => {
  const tags = did.flatMap((step) => (step.kind === 'tag-add' || step.kind === 'tag-remove' ? [step] : []))
  const change = did.findLast((step) => step.kind === 'change')
  if (!change && tags.length === 0) return { to: 'leave', reason: 'nothing-to-undo' }
  const steps = tags
    .toReversed()
    .filter(({ kind, tag }) => profile.tags.includes(tag) === (kind === 'tag-add'))
    .map(({ kind, tag }) => (kind === 'tag-add' ? removing(tag) : adding(tag)))
  const tagsBack = tagging(profile, steps)
  return change ? both(tagsBack, changingBack(profile, change)) : tagsBack
}

/**
 * The decision for all operations but job starts, deletes and undos, which need more than a profile's details.
 * `values`: of the profile's row, where the operation has values by row.
 */
export const decide = (operation: BulkOperation, profile: Profile, values?: RowValues): Decision => {
  const has = (tag: string): boolean => profile.tags.includes(tag)
  switch (operation.kind) {
    case 'tag-add':
      return tagging(
        profile,
        unique(operation.tags)
          .filter((tag) => !has(tag))
          .map(adding),
      )
    case 'tag-remove':
      return tagging(profile, unique(operation.tags).filter(has).map(removing))
    case 'tag-rename': {
      const { from, to } = operation
      const old = unique(from).filter((tag) => tag !== to && has(tag))
      return tagging(
        profile,
        old.length === 0 ? [] : [...(has(to) ? [] : [adding(to)]), ...old.map(removing)],
      )
    }
    case 'change':
      return decideChange(operation, profile)
    case 'values':
      return values ? decideValues(values, profile) : { to: 'leave', reason: 'value-missing' }
    case 'delete':
      return { to: 'do', steps: [{ kind: 'delete' }], before: profile.label, after: null }
    case 'job-start':
    case 'undo':
      return already
  }
}
