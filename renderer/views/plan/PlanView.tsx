/** Plan: the frame's placeholder until its engineer mounts the view. */
import { Screen } from '../../ui/Screen.tsx'

export const PlanView = () => <Screen label="Plan">{null}</Screen>
