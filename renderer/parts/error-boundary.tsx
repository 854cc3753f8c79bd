import { Component, type ReactNode } from 'react'
import { StateMessage } from './state-message'

/** A view that crashes says so in its own place; the rest of the window keeps working. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children
    return (
      <StateMessage
        title="This view stopped working."
        advice="Nothing was lost. Open it again; if it stops again, restart Link Console."
        action={{ label: 'Open again', run: () => this.setState({ broken: false }) }}
      />
    )
  }
}
