import { Component, type ReactNode } from "react";

type Props = {
  children: ReactNode;
  /** What stands in the place of what broke. `retry` renders it once more. */
  fallback: (retry: () => void) => ReactNode;
  /** Names what is shown; another name tries again. */
  subject?: unknown;
};

type State = { broken: boolean; subject: unknown };

/** Keeps an error of what it holds from taking the page around it. React itself writes the error to the console. */
export class ErrorBoundary extends Component<Props, State> {
  static getDerivedStateFromError(): Partial<State> {
    return { broken: true };
  }

  static getDerivedStateFromProps({ subject }: Props, state: State): Partial<State> | null {
    return Object.is(subject, state.subject) ? null : { broken: false, subject };
  }

  override state: State = { broken: false, subject: this.props.subject };

  readonly #retry = (): void => this.setState({ broken: false });

  override render(): ReactNode {
    return this.state.broken ? this.props.fallback(this.#retry) : this.props.children;
  }
}
