//! What is said of everything that can keep a sign-in from coming off, word for word and to the code for the
//! support. A browser sees each kind of screen once (`end2end/tests/failure-screens.spec.ts`).

use super::texts::Texts;
use super::translation::Words;
use crate::domain::ErrorKind;
use crate::oidc::{
    Answer, Callback, CallbackError, Fault, IdTokenFault as Token, ProviderFault, Refusal,
};

const SUPPORT: &str = "Исправить это может только администрация сайта. Нажмите «Скопировать для поддержки» и отправьте скопированное в поддержку.";
const WAIT: &str =
    "Подождите несколько минут и нажмите «Войти снова». От вас больше ничего не зависит.";
const AGAIN: &str = "Нажмите «Войти снова». Если повторится, исправить это может администрация сайта: нажмите «Скопировать для поддержки» и отправьте скопированное в поддержку.";
const CONSENT: &str = "Чтобы войти, нажмите «Войти снова», а на Госуслугах — «Предоставить». Если Госуслуги ничего не спросят, нажмите «Скопировать для поддержки» и отправьте скопированное в поддержку.";
const PAGE: &str = "Нажмите «Войти снова» и сделайте это на странице службы входа. Если она ничего не спросит, нажмите «Скопировать для поддержки» и отправьте скопированное в поддержку.";

/// The words as they are read: where a line may not break is not looked at.
fn said(fault: Fault) -> (String, String) {
    let words = (Texts::RUSSIAN.explain_sign_in)(fault);
    let plain = |text: &str| text.replace('\u{a0}', " ");
    (plain(words.what), plain(&words.then))
}

fn refusal(error: &str, description: &str) -> Refusal {
    let query = format!("error={error}&error_description={description}&state=s");
    match Callback::parse(&query).unwrap().answer {
        Answer::Refused(refusal) => refusal,
        Answer::Code(_) => panic!("{query} is no refusal"),
    }
}

#[track_caller]
fn is_said(fault: Fault, code: Option<&str>, what: &str, then: &str) {
    assert_eq!(said(fault), (what.to_owned(), then.to_owned()), "{fault:?}");
    assert_eq!(fault.code().as_deref(), code, "{fault:?}");
}

