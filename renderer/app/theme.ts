import {
  ActionIcon,
  Button,
  createTheme,
  defaultVariantColorsResolver,
  Input,
  Modal,
  Notification,
  PasswordInput,
  Select,
  Switch,
  TagsInput,
  Tooltip,
  type CSSVariablesResolver,
  type VariantColorsResolver,
} from '@mantine/core'

/** The stacking order of layers of our own; Mantine's dialogs are at 200, its menus above. */
export const layers = { behindDialogs: 190, notices: 195 } as const

/** On a filled surface the letters are dark in the dark scheme, where the colours are light. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colours = defaultVariantColorsResolver(input)
  return input.variant === 'filled' ? { ...colours, color: 'var(--lc-on-accent)' } : colours
}

/** Mantine in the console's own tokens (tokens.css), small and dense. */
export const theme = createTheme({
  fontFamily: 'var(--lc-font)',
  fontFamilyMonospace: 'var(--lc-mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  headings: { fontFamily: 'var(--lc-font)', fontWeight: '620' },
  defaultRadius: 'var(--lc-radius)',
  variantColorResolver,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'xs' } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', size: 'sm' } }),
    // Fields of text, numbers and dates are Inputs; the next three hand their size on to more than that.
    Input: Input.extend({ defaultProps: { size: 'xs' } }),
    InputWrapper: Input.Wrapper.extend({ defaultProps: { size: 'xs' } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { size: 'xs' } }),
    Select: Select.extend({ defaultProps: { size: 'xs' } }),
    TagsInput: TagsInput.extend({ defaultProps: { size: 'xs' } }),
    Switch: Switch.extend({ defaultProps: { size: 'xs' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, withArrow: true, fz: 12 } }),
    Notification: Notification.extend({
      defaultProps: { closeButtonProps: { 'aria-label': 'Hide the notice' } },
    }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        transitionProps: { duration: 120 },
        overlayProps: { zIndex: layers.behindDialogs },
        // A dialog's header is no banner of the page.
        attributes: { header: { role: 'none' } },
        // A label without blanks may stand in it, and more than a line.
        styles: { title: { overflowWrap: 'anywhere', lineHeight: 1.3 } },
      },
    }),
  },
})

/** Mantine's own variables point at ours, in both colour schemes alike: the tokens change, not the mapping. */
export const cssVariables: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-body': 'var(--lc-surface)',
    '--mantine-color-text': 'var(--lc-text)',
    '--mantine-color-dimmed': 'var(--lc-muted)',
    '--mantine-color-placeholder': 'var(--lc-muted)',
    '--mantine-color-anchor': 'var(--lc-accent)',
    '--mantine-color-error': 'var(--lc-red)',
    '--mantine-color-default': 'var(--lc-surface)',
    '--mantine-color-default-hover': 'var(--lc-bg)',
    '--mantine-color-default-color': 'var(--lc-text)',
    '--mantine-color-default-border': 'var(--lc-line)',
    '--mantine-primary-color-filled': 'var(--lc-accent)',
    '--mantine-primary-color-filled-hover': 'color-mix(in srgb, var(--lc-accent) 88%, var(--lc-text))',
    '--mantine-primary-color-contrast': 'var(--lc-on-accent)',
    '--mantine-primary-color-light': 'var(--lc-accent-bg)',
    '--mantine-primary-color-light-hover': 'var(--lc-selected)',
    '--mantine-primary-color-light-color': 'var(--lc-accent)',
    '--mantine-color-blue-filled': 'var(--lc-accent)',
    '--mantine-color-blue-light': 'var(--lc-accent-bg)',
    '--mantine-color-blue-light-hover': 'var(--lc-accent-bg)',
    '--mantine-color-blue-light-color': 'var(--lc-accent)',
    '--mantine-color-red-filled': 'var(--lc-red)',
    '--mantine-color-red-light': 'var(--lc-red-bg)',
    '--mantine-color-red-light-hover': 'var(--lc-red-bg)',
    '--mantine-color-red-light-color': 'var(--lc-red)',
    '--mantine-color-gray-light-hover': 'var(--lc-grey-bg)',
    '--mantine-color-dark-6': 'var(--lc-surface)',
    '--mantine-color-dark-4': 'var(--lc-line-strong)',
    '--mantine-color-disabled': 'var(--lc-grey-bg)',
    '--mantine-color-disabled-color': 'var(--lc-muted)',
  }
  return { variables: {}, light: both, dark: both }
}
