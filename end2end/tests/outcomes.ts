// Everything that the stand's page can make of a sign-in, and what has to come of it.

/** What the screen says. */
export interface Refused {
  readonly what: string;
  readonly then: string;
  /** For the support; `request` stands for the number of the failed request. */
  readonly code?: string;
}

/** Nobody is refused: signed in, or back at the landing without a word. */
export type End = Refused | 'signed in' | 'landing';

export interface Outcome {
  /** As in the form of the stand's page. */
  readonly name: string;
  readonly backend: End;
  /** Without it the app decides, in both profiles alike. */
  readonly oidc?: End;
}

const COPY = 'нажмите «Скопировать для поддержки» и отправьте скопированное в поддержку.';
const SUPPORT = `Исправить это может только администрация сайта. Н${COPY.slice(1)}`;
const WAIT = 'Подождите несколько минут и нажмите «Войти снова». От вас больше ничего не зависит.';
const AGAIN = `Нажмите «Войти снова». Если повторится, исправить это может администрация сайта: ${COPY}`;
const CONSENT = `Чтобы войти, нажмите «Войти снова», а на Госуслугах — «Предоставить». Если Госуслуги ничего не спросят, ${COPY}`;
const PAGE = `Нажмите «Войти снова» и сделайте это на странице службы входа. Если она ничего не спросит, ${COPY}`;

/** The words of the backend's problems, with the number of the request. */
const REJECTED: Refused = {
  what: 'Госуслуги не подтвердили вход: код устарел или уже использован.',
  then: 'Войдите снова.',
  code: 'request',
};
const ANOTHER_ANSWERED: Refused = {
  what: 'Ответ пришёл не от той службы входа, у которой вы входили.',
  then: 'Войдите снова; если повторится, сообщите в поддержку сайта номер запроса.',
  code: 'request',
};
const UNCONFIRMED: Refused = {
  what: 'Госуслуги не подтвердили вход: учётная запись не подтверждена.',
  then: 'Подтвердите её на Госуслугах и войдите снова.',
  code: 'request',
};
export const FAILED: Refused = {
  what: 'Госуслуги не отвечают или отвечают неверно.',
  then: 'Подождите несколько минут и войдите снова. От вас ничего не зависит.',
  code: 'request',
};

/** The app's own words. */
const NOT_OURS: Refused = {
  what: 'Эта ссылка входа уже использована или открыта не там, где вход начинали.',
  then: 'Войдите снова: это займёт минуту.',
};
const DAMAGED: Refused = { what: 'Ответ службы входа пришёл повреждённым.', then: AGAIN, code: 'callback/format' };
const OTHER_ISSUER: Refused = {
  what: 'Ответ пришёл не от той службы входа, у которой вы входили.',
  then: AGAIN,
  code: 'callback/iss',
};
const CODE: Refused = {
  what: 'Служба входа не подтвердила вход: код устарел или уже использован.',
  then: 'Войдите снова.',
  code: 'token/code',
};
const CLIENT: Refused = {
  what: 'Служба входа не приняла кабинет: он в ней записан иначе.',
  then: SUPPORT,
  code: 'token/client',
};
export const UNREACHABLE: Refused = {
  what: 'Служба входа не отвечает или отвечает непонятно.',
  then: 'Подождите несколько минут и попробуйте войти ещё раз. От вас больше ничего не зависит.',
  code: 'provider/unreachable',
};
export const ANOTHER_PROVIDER: Refused = {
  what: 'Служба входа сообщает о себе не то, что записано в настройках кабинета.',
  then: SUPPORT,
};
export const NOT_ACCEPTED: Refused = {
  what: 'Ответ службы входа не прошёл проверку, и кабинет его не принял.',
  then: AGAIN,
};
const CLOCK: Refused = {
  what: 'Время на этом компьютере и у службы входа расходится больше чем на минуту.',
  then: `Проверьте дату и время на компьютере и нажмите «Войти снова». Если время верное, ${COPY}`,
};