const ESIA: [(&str, &str, &str); 37] = [
    (
        "ESIA-007002",
        "Сертификат не зарегистрирован на Госуслугах или не подходит этому кабинету.",
        SUPPORT,
    ),
    (
        "ESIA-007003",
        "В запросе кабинета к Госуслугам параметр пропущен, повторён или неверен.",
        SUPPORT,
    ),
    (
        "ESIA-007004",
        "Госуслуги не пустили в кабинет: разрешение не дано.",
        CONSENT,
    ),
    (
        "ESIA-007005",
        "Госуслуги не разрешают кабинету получать маркер доступа этим способом.",
        SUPPORT,
    ),
    (
        "ESIA-007006",
        "Госуслуги не распознали перечень данных, которые запросил кабинет.",
        SUPPORT,
    ),
    (
        "ESIA-007007",
        "На Госуслугах произошла неожиданная ошибка.",
        WAIT,
    ),
    (
        "ESIA-007008",
        "Госуслуги перегружены или на обслуживании.",
        WAIT,
    ),
    (
        "ESIA-007009",
        "Кабинет запросил маркер доступа способом, который Госуслуги не поддерживают.",
        SUPPORT,
    ),
    (
        "ESIA-007011",
        "Госуслуги не подтвердили вход: код входа устарел, отозван или недействителен.",
        AGAIN,
    ),
    (
        "ESIA-007012",
        "Госуслуги не поддерживают вид кода входа, которым пользуется кабинет.",
        SUPPORT,
    ),
    (
        "ESIA-007013",
        "Кабинет не указал, какие данные ему нужны от Госуслуг.",
        SUPPORT,
    ),
    (
        "ESIA-007014",
        "В запросе кабинета к Госуслугам нет обязательного параметра.",
        SUPPORT,
    ),
    (
        "ESIA-007015",
        "Время в запросе кабинета не совпало со временем на Госуслугах.",
        AGAIN,
    ),
    (
        "ESIA-007019",
        "Кабинету не хватает вашего разрешения на Госуслугах.",
        CONSENT,
    ),
    (
        "ESIA-007023",
        "Кабинет отправил на Госуслуги адрес возврата, которого нет в списке разрешённых.",
        SUPPORT,
    ),
    (
        "ESIA-007038",
        "Госуслуги не смогли прочитать параметры запроса от кабинета.",
        SUPPORT,
    ),
    (
        "ESIA-007039",
        "Кабинет начал вход без контрольного значения, которое защищает код входа.",
        SUPPORT,
    ),
    (
        "ESIA-007040",
        "Контрольное значение не совпало с тем, с которого начался вход.",
        AGAIN,
    ),
    (
        "ESIA-007046",
        "Для входа нужна двойная проверка, а в вашей учётной записи она недоступна.",
        "Настройте на Госуслугах двойную проверку при входе, например одноразовый код, и нажмите «Войти снова». Если не поможет, нажмите «Скопировать для поддержки» и отправьте скопированное в поддержку.",
    ),
    (
        "ESIA-007053",
        "Госуслуги признали неверной подпись, с которой кабинет отправил запрос.",
        SUPPORT,
    ),
    (
        "ESIA-007055",
        "Госуслуги не подтвердили вход: учётная запись не подтверждена.",
        "Подтвердите её на Госуслугах, вернитесь сюда и нажмите «Войти снова».",
    ),
    (
        "ESIA-007060",
        "Кабинет неверно указал роли в запросе к Госуслугам.",
        SUPPORT,
    ),
    (
        "ESIA-007061",
        "Кабинет неверно указал тип объекта в запросе к Госуслугам.",
        SUPPORT,
    ),
    (
        "ESIA-007062",
        "Госуслуги не приняли тип пользователя или роль, с которыми вы входите.",
        "Проверьте свою роль на Госуслугах: «Профиль организации» → «Сотрудники». Потом нажмите «Войти снова». Если не поможет, нажмите «Скопировать для поддержки» и отправьте скопированное в поддержку.",
    ),
    (
        "ESIA-007194",
        "На Госуслугах вас нет среди сотрудников этой организации.",
        "Попросите руководителя или администратора организации пригласить вас на Госуслугах: «Профиль организации» → «Сотрудники». Перейдите по ссылке из письма с приглашением, а потом нажмите «Войти снова».",
    ),
    (
        "ESIA-008010",
        "Госуслуги не опознали кабинет: он не прошёл проверку подлинности.",
        SUPPORT,
    ),
    (
        "ESIA-036700",
        "Кабинет не указал, какого типа согласие ему нужно.",
        SUPPORT,
    ),
    (
        "ESIA-036701",
        "Госуслуги не нашли тип согласия, который указал кабинет.",
        SUPPORT,
    ),
    (
        "ESIA-036702",
        "Кабинет не запросил данные, которые обязательны для этого согласия.",
        SUPPORT,
    ),
    (
        "ESIA-036703",
        "Кабинет запросил больше данных, чем можно для этого согласия.",
        SUPPORT,
    ),
    (
        "ESIA-036704",
        "Кабинет перечислил данные, а для этого согласия их перечислять нельзя.",
        SUPPORT,
    ),
    (
        "ESIA-036705",
        "Кабинет не указал в согласии ни одного действия.",
        SUPPORT,
    ),
    (
        "ESIA-036706",
        "Кабинет указал в согласии действие, которого на Госуслугах нет.",
        SUPPORT,
    ),
    (
        "ESIA-036707",
        "Кабинет не указал в согласии ни одной цели.",
        SUPPORT,
    ),
    (
        "ESIA-036716",
        "Кабинет неверно указал срок действия согласия.",
        SUPPORT,
    ),
    (
        "ESIA-036726",
        "Кабинет указал в согласии цель, которой на Госуслугах нет.",
        SUPPORT,
    ),
    (
        "ESIA-036727",
        "В этом согласии кабинет должен указать ровно одну цель.",
        SUPPORT,
    ),
];

#[test]
fn each_code_of_esia() {
    for (code, what, then) in ESIA {
        let refusal = refusal("access_denied", &format!("{code}%3A+x"));
        is_said(
            Fault::Callback(CallbackError::Refused(refusal)),
            Some(code),
            what,
            then,
        );
    }
}

/// Who has to act on a code is who is told to.
#[test]
fn whoever_has_to_act_is_told() {
    let acts = |then: &str| match then {
        SUPPORT => "operator",
        WAIT | AGAIN => "retry",
        then if then.starts_with("Попросите руководителя") => "leader",
        _ => "user",
    };
    let told = ESIA.map(|(code, _, then)| (code, acts(then)));
    let list = include_str!("../../end2end/contract/esia-codes.tsv");
    let list = list.lines().skip(1).map(|line| {
        let mut parts = line.split('\t');
        (parts.next().unwrap(), parts.nth(1).unwrap())
    });
    assert_eq!(list.collect::<Vec<_>>(), told);
}

