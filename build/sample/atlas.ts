/** The sample program in a planner's shorthand: our own platform migration, from which assets/samples/atlas.json is made. */

/**
 * A row: [key, outline level, name, duration, predecessors by key, owner, more].
 * Durations and predecessors are written as in the sheet ("10d", "lz3FS+2d;id1SS"), so that the sample reads as a plan.
 */
export interface SampleRow {
  readonly key: string
  readonly level: number
  readonly name: string
  readonly duration: string
  readonly after: string
  readonly owner: string
  readonly more?: {
    readonly done?: number
    readonly started?: string
    readonly finished?: string
    readonly calendar?: 'production'
    readonly constraint?: readonly [string, string]
    readonly deadline?: string
    readonly estimate?: readonly [string, string, string]
    readonly notes?: string
    readonly manual?: readonly [string, string]
    readonly inactive?: true
  }
}
type More = NonNullable<SampleRow['more']>

const row = (level: number, key: string, name: string, duration = '', after = '', owner = '', more?: More): SampleRow => ({
  key,
  level,
  name,
  duration,
  after,
  owner,
  more,
})

export const workstreams: Record<string, { lead: string; colour: string }> = {
  F: { lead: 'Priya Nair', colour: '#5c7cfa' },
  D: { lead: 'Tomasz Lewandowski', colour: '#20a4a0' },
  R: { lead: 'Grace Okafor', colour: '#9775c9' },
  S: { lead: 'Ines Moreau', colour: '#c98a2b' },
  A: { lead: 'Daniel Whitcombe', colour: '#6f9a3e' },
}