const refused = (name: string, end: Refused): Outcome => ({ name, backend: end });
const esia = (number: string, what: string, then = SUPPORT): Outcome =>
  refused(`esia_${number}`, { what, then, code: `ESIA-${number}` });
const oauth = (error: string, what: string, then: string): Outcome =>
  refused(`oauth_${error}`, { what, then, code: error });
/** The ID token: the backend only says that the provider failed. */
const idToken = (name: string, code: string, end = NOT_ACCEPTED): Outcome => ({
  name,
  backend: FAILED,
  oidc: { ...end, code: `id_token/${code}` },
});

/** Someone is signed in, in both profiles. */
export const ACCEPTABLE: Outcome[] = [
  'ok',
  'token_type_case',
  'no_expires_in',
  'no_kid',
  'aud_array',
  'no_at_hash',
  // What becomes of these afterwards: session-end.spec.ts.
  'refresh_other_sub',
  'refresh_refused',
  'short_token',
  'no_refresh',
].map((name) => ({ name, backend: 'signed in', oidc: 'signed in' }));

/** The same after ten seconds: a test of its own in each profile. */
export const SLOW = 'slow';

export const REDIRECTS: Outcome[] = [
  refused('wrong_state', NOT_OURS),
  refused('no_state', DAMAGED),
  refused('repeated_state', DAMAGED),
  refused('no_code', DAMAGED),
  refused('repeated', DAMAGED),
  refused('long_code', DAMAGED),
  refused('code_and_error', DAMAGED),
  refused('repeated_iss', DAMAGED),
  { name: 'empty', backend: 'landing', oidc: 'landing' },
  { name: 'wrong_iss', backend: ANOTHER_ANSWERED, oidc: OTHER_ISSUER },
  { name: 'no_iss', backend: ANOTHER_ANSWERED, oidc: OTHER_ISSUER },
];

export const TOKENS: Outcome[] = [
  { name: 'expired_code', backend: REJECTED, oidc: CODE },
  { name: 'token_down', backend: FAILED, oidc: UNREACHABLE },
  { name: 'token_html', backend: FAILED, oidc: UNREACHABLE },
  { name: 'token_invalid_client', backend: FAILED, oidc: CLIENT },
  { name: 'no_id_token', backend: FAILED, oidc: { ...NOT_ACCEPTED, code: 'id_token/format' } },
  { name: 'no_access_token', backend: FAILED, oidc: { ...NOT_ACCEPTED, code: 'token/format' } },
  { name: 'token_type_mac', backend: FAILED, oidc: { ...NOT_ACCEPTED, code: 'token/format' } },
  // Profile `backend` asks userinfo only for names that the ID token does not have.
  { name: 'userinfo_other_sub', backend: 'signed in', oidc: { ...NOT_ACCEPTED, code: 'userinfo/sub' } },
  { name: 'userinfo_down', backend: 'signed in', oidc: UNREACHABLE },
  { name: 'userinfo_html', backend: 'signed in', oidc: UNREACHABLE },
];

export const ID_TOKENS: Outcome[] = [
  idToken('bad_nonce', 'nonce'),
  idToken('no_nonce', 'nonce'),
  idToken('bad_signature', 'signature'),
  idToken('sig_none', 'alg'),
  idToken('sig_hs256', 'alg'),
  idToken('null_alg', 'alg'),
  idToken('unknown_kid', 'kid'),
  idToken('token_wrong_iss', 'iss'),
  idToken('token_no_iss', 'iss'),
  idToken('token_wrong_aud', 'aud'),
  idToken('token_no_aud', 'aud'),
  idToken('second_aud', 'aud'),
  idToken('wrong_azp', 'azp'),
  idToken('token_expired', 'exp', CLOCK),
  idToken('no_exp', 'time'),
  idToken('token_nbf_future', 'nbf', CLOCK),
  idToken('iat_future', 'iat', CLOCK),
  idToken('no_iat', 'time'),
  idToken('no_sub', 'sub'),
  idToken('bad_at_hash', 'at_hash'),
  idToken('not_a_jwt', 'format'),
  { name: 'unconfirmed_token', backend: UNCONFIRMED, oidc: UNCONFIRMED },
];

