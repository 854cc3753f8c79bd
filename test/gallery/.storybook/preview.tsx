import '../../../renderer/app/first'
import '@fontsource-variable/inter'
import '@fontsource/ibm-plex-mono/400.css'
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import '../../../renderer/app/tokens.css'
import '../../../renderer/app/frame.css'
import '../../../renderer/app/base.css'
import '../../../renderer/app/privacy.css'
import type { Preview } from '@storybook/react-vite'

export default { parameters: { layout: 'fullscreen', controls: { disable: true } } } satisfies Preview
