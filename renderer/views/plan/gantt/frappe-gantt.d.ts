/** The parts of frappe-gantt 1.2.2 that frappe.ts builds on; the package ships no types. */
declare module 'frappe-gantt' {
  export interface ViewMode {
    name: string
    step: string
    column_width: number
    padding: string
    upper_text: () => string
    lower_text: () => string
  }
  export interface DateLabel {
    x: number
    formatted_date: string
    upper_text: string
    lower_text: string
    upper_y: number
    lower_y: number
  }
  export default class Gantt {
    constructor(wrapper: HTMLElement, tasks: readonly unknown[], options: object)
    protected $container: HTMLElement
    protected $svg: SVGSVGElement
    protected $header: HTMLElement
    protected $upper_header: HTMLElement
    protected $lower_header: HTMLElement
    protected $popup_wrapper: HTMLElement
    protected layers: Record<string, SVGGElement>
    protected options: Record<string, unknown>
    protected config: { column_width: number; header_height: number }
    protected tasks: readonly unknown[]
    protected dates: readonly Date[]
    protected bars: readonly unknown[]
    protected arrows: readonly unknown[]
    protected grid_height: number
    protected gantt_start: Date
    protected gantt_end: Date
    protected setup_options(options: object): void
    protected setup_tasks(tasks: readonly unknown[]): void
    protected setup_gantt_dates(refresh: boolean): void
    protected setup_date_values(): void
    protected setup_layers(): void
    protected make_grid_background(): void
    protected make_grid_rows(): void
    protected make_side_header(): void
    protected make_grid_highlights(): void
    protected make_grid_ticks(): void
    protected make_dates(): void
    protected get_dates_to_draw(): DateLabel[]
    protected make_bars(): void
    protected make_arrows(): void
    protected map_arrows_on_bars(): void
    protected set_dimensions(): void
    protected set_scroll_position(date: unknown): void
    protected bind_events(): void
    protected clear(): void
    protected render(): void
    change_view_mode(mode?: string, maintainPosition?: boolean): void
  }
}