const NO_PERMISSION = 'Госуслуги не пустили в кабинет: разрешение не дано.';
const NO_ACCOUNT = 'Госуслуги не подтвердили вход: учётная запись не подтверждена.';
const CONFIRM = 'Подтвердите её на Госуслугах, вернитесь сюда и нажмите «Войти снова».';
const BUSY = 'Госуслуги перегружены или на обслуживании.';

export const FREQUENT: Outcome[] = [
  refused('refused', { what: NO_PERMISSION, then: CONSENT, code: 'ESIA-007004' }),
  refused('unconfirmed', { what: NO_ACCOUNT, then: CONFIRM, code: 'ESIA-007055' }),
  refused('overloaded', { what: BUSY, then: WAIT, code: 'ESIA-007008' }),
];

export const ESIA: Outcome[] = [
  esia('007002', 'Сертификат не зарегистрирован на Госуслугах или не подходит этому кабинету.'),
  esia('007003', 'В запросе кабинета к Госуслугам параметр пропущен, повторён или неверен.'),
  esia('007004', NO_PERMISSION, CONSENT),
  esia('007005', 'Госуслуги не разрешают кабинету получать маркер доступа этим способом.'),
  esia('007006', 'Госуслуги не распознали перечень данных, которые запросил кабинет.'),
  esia('007007', 'На Госуслугах произошла неожиданная ошибка.', WAIT),
  esia('007008', BUSY, WAIT),
  esia('007009', 'Кабинет запросил маркер доступа способом, который Госуслуги не поддерживают.'),
  esia('007011', 'Госуслуги не подтвердили вход: код входа устарел, отозван или недействителен.', AGAIN),
  esia('007012', 'Госуслуги не поддерживают вид кода входа, которым пользуется кабинет.'),
  esia('007013', 'Кабинет не указал, какие данные ему нужны от Госуслуг.'),
  esia('007014', 'В запросе кабинета к Госуслугам нет обязательного параметра.'),
  esia('007015', 'Время в запросе кабинета не совпало со временем на Госуслугах.', AGAIN),
  esia('007019', 'Кабинету не хватает вашего разрешения на Госуслугах.', CONSENT),
  esia('007023', 'Кабинет отправил на Госуслуги адрес возврата, которого нет в списке разрешённых.'),
  esia('007038', 'Госуслуги не смогли прочитать параметры запроса от кабинета.'),
  esia('007039', 'Кабинет начал вход без контрольного значения, которое защищает код входа.'),
  esia('007040', 'Контрольное значение не совпало с тем, с которого начался вход.', AGAIN),
  esia(
    '007046',
    'Для входа нужна двойная проверка, а в вашей учётной записи она недоступна.',
    `Настройте на Госуслугах двойную проверку при входе, например одноразовый код, и нажмите «Войти снова». Если не поможет, ${COPY}`,
  ),
  esia('007053', 'Госуслуги признали неверной подпись, с которой кабинет отправил запрос.'),
  esia('007055', NO_ACCOUNT, CONFIRM),
  esia('007060', 'Кабинет неверно указал роли в запросе к Госуслугам.'),
  esia('007061', 'Кабинет неверно указал тип объекта в запросе к Госуслугам.'),
  esia(
    '007062',
    'Госуслуги не приняли тип пользователя или роль, с которыми вы входите.',
    `Проверьте свою роль на Госуслугах: «Профиль организации» → «Сотрудники». Потом нажмите «Войти снова». Если не поможет, ${COPY}`,
  ),
  esia(
    '007194',
    'На Госуслугах вас нет среди сотрудников этой организации.',
    'Попросите руководителя или администратора организации пригласить вас на Госуслугах: «Профиль организации» → «Сотрудники». Перейдите по ссылке из письма с приглашением, а потом нажмите «Войти снова».',
  ),
  esia('008010', 'Госуслуги не опознали кабинет: он не прошёл проверку подлинности.'),
  esia('036700', 'Кабинет не указал, какого типа согласие ему нужно.'),
  esia('036701', 'Госуслуги не нашли тип согласия, который указал кабинет.'),
  esia('036702', 'Кабинет не запросил данные, которые обязательны для этого согласия.'),
  esia('036703', 'Кабинет запросил больше данных, чем можно для этого согласия.'),
  esia('036704', 'Кабинет перечислил данные, а для этого согласия их перечислять нельзя.'),
  esia('036705', 'Кабинет не указал в согласии ни одного действия.'),
  esia('036706', 'Кабинет указал в согласии действие, которого на Госуслугах нет.'),
  esia('036707', 'Кабинет не указал в согласии ни одной цели.'),
  esia('036716', 'Кабинет неверно указал срок действия согласия.'),
  esia('036726', 'Кабинет указал в согласии цель, которой на Госуслугах нет.'),
  esia('036727', 'В этом согласии кабинет должен указать ровно одну цель.'),
];