export const rows: readonly SampleRow[] = [
  row(0, 'F', 'Foundations', '', '', 'Platform'),
  row(1, 'f0', 'Mobilise'),
  row(2, 'f01', 'Program kick-off', '0', '', 'PMO', { done: 100, finished: '2026-09-07T08:00' }),
  row(2, 'f02', 'Agree scope and success measures', '8d', 'f01', 'PMO', { done: 100, started: '2026-09-07' }),
  row(2, 'f03', 'Stand up the program team', '5d', 'f01', 'PMO', { done: 100, started: '2026-09-07' }),
  row(2, 'f04', 'Supplier contract signed', '0', 'f02', 'Commercial', { done: 100, finished: '2026-09-16' }),
  row(1, 'f1', 'Landing zone'),
  row(2, 'f11', 'Cloud account structure', '8d', 'f03', 'Platform', { done: 100, started: '2026-09-14' }),
  row(2, 'f12', 'Network and connectivity design', '10d', 'f11SS+3d', 'Network', { done: 100, started: '2026-09-17' }),
  row(2, 'f13', 'Build landing zone', '15d', 'f11;f12FS-2d', 'Platform', { done: 100, started: '2026-09-29' }),
  row(2, 'f14', 'Private link to the data centre', '20d', 'f12', 'Network', { done: 100, started: '2026-10-01' }),
  row(2, 'f15', 'Landing zone accepted', '0', 'f13;f14', 'Platform', { done: 100, finished: '2026-10-28' }),
  row(1, 'f2', 'Identity and access'),
  row(2, 'f21', 'Directory federation', '10d', 'f13SS+5d', 'Identity', { done: 100, started: '2026-10-06' }),
  row(2, 'f22', 'Role model', '12d', 'f21SS+2d', 'Identity', { done: 100, started: '2026-10-08' }),
  row(2, 'f23', 'Privileged access', '20d', 'f22', 'Identity', { done: 80, started: '2026-10-26' }),
  row(2, 'f24', 'Joiner, mover, leaver process', '8d', 'f22', 'Identity', { done: 100, started: '2026-10-26' }),
  row(2, 'f25', 'Identity ready', '0', 'f21;f23;f24', 'Identity'),
  row(1, 'f3', 'Environments'),
  row(2, 'f31', 'Infrastructure as code baseline', '12d', 'f15', 'Platform', { done: 100, started: '2026-10-29' }),
  row(2, 'f32', 'Development environment', '6d', 'f31FS-4d', 'Platform', { done: 60, started: '2026-11-13' }),
  row(2, 'f33', 'Test environment', '8d', 'f32', 'Platform'),
  row(2, 'f34', 'Pre-production environment', '10d', 'f33;f25', 'Platform'),
  row(2, 'f35', 'Production environment', '12d', 'f34', 'Platform'),
  row(2, 'f36', 'Observability and alerting', '15d', 'f33', 'Operations'),
  row(2, 'f37', 'Backup and restore proven', '6d', 'f35', 'Operations'),
  row(2, 'f38', 'Environments ready', '0', 'f35;f36;f37', 'Platform', { deadline: '2027-02-26' }),

  row(0, 'D', 'Data migration', '', '', 'Data'),
  row(1, 'd0', 'Discovery'),
  row(2, 'd01', 'Source system inventory', '10d', 'f02', 'Data', { done: 100, started: '2026-09-17' }),
  row(2, 'd02', 'Data profiling', '15d', 'd01', 'Data', { done: 100, started: '2026-10-01' }),
  row(2, 'd03', 'Data quality report', '5d', 'd02', 'Data', { done: 100, started: '2026-10-22' }),
  row(2, 'd04', 'Retention and archive rules', '8d', 'd02', 'Legal', { done: 100, started: '2026-10-22' }),
  row(1, 'd1', 'Design'),
  row(2, 'd11', 'Target data model', '15d', 'd02FS-5d', 'Data', { done: 100, started: '2026-10-15' }),
  row(2, 'd12', 'Mapping catalogue', '18d', 'd11FS-5d;d03', 'Data', { done: 70, started: '2026-10-30', estimate: ['14d', '18d', '28d'] }),
  row(2, 'd13', 'Schema freeze', '0', 'd12;d11', 'Data', {
    notes: 'Slipped when the customer master needed a second round of mapping; the board was told 19 November.',
  }),
  row(2, 'd14', 'Archive strategy', '12d', 'd04', 'Data', { done: 50, started: '2026-11-10' }),
  row(1, 'd2', 'Build'),
  row(2, 'd21', 'Extraction jobs', '20d', 'd13SS-5d', 'Data', { estimate: ['16d', '20d', '30d'] }),
  row(2, 'd22', 'Transformation rules', '34d', 'd13', 'Data', { estimate: ['24d', '32d', '46d'] }),
  row(2, 'd23', 'Load pipeline', '15d', 'd21FF+5d;f33', 'Data'),
  row(2, 'd24', 'Reconciliation scripts', '12d', 'd22SS+8d', 'Data'),
  row(2, 'd25', 'Cleansing of customer records', '30d', 'd03', 'Business data', { done: 35, started: '2026-10-29' }),
  row(2, 'd26', 'Migration code complete', '0', 'd21;d22;d23;d24', 'Data'),
  row(1, 'd3', 'Rehearse'),
  row(2, 'd31', 'Trial load 1 (10 %)', '8d', 'd26', 'Data'),
  row(2, 'd32', 'Fix trial 1 defects', '12d', 'd31', 'Data'),
  row(2, 'd33', 'Trial load 2 (full volume)', '15d', 'd32;d25', 'Data', { estimate: ['9d', '12d', '18d'] }),
  row(2, 'd34', 'Reconciliation sign-off', '6d', 'd33', 'Finance'),
  row(2, 'd35', 'Data load rehearsal', '8d', 'd34;f38', 'Data', { estimate: ['6d', '8d', '13d'] }),
  row(2, 'd36', 'Archive load', '10d', 'd14;d32', 'Data'),
  row(2, 'd37', 'Data ready for cutover', '0', 'd35;d36', 'Data'),
  row(1, 'd4', 'Decommission'),
  row(2, 'd41', 'Legacy read-only access', '6d', 'r56', 'Operations'),
  row(2, 'd42', 'Legacy shutdown plan', '10d', 'd04;d33', 'Operations'),

  row(0, 'R', 'Release 2.4', '', '', 'Release'),
  row(1, 'r0', 'Scope and plan'),
  row(2, 'r01', 'Release scope agreed', '0', 'f04', 'Product', { done: 100, finished: '2026-09-25', constraint: ['SNET', '2026-09-25'] }),
  row(2, 'r02', 'Interface inventory', '10d', 'r01', 'Architecture', { done: 100, started: '2026-09-28' }),
  row(2, 'r03', 'Solution architecture', '15d', 'r02SS+3d', 'Architecture', { done: 100, started: '2026-10-01' }),
  row(2, 'r04', 'Release plan baselined', '0', 'r03', 'Release', { done: 100, finished: '2026-10-21' }),
  row(1, 'r1', 'Build'),
  row(2, 'r11', 'Customer portal', '45d', 'r03', 'Portal team', { done: 45, started: '2026-10-22', estimate: ['38d', '45d', '60d'] }),
  row(2, 'r12', 'Order service', '40d', 'r03', 'Orders team', { done: 50, started: '2026-10-22' }),
  row(2, 'r13', 'Pricing engine', '30d', 'r03FS+5d', 'Pricing team', { done: 50, started: '2026-10-29' }),
  row(2, 'r14', 'Payments gateway', '25d', 'r12SS+10d', 'Payments team', { done: 30, started: '2026-11-05' }),
  row(2, 'r15', 'Partner interfaces', '30d', 'r02;r12SS+15d', 'Integration', { done: 15, started: '2026-11-12' }),
  row(2, 'r16', 'Reporting marts', '25d', 'd13', 'Insight'),
  row(2, 'r17', 'Batch and scheduling', '15d', 'r12FS-10d', 'Operations'),
  row(2, 'r18', 'Notifications service', '18d', 'r13', 'Portal team'),
  row(2, 'r19', 'Mobile app refresh', '20d', 'r11', 'Portal team', {
    inactive: true,
    notes: 'Moved to release 2.5 by the steering committee.',
  }),
  row(2, 'r1z', 'Code complete', '0', 'r11;r12;r13;r14;r15;r16;r17;r18', 'Release', { deadline: '2027-01-15' }),
  row(1, 'r2', 'Integration'),
  row(2, 'r21', 'Integration test preparation', '12d', 'r04;f33', 'QA'),
  row(2, 'r22', 'Integration testing', '20d', 'r1zFS-10d;r21', 'QA', { estimate: ['16d', '20d', '30d'] }),
  row(2, 'r23', 'End-to-end order flow', '8d', 'r22SS+10d', 'QA'),
  row(2, 'r24', 'Defect fixing', '15d', 'r22FF+5d', 'Orders team'),
  row(2, 'r25', 'Integration accepted', '0', 'r22;r23;r24', 'QA'),
  row(1, 'r3', 'Performance'),
  row(2, 'r31', 'Load model', '6d', 'r22SS', 'Performance'),
  row(2, 'r32', 'Performance testing', '10d', 'r31;f34;r22FS-8d', 'Performance'),
  row(2, 'r33', 'Tuning', '8d', 'r32SS+5d', 'Performance'),
  row(2, 'r34', 'Failover test', '4d', 'r33;f36', 'Operations'),
  row(1, 'r4', 'User acceptance'),
  row(2, 'r41', 'UAT preparation', '10d', 'r22SS+5d', 'Business change'),
  row(2, 'r42', 'UAT wave 1', '10d', 'r41;r25', 'Business change'),
  row(2, 'r43', 'UAT fixes', '6d', 'r42FS-3d', 'Orders team'),
  row(2, 'r44', 'UAT wave 2', '14d', 'd35;r43', 'Business change', { estimate: ['10d', '12d', '18d'] }),
  row(2, 'r45', 'UAT sign-off', '0', 'r44', 'Business change'),
  row(1, 'r5', 'Cutover'),
  row(2, 'r51', 'Cutover runbook', '12d', 'r41', 'Release'),
  row(2, 'r52', 'Dress rehearsal', '3d', 'r51;d35;r34', 'Release'),
  row(2, 'r53', 'Go/no-go review', '0', 'r45;r52;s35;a36;d37', 'Steering committee', {
    notes: 'Chaired by the sponsor; needs readiness of every workstream.',
  }),
  row(2, 'r54', 'Change freeze notice', '2d', 'r53', 'Release'),
  row(2, 'r55', 'Cutover weekend', '2d', 'r54', 'Platform', {
    calendar: 'production',
    notes: 'Runs only when production changes are allowed: see the Production calendar.',
  }),
  row(2, 'r56', 'Service live', '0', 'r55', 'Release', { deadline: '2027-04-30' }),
  row(2, 'r57', 'Hypercare', '20d', 'r56', 'Operations'),
  row(2, 'r58', 'Hand over to operations', '3d', 'r57;a41FF', 'Operations'),

  row(0, 'S', 'Security and compliance', '', '', 'Security'),
  row(1, 's1', 'Policy and risk'),
  row(2, 's11', 'Threat model', '10d', 'r03SS+5d', 'Security', { done: 100, started: '2026-10-08' }),
  row(2, 's12', 'Data protection assessment', '12d', 'd02', 'Legal', { done: 100, started: '2026-10-22' }),
  row(2, 's13', 'Security requirements', '8d', 's11', 'Security', { done: 100, started: '2026-10-22' }),
  row(2, 's14', 'Regulator notified', '0', 's12', 'Legal', { constraint: ['SNET', '2026-11-13'], done: 100, finished: '2026-11-13' }),
  row(1, 's2', 'Controls'),
  row(2, 's21', 'Secrets and key management', '15d', 's13;f25', 'Security'),
  row(2, 's22', 'Logging to the security centre', '12d', 's13;f36SS+5d', 'Security'),
  row(2, 's23', 'Vulnerability scanning', '8d', 'f33', 'Security'),
  row(2, 's24', 'Code review of payments', '10d', 'r14FS-5d', 'Security'),
  row(2, 's25', 'Third-party risk review', '15d', 'f04FS+20d', 'Commercial', { done: 100, started: '2026-10-14' }),
  row(1, 's3', 'Assurance'),
  row(2, 's31', 'Penetration test slot', '0', '', 'Security', { constraint: ['SNET', '2027-03-08'] }),
  row(2, 's32', 'Penetration test', '10d', 's31;f34;r1z', 'Security'),
  row(2, 's33', 'Remediation', '14d', 's32', 'Security'),
  row(2, 's34', 'Retest', '4d', 's33', 'Security'),
  row(2, 's35', 'Security accreditation', '0', 's34;s21;s22;s23;s24;s25', 'Security', { deadline: '2027-04-23' }),

  row(0, 'A', 'Adoption', '', '', 'Change'),
  row(1, 'a1', 'Engage'),
  row(2, 'a11', 'Stakeholder map', '8d', 'f02', 'Change', { done: 100, started: '2026-09-17' }),
  row(2, 'a12', 'Change impact assessment', '15d', 'a11;r02', 'Change', { done: 100, started: '2026-10-12' }),
  row(2, 'a13', 'Communication plan', '14d', 'a12', 'Communications', { done: 75, started: '2026-11-03' }),
  row(2, 'a14', 'Champion network', '20d', 'a12', 'Change', { done: 40, started: '2026-11-03' }),
  row(2, 'a15', 'Leadership briefing', '2d', 'a13', 'Communications'),
  row(1, 'a2', 'Train'),
  row(2, 'a21', 'Training needs analysis', '15d', 'a12', 'Training', { done: 90, started: '2026-11-03' }),
  row(2, 'a22', 'Training material', '25d', 'a21;r11FS-20d', 'Training'),
  row(2, 'a23', 'Training environment', '6d', 'f34', 'Platform'),
  row(2, 'a24', 'Train the trainers', '5d', 'a22;a23', 'Training'),
  row(2, 'a25', 'Pilot trainings', '8d', 'a24;r25', 'Training'),
  row(2, 'a26', 'End-user training', '20d', 'a25', 'Training'),
  row(1, 'a3', 'Ready the business'),
  row(2, 'a31', 'Process documents', '20d', 'a12;r13', 'Operations'),
  row(2, 'a32', 'Support model', '10d', 'a31SS+5d', 'Support'),
  row(2, 'a33', 'Support briefing', '3d', 'a32;r42', 'Support'),
  row(2, 'a34', 'Service desk scripts', '8d', 'a32', 'Support'),
  row(2, 'a35', 'Business readiness survey', '5d', 'a26FS-8d', 'Change'),
  row(2, 'a36', 'Business ready', '0', 'a26;a33;a34;a35', 'Change'),
  row(1, 'a4', 'Sustain'),
  row(2, 'a41', 'Floor walking', '10d', 'r56', 'Change'),
  row(2, 'a42', 'Adoption measures', '5d', 'a41', 'Change'),
  row(2, 'a43', 'Lessons learned', '4d', 'r57', 'PMO'),
  row(2, 'a44', 'Benefits review', '3d', 'a42;a43', 'Finance'),
  row(2, 'a45', 'Program close', '0', 'a44;r58;d41;d42', 'PMO'),
  row(1, 'a5', 'Steering committee'),
  row(2, 'a51', 'Steering committee, December', '0', '', 'PMO', { manual: ['2026-12-10T10:00', '2026-12-10T10:00'] }),
  row(2, 'a52', 'Steering committee, January', '0', '', 'PMO', { manual: ['2027-01-14T10:00', '2027-01-14T10:00'] }),
  row(2, 'a53', 'Steering committee, February', '0', '', 'PMO', { manual: ['2027-02-11T10:00', '2027-02-11T10:00'] }),
  row(2, 'a54', 'Steering committee, March', '0', '', 'PMO', { manual: ['2027-03-11T10:00', '2027-03-11T10:00'] }),
  row(2, 'a55', 'Steering committee, April', '0', '', 'PMO', { manual: ['2027-04-08T10:00', '2027-04-08T10:00'] }),
]

/** What the plan was when the board saw it: durations that have grown since, by key. The baseline is this plan's schedule. */
export const boardDurations: Record<string, string> = {
  d12: '13d',
  d22: '32d',
  d32: '10d',
  d33: '12d',
  d35: '7d',
  r11: '42d',
  r22: '18d',
  s33: '12d',
  f23: '14d',
}
