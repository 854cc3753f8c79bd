import type { ActivityOutcome } from '../../shared/domain/activity'
import type { KeptKind } from '../../shared/domain/kept-files'

/** The closed unions that the store writes to disk, so a name must never get another meaning. */

/** `unknown`: the request may or may not have arrived, and is still to be settled. `failed`: it did not arrive. */
export type ChangeOutcome = ActivityOutcome

/** The setting with the bills that belong to a profile's meters. It is deleted together with the profile. */
export const metersSetting = (profileId: number): string => `meters/${profileId}`

/** The setting with what is packed of a profile's interval months. It is deleted together with the profile. */
export const monthsSetting = (profileId: number): string => `${monthsPrefix}${profileId}`

/** With which the keys of these settings begin. */
export const monthsPrefix = 'interval-months/'

export type CachedFileKind = KeptKind