export const OAUTH: Outcome[] = [
  oauth(
    'access_denied',
    'Служба входа не пустила в кабинет: разрешение не дано.',
    `Нажмите «Войти снова» и дайте разрешение, когда служба входа его спросит: на Госуслугах это кнопка «Предоставить». Если она ничего не спросит, ${COPY}`,
  ),
  oauth('invalid_request', 'Служба входа нашла ошибку в запросе кабинета.', SUPPORT),
  oauth('unauthorized_client', 'Служба входа не разрешает кабинету запрашивать вход этим способом.', SUPPORT),
  oauth('unsupported_response_type', 'Служба входа не поддерживает вид ответа, который запросил кабинет.', SUPPORT),
  oauth('invalid_scope', 'Служба входа не распознала перечень данных, которые запросил кабинет.', SUPPORT),
  oauth('server_error', 'В службе входа произошла неожиданная ошибка.', WAIT),
  oauth('temporarily_unavailable', 'Служба входа перегружена или на обслуживании.', WAIT),
  oauth('interaction_required', 'Службе входа нужно, чтобы вы ответили на её вопрос.', PAGE),
  oauth('login_required', 'Службе входа нужно, чтобы вы вошли заново.', PAGE),
  oauth('account_selection_required', 'Службе входа нужно, чтобы вы выбрали учётную запись.', PAGE),
  oauth('consent_required', 'Службе входа нужно, чтобы вы разрешили вход в кабинет.', PAGE),
  oauth('invalid_request_uri', 'Служба входа нашла ошибку в запросе кабинета.', SUPPORT),
  oauth('invalid_request_object', 'Служба входа нашла ошибку в запросе кабинета.', SUPPORT),
  oauth('request_not_supported', 'Служба входа нашла ошибку в запросе кабинета.', SUPPORT),
  oauth('request_uri_not_supported', 'Служба входа нашла ошибку в запросе кабинета.', SUPPORT),
  oauth('registration_not_supported', 'Служба входа нашла ошибку в запросе кабинета.', SUPPORT),
  // Whatever else a provider may invent is not repeated to the support either.
  refused('oauth_unknown', {
    what: 'Служба входа отказала по причине, которой кабинет не знает.',
    then: AGAIN,
    code: 'unknown_error',
  }),
];

/** All of them, each once. */
export const ALL: Outcome[] = [
  ...ACCEPTABLE,
  { name: SLOW, backend: 'signed in', oidc: 'signed in' },
  ...REDIRECTS,
  ...TOKENS,
  ...ID_TOKENS,
  ...FREQUENT,
  ...ESIA,
  ...OAUTH,
];