#[test]
fn each_error_of_oauth_also_beside_a_code_that_nobody_knows() {
    const REQUEST: &str = "Служба входа нашла ошибку в запросе кабинета.";
    for (error, what, then) in [
        (
            "access_denied",
            "Служба входа не пустила в кабинет: разрешение не дано.",
            "Нажмите «Войти снова» и дайте разрешение, когда служба входа его спросит: на Госуслугах это кнопка «Предоставить». Если она ничего не спросит, нажмите «Скопировать для поддержки» и отправьте скопированное в поддержку.",
        ),
        ("invalid_request", REQUEST, SUPPORT),
        (
            "unauthorized_client",
            "Служба входа не разрешает кабинету запрашивать вход этим способом.",
            SUPPORT,
        ),
        (
            "unsupported_response_type",
            "Служба входа не поддерживает вид ответа, который запросил кабинет.",
            SUPPORT,
        ),
        (
            "invalid_scope",
            "Служба входа не распознала перечень данных, которые запросил кабинет.",
            SUPPORT,
        ),
        (
            "server_error",
            "В службе входа произошла неожиданная ошибка.",
            WAIT,
        ),
        (
            "temporarily_unavailable",
            "Служба входа перегружена или на обслуживании.",
            WAIT,
        ),
        (
            "interaction_required",
            "Службе входа нужно, чтобы вы ответили на её вопрос.",
            PAGE,
        ),
        (
            "login_required",
            "Службе входа нужно, чтобы вы вошли заново.",
            PAGE,
        ),
        (
            "account_selection_required",
            "Службе входа нужно, чтобы вы выбрали учётную запись.",
            PAGE,
        ),
        (
            "consent_required",
            "Службе входа нужно, чтобы вы разрешили вход в кабинет.",
            PAGE,
        ),
        ("invalid_request_uri", REQUEST, SUPPORT),
        ("invalid_request_object", REQUEST, SUPPORT),
        ("request_not_supported", REQUEST, SUPPORT),
        ("request_uri_not_supported", REQUEST, SUPPORT),
        ("registration_not_supported", REQUEST, SUPPORT),
        // What a provider may invent is not repeated to the support either.
        (
            "something_new",
            "Служба входа отказала по причине, которой кабинет не знает.",
            AGAIN,
        ),
    ] {
        let known = if error == "something_new" {
            "unknown_error"
        } else {
            error
        };
        for (description, code) in [("%3Cscript%3E", known), ("ESIA-999999", "ESIA-999999")] {
            let fault = Fault::Callback(CallbackError::Refused(refusal(error, description)));
            is_said(fault, Some(code), what, then);
        }
    }
}

const NOT_ACCEPTED: &str = "Ответ службы входа не прошёл проверку, и кабинет его не принял.";

#[test]
fn each_fault_that_is_no_refusal() {
    const NOT_OURS: &str =
        "Эта ссылка входа уже использована или открыта не там, где вход начинали.";
    const ANOTHER: &str = "Служба входа сообщает о себе не то, что записано в настройках кабинета.";
    const MINUTE: &str = "Войдите снова: это займёт минуту.";
    for (fault, code, what, then) in [
        (Fault::Callback(CallbackError::Empty), "", NOT_OURS, MINUTE),
        (
            Fault::Callback(CallbackError::NotOurs),
            "",
            NOT_OURS,
            MINUTE,
        ),
        (
            Fault::Callback(CallbackError::Expired),
            "",
            "Вход занял больше 10 минут, и ссылка устарела.",
            "Войдите снова.",
        ),
        (
            Fault::Callback(CallbackError::Damaged),
            "callback/format",
            "Ответ службы входа пришёл повреждённым.",
            AGAIN,
        ),
        (
            Fault::Callback(CallbackError::Issuer),
            "callback/iss",
            "Ответ пришёл не от той службы входа, у которой вы входили.",
            AGAIN,
        ),
        (
            Fault::Provider(ProviderFault::Issuer),
            "discovery/issuer",
            ANOTHER,
            SUPPORT,
        ),
        (
            Fault::Provider(ProviderFault::Endpoint),
            "discovery/endpoint",
            ANOTHER,
            SUPPORT,
        ),
        (
            Fault::Provider(ProviderFault::NoCodeFlow),
            "discovery/response_type",
            ANOTHER,
            SUPPORT,
        ),
        (
            Fault::Provider(ProviderFault::NoS256),
            "discovery/S256",
            ANOTHER,
            SUPPORT,
        ),
        (
            Fault::Unreachable,
            "provider/unreachable",
            "Служба входа не отвечает или отвечает непонятно.",
            "Подождите несколько минут и попробуйте войти ещё раз. От вас больше ничего не зависит.",
        ),
        (
            Fault::CodeRejected,
            "token/code",
            "Служба входа не подтвердила вход: код устарел или уже использован.",
            "Войдите снова.",
        ),
        (
            Fault::ClientRejected,
            "token/client",
            "Служба входа не приняла кабинет: он в ней записан иначе.",
            SUPPORT,
        ),
        (Fault::TokenResponse, "token/format", NOT_ACCEPTED, AGAIN),
        (Fault::Userinfo, "userinfo/sub", NOT_ACCEPTED, AGAIN),
        (
            Fault::Backend,
            "backend/session",
            "Служба входа вас узнала, а кабинет её ответ не принял.",
            SUPPORT,
        ),
        (
            Fault::NoCrypto,
            "",
            "Браузер не даёт здесь проверить вход: страница открыта без защищённого соединения.",
            "Откройте кабинет по адресу, который начинается с https, и войдите снова.",
        ),
        (
            Fault::Loop,
            "sign-in/loop",
            "За минуту вы уходили на вход три раза и возвращались ни с чем.",
            "Разрешите этому сайту cookie или откройте его в другом браузере, а потом нажмите кнопку входа ещё раз.",
        ),
    ] {
        is_said(
            fault,
            Some(code).filter(|code| !code.is_empty()),
            what,
            then,
        );
    }
}

