use super::*;
use proptest::prelude::*;

fn day(text: &str) -> Option<Day> {
    Day::parse(text)
}

fn whole() -> DeclarationContent {
    DeclarationContent {
        report: ReportId::parse("sr-1"),
        workplaces: WorkplaceId::parse("wp-1").into_iter().collect(),
        address: "a".to_owned(),
        signed_by: "b".to_owned(),
        position: "c".to_owned(),
        signed_on: day("2026-11-20"),
        note: String::new(),
    }
}

#[test]
fn names_lead_back() {
    for state in DeclarationState::ALL {
        assert_eq!(DeclarationState::of(state.code()), Some(state));
    }
    for field in DeclarationField::ALL {
        assert_eq!(
            DeclarationField::at(&format!("/{}", field.name())),
            Some(field)
        );
    }
    let inside = DeclarationField::at("/workplaces/3");
    assert_eq!(inside, Some(DeclarationField::Workplaces));
    for pointer in ["", "/", "/future", "address"] {
        assert_eq!(DeclarationField::at(pointer), None);
    }
    for code in DECLARATIONS.choices[0].values {
        assert!(DeclarationState::of(code).is_some(), "{code}");
    }
}

#[test]
fn a_whole_one_may_be_submitted_and_an_empty_one_names_what_is_missing() {
    let today = day("2026-11-20");
    assert_eq!(whole().faults(today.as_ref()), []);
    let empty = DeclarationContent::default();
    let all_but_the_note: Vec<_> = DeclarationField::ALL[..6].to_vec();
    assert_eq!(empty.faults(today.as_ref()), all_but_the_note);
    // A draft may lack anything.
    assert!(empty.fits());
}

#[test]
fn nobody_signs_tomorrow() {
    let yesterday = day("2026-11-19");
    let fault = whole().fault(DeclarationField::SignedOn, yesterday.as_ref());
    assert_eq!(fault, Some(DeclarationFault::InFuture));
}

#[test]
fn the_workplaces_go_with_their_report() {
    let mut content = whole();
    content.choose_report(ReportId::parse("sr-1").unwrap());
    assert_eq!(content.workplaces.len(), 1);
    content.choose_report(ReportId::parse("sr-2").unwrap());
    assert!(content.workplaces.is_empty());
}

#[test]
fn spaces_around_and_the_order_mean_nothing() {
    let mut one = whole();
    let mut two = whole();
    two.address = " a\n".to_owned();
    let places = ["wp-1", "wp-2"].map(|id| WorkplaceId::parse(id).unwrap());
    one.workplaces = places.to_vec();
    two.workplaces = places.into_iter().rev().collect();
    assert_eq!(one, two);
    assert_eq!(one.differs(&two), []);
    two.note = "n".to_owned();
    assert_ne!(one, two);
    assert_eq!(one.differs(&two), [DeclarationField::Note]);
}

proptest! {
    #[test]
    fn a_text_fits_up_to_its_limit(which in 0..4_usize, length in 0..2_100_usize) {
        let field = DeclarationField::TEXTS[which];
        let mut content = whole();
        content.type_in(field, "ё".repeat(length));
        prop_assert_eq!(content.fits(), length <= field.most());
        let submits = content.faults(None).is_empty();
        let needed = field != DeclarationField::Note;
        prop_assert_eq!(submits, length <= field.most() && (length > 0 || !needed));
    }
}
