/** Keeps a bug in one screen from taking the frame with it: says so and leaves the way to the other screens open. */
import { Component, type ReactNode } from 'react'
import { frame } from '../../shared/words/en/frame.ts'
import { Screen } from '../ui/Screen.tsx'

export class Failsafe extends Component<{ children: ReactNode }, { failed: string | null }> {
  override state = { failed: null as string | null }
  static getDerivedStateFromError(error: unknown) {
    return { failed: error instanceof Error ? error.message : String(error) }
  }
  override render() {
    if (this.state.failed === null) return this.props.children
    return (
      <Screen label={frame.name}>
        <p className="empty" role="alert">
          {frame.failed(this.state.failed)}
        </p>
      </Screen>
    )
  }
}
