//! What is said when a change of access is refused. Which answer is which refusal is told in `api/error.rs`; the
//! dialog shows the words of any of them in one way (`end2end/tests/change-and-revoke.spec.ts`).

use super::en;
use super::texts::Texts;
use super::translation::Words;
use crate::domain::ErrorKind;
use std::collections::BTreeSet;

const REFUSALS: [ErrorKind; 15] = [
    ErrorKind::SessionEnded,
    ErrorKind::SignInStale(None),
    ErrorKind::Forbidden,
    ErrorKind::NotFound,
    ErrorKind::StaffNotFound,
    ErrorKind::AlreadyHasAccess,
    ErrorKind::LastAdministrator,
    ErrorKind::HeadIsAdministrator,
    ErrorKind::OwnRights,
    ErrorKind::RestoreTooLate,
    ErrorKind::InProgress,
    ErrorKind::ChangedMeanwhile,
    ErrorKind::Invalid,
    ErrorKind::TooManyRequests(None),
    ErrorKind::Server,
];

#[test]
fn each_has_words_of_its_own_and_a_way_on() {
    for texts in [Texts::RUSSIAN, &en::TEXTS] {
        let words = REFUSALS.map(texts.explain);
        let said: BTreeSet<_> = words.iter().map(|words| words.what).collect();
        assert_eq!(said.len(), REFUSALS.len());
        assert!(words.iter().all(|words| !words.then.is_empty()));
    }
}

#[test]
fn what_no_journey_meets_is_said_as_it_is_meant() {
    let what = |kind| (Texts::RUSSIAN.explain)(kind).what;
    assert_eq!(
        [
            what(ErrorKind::NotFound),
            what(ErrorKind::AlreadyHasAccess),
            what(ErrorKind::HeadIsAdministrator),
        ],
        [
            "Этого больше нет или вам это не открыто.",
            "У этого сотрудника уже есть доступ.",
            "Руководитель остаётся администратором, пока он руководитель на Госуслугах.",
        ]
    );
}
