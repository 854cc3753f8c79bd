/** The names of all that the page can ask and hear. No imports: the preload bundles this file and nothing else. */

export const invokeChannels = [
  'app:info',
  'app:open-external',
  'connection:list',
  'connection:create',
  'connection:change',
  'connection:forget',
  'connection:activate',
  'connection:make-request',
  'connection:save-request',
  'connection:choose-files',
  'connection:paste',
  'connection:import',
  'connection:check',
  'connection:enter-practice',
  'connection:leave-practice',
  'lookup:zip',
  'lookup:providers',
  'lookup:provider',
  'profiles:search',
  'profiles:match',
  'profiles:rows',
  'profiles:get',
  'profiles:create',
  'profiles:change',
  'profiles:delete',
  'tags:known',
  'tags:list',
  'tags:add',
  'tags:remove',
  'credentials:list',
  'credentials:save',
  'credentials:delete',
  'jobs:start',
  'jobs:of-profile',
  'jobs:running',
  'bills:list',
  'bills:pdf',
  'bills:save-pdf',
  'intervals:list',
  'intervals:readings',
  'intervals:save-source',
] as const

export const eventChannels = [
  'connection:changed',
  'connection:rung',
  'connection:practice-step',
  'profiles:changed',
  'jobs:changed',
] as const

/** Takes back a call by its id; not a call itself. */
export const abortChannel = 'ipc:abort'

export type InvokeChannel = (typeof invokeChannels)[number]
export type EventChannel = (typeof eventChannels)[number]