#[test]
fn each_fault_of_an_id_token() {
    for (fault, code) in [
        (Token::Malformed, "id_token/format"),
        (Token::Algorithm, "id_token/alg"),
        (Token::Key, "id_token/kid"),
        (Token::Signature, "id_token/signature"),
        (Token::Issuer, "id_token/iss"),
        (Token::Audience, "id_token/aud"),
        (Token::AuthorizedParty, "id_token/azp"),
        (Token::Subject, "id_token/sub"),
        (Token::Time, "id_token/time"),
        (Token::Nonce, "id_token/nonce"),
        (Token::AccessTokenHash, "id_token/at_hash"),
    ] {
        is_said(Fault::IdToken(fault), Some(code), NOT_ACCEPTED, AGAIN);
    }
    for (fault, code) in [
        (Token::Expired, "id_token/exp"),
        (Token::IssuedAt, "id_token/iat"),
        (Token::NotBefore, "id_token/nbf"),
    ] {
        is_said(
            Fault::IdToken(fault),
            Some(code),
            "Время на этом компьютере и у службы входа расходится больше чем на минуту.",
            "Проверьте дату и время на компьютере и нажмите «Войти снова». Если время верное, нажмите «Скопировать для поддержки» и отправьте скопированное в поддержку.",
        );
    }
}

/// What the backend refuses itself, where it is the provider's client.
#[test]
fn each_refusal_of_the_backend() {
    for (kind, what, then) in [
        (
            ErrorKind::LoginUnknown,
            "Эта ссылка входа уже использована или открыта не там, где вход начинали.",
            "Войдите снова: это займёт минуту.",
        ),
        (
            ErrorKind::LoginExpired,
            "Вход занял больше 10\u{a0}минут, и ссылка устарела.",
            "Войдите снова.",
        ),
        (
            ErrorKind::CodeRejected,
            "Госуслуги не подтвердили вход: код устарел или уже использован.",
            "Войдите снова.",
        ),
        (
            ErrorKind::OtherProvider,
            "Ответ пришёл не от той службы входа, у которой вы входили.",
            "Войдите снова; если повторится, сообщите в поддержку сайта.",
        ),
        (
            ErrorKind::AccountUnconfirmed,
            "Госуслуги не подтвердили вход: учётная запись не подтверждена.",
            "Подтвердите её на Госуслугах и войдите снова.",
        ),
        (
            ErrorKind::ProviderFailed,
            "Госуслуги не отвечают или отвечают неверно.",
            "Подождите несколько минут и войдите снова. От вас ничего не зависит.",
        ),
        (
            ErrorKind::Server,
            "В кабинете произошла ошибка.",
            "Повторите через минуту; если не поможет, сообщите в поддержку сайта.",
        ),
    ] {
        let words = (Texts::RUSSIAN.explain)(kind);
        assert_eq!((words.what, &*words.then), (what, then), "{kind:?}");
    }
}
