/** Testing, security reviews and go-lives as real plans name them, in ten languages: patterns to recognise a name by, nothing that is said. */

/** Whole words; letters of every script end a word, unlike in \b. */
const words = (...alternatives: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'iu')
const anyOf = (name: string, patterns: readonly RegExp[]): boolean => patterns.some((pattern) => pattern.test(name))

const testing: readonly RegExp[] = [
  words(
    'tests?|testing|uat|qa|oat|e2e|regression|acceptance',
    '(?:system|abnahme|integrations?|modul|last|regressions?|komponenten|akzeptanz|benutzer|funktions|leistungs|stress)-?tests?|testen|testphase|testbetrieb|abnahme',
    'essais?|recettes?|pruebas?|homologación|testes?|homologação|collaud[oi]|testi|testleri|testy|testowanie',
    'тест|тесты|тестирован\\p{L}*|испытани\\p{L}*|при[её]мк\\p{L}*|при[её]мочн\\p{L}*',
    'kiểm thử|nghiệm thu',
  ),
  // In small letters it is a verb.
  /\bSIT\b/,
  /测试|測試|验收|驗收|テスト|試験|検収|受入|테스트|시험|검수/,
]
const ofTests =
  'environments?|data|plans?|strategy|cases?|scripts?|tools?|teams?|leads?|managers?|reports?|design|bench|rig|summary|approach|scenarios?|users?|lab|set-?up|sign-?offs?|criteria|preparation|planning'
/** What testing needs and leaves behind, not testing. */
const aroundTesting: readonly RegExp[] = [
  words(`(?:tests?|testing|uat|qa|sit|oat|e2e|regression|acceptance) (?:${ofTests})`),
  words('test-?(?:plan|daten|umgebung|fälle|konzept|bericht|strategie)\\p{L}*'),
  words(
    '(?:plan[eo]?s?|datos|dados|entorno|ambiente|casos?|informe|relatório|données|environnement|cahier|jeux?|cas) (?:de|di) (?:pruebas?|testes?|tests?|recette|collaudo)',
  ),
  words('тестов\\p{L}* (?:данн\\p{L}*|сред\\p{L}*|стенд\\p{L}*)|(?:план|сценари\\p{L}*) тест\\p{L}*'),
  /(?:测试|測試)(?:计划|用例|环境|数据|报告|方案|文档)|テスト(?:データ|コード|計画|環境|仕様|ケース|項目|設計|記述|報告)|테스트 ?(?:계획|데이터|환경|케이스)/,
  /^(?!.*\b(?:run|execute|perform|conduct)\b)(?:prepare|write|define|draft|plan|design|create|build|set ?-?up|procure|hire|recruit)\b/i,
]
/** Below a summary of testing, and none of it. */
const besideTesting = words(
  'submissions?|sign-?offs?|approvals?|legal|training|reports?|documentation|kick-?off|deploy(?:ment)?|releases?|(?:bug-?)?fix(?:es|ing)?|onboarding',
)
/** A summary that holds more than testing says nothing about each row below. */
const mixed = words(
  'launch|go-?live|deploy(?:ment)?|releases?|roll-?out|migration|training|transition|cut-?over|support|implementation|development|build',
)

const penetration = words('pen(?:etration)?[- ]?test(?:s|ing)?|pentest\\p{L}*|vapt|penetrationstests?')
const subject = 'security|cyber-?security|cyber|privacy|data protection|infosec|gdpr|iso ?27001|soc ?2|vulnerabilit(?:y|ies)'
const judged =
  'reviews?|assessments?|audits?|tests?|testing|scans?|sign-?offs?|approvals?|assurance|accreditation|certification|clearance|checks?'
const security: readonly RegExp[] = [
  penetration,
  words('dpia|threat[- ]model(?:s|l?ing)?|red[- ]team(?:s|ing)?'),
  words(`(?:${subject})(?![\\p{L}\\p{N}]).*(?<![\\p{L}\\p{N}])(?:${judged})`),
  words(`(?:${judged})(?![\\p{L}\\p{N}]).*(?<![\\p{L}\\p{N}])(?:${subject})`),
  words(
    'sicherheits-?(?:prüfung|überprüfung|review|audit|test|freigabe|abnahme|analyse)\\p{L}*|datenschutz-?(?:prüfung|folgenabschätzung|audit)\\p{L}*',
    '(?:audit|revue|tests?|analyse|homologation) (?:de |de la )?sécurité|tests? d.intrusion',
    '(?:auditoría|revisión|pruebas?|evaluación) de (?:la )?(?:seguridad|privacidad|penetración)',
    '(?:auditoria|revisão|testes?|avaliação) de (?:segurança|privacidade|penetração|invasão)',
    '(?:audit|verifica|revisione|test) (?:di |della )?sicurezza',
    'güvenlik (?:testi|denetimi|incelemesi|değerlendirmesi)|sızma testi',
    '(?:аудит|проверка|оценка|анализ|тестирование|согласование).{0,30}безопасност\\p{L}*|пентест\\p{L}*|тест\\p{L}* на проникновение',
    '(?:đánh giá|kiểm tra|kiểm thử).{0,10}bảo mật',
  ),
  /安全(?:评审|測試|测试|审计|评估|检查|审查|扫描)|渗透测试|隐私(?:评估|审查)|等保/,
  /(?:セキュリティ|脆弱性).{0,6}(?:レビュー|診断|監査|テスト|審査|評価|検査|チェック)|보안.{0,3}(?:점검|검토|진단|심사|감사|테스트)|모의 ?해킹|취약점 ?(?:점검|진단)/,
]

const goLive = [
  'go[- ]?live|launch|cut-?over|production (?:release|deployment|roll-?out)|release to production|roll-?out',
  'produktivsetzung|inbetriebnahme|livegang|mise en (?:production|service)',
  'puesta en (?:marcha|producción)|salida a producción|lanzamiento|entrada em produção|lançamento|messa in produzione|canlıya (?:geçiş|alma)',
  'ввод в .{0,20}эксплуатацию|запуск в прод\\p{L}*|перевод в прод\\p{L}*',
]
const goLiveWords = words(...goLive)
const goLiveFirst = new RegExp(`^[\\d.\\s]*(?:${goLive.join('|')})(?![\\p{L}\\p{N}])`, 'iu')
const goLiveSigns = /上线|上線|投产|本番(?:リリース|稼働|移行)|カットオーバー|운영 ?전환/
const beforeGoLive = words(
  'plan(?:ning|s)?|prepar\\p{L}*|readiness|checklist|training|campaign|criteria|support|rehears\\p{L}*|decision|approval|strategy|communications?|project|design|test\\p{L}*',
)

/** A summary that is all testing: what is below it is. Pen tests are security's. */
export const holdsTesting = (name: string): boolean =>
  anyOf(name, testing) && !anyOf(name, aroundTesting) && !penetration.test(name) && !mixed.test(name)
/** By its own name, or by a summary's above it unless its own says otherwise. */
export const isTestingWork = (name: string, belowTesting: boolean): boolean =>
  !anyOf(name, aroundTesting) && !penetration.test(name) && (anyOf(name, testing) || (belowTesting && !besideTesting.test(name)))
export const namesSecurityReview = (name: string): boolean => anyOf(name, security)
/** A milestone with the word in its name; of other rows those that begin with it ("Rehearse the cutover" is none). */
export const namesGoLive = (name: string, isMilestone = false): boolean =>
  ((isMilestone ? goLiveWords : goLiveFirst).test(name) || goLiveSigns.test(name)) && !beforeGoLive.test(name)
