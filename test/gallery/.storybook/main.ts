import { fileURLToPath } from 'node:url'
import type { StorybookConfig } from '@storybook/react-vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default {
  framework: {
    name: '@storybook/react-vite',
    options: { builder: { viteConfigPath: at('vite.config.ts') } },
  },
  stories: ['../**/*.stories.tsx'],
  // No network requests: no usage statistics, no check for newer versions, no news.
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  features: { sidebarOnboardingChecklist: false },
  typescript: { reactDocgen: false, check: false },
} satisfies StorybookConfig
