use super::*;
use proptest::prelude::*;

fn ticket(run: &mut Run) -> Ticket {
    match run.take_next() {
        Next::Send(ticket) => ticket,
        other => panic!("{other:?}"),
    }
}

#[test]
fn one_after_another_to_the_end() {
    let mut run = Run::new(2);
    for item in 0..2 {
        let sent = ticket(&mut run);
        assert_eq!((sent.item, sent.anew, sent.lost), (item, false, false));
        run.report(item, Ok(()));
    }
    assert_eq!(run.take_next(), Next::Rest);
    assert_eq!((run.activity(), run.done()), (Activity::Finished, 2));
    assert_eq!(Run::new(0).activity(), Activity::Finished);
}

#[test]
fn who_was_changed_meanwhile_is_read_anew_and_not_without_end() {
    let mut run = Run::new(1);
    for round in 0..5 {
        assert_eq!(ticket(&mut run).anew, round > 0);
        run.report(0, Err(ErrorKind::ChangedMeanwhile));
    }
    assert_eq!(run.failures(), [(0, ErrorKind::ChangedMeanwhile)]);
}

#[test]
fn the_server_is_given_the_time_it_asks_for() {
    let mut run = Run::new(1);
    ticket(&mut run);
    run.report(0, Err(ErrorKind::TooManyRequests(Some(7))));
    assert_eq!(run.take_next(), Next::Pause(7_000));
    assert_eq!(run.activity(), Activity::Pausing);
    run.woke();
    assert!(!ticket(&mut run).lost);
    let hour = ErrorKind::TooManyRequests(Some(3_600));
    run.report(0, Err(hour));
    assert_eq!(run.activity(), Activity::Stopped(Some(hour)));
}

#[test]
fn a_lost_network_pauses_longer_and_longer_and_stops() {
    let mut run = Run::new(9);
    for millis in [250, 1_000, 3_000, 9_000] {
        let item = ticket(&mut run).item;
        run.report(item, Err(ErrorKind::Offline));
        assert_eq!(run.take_next(), Next::Pause(millis));
        run.woke();
    }
    let item = ticket(&mut run).item;
    run.report(item, Err(ErrorKind::Offline));
    assert_eq!(run.activity(), Activity::Stopped(Some(ErrorKind::Offline)));
    assert_eq!(run.take_next(), Next::Rest);
    run.resume();
    assert_eq!(ticket(&mut run).item, 5, "those not tried come first");
}

#[test]
fn one_that_cannot_be_done_does_not_hold_up_the_rest() {
    let mut run = Run::new(3);
    for _ in 0..40 {
        match run.take_next() {
            Next::Send(Ticket { item: 1, .. }) => run.report(1, Err(ErrorKind::Server)),
            Next::Send(Ticket { item, .. }) => run.report(item, Ok(())),
            Next::Pause(_) => run.woke(),
            Next::Rest => break,
        }
    }
    assert_eq!(run.activity(), Activity::Finished);
    assert_eq!(run.failures(), [(1, ErrorKind::Server)]);
    assert!(run.is_done(0) && run.is_done(2) && !run.is_done(1));
}

#[test]
fn an_ended_session_stops_at_once_and_loses_nothing() {
    let mut run = Run::new(2);
    ticket(&mut run);
    run.report(0, Err(ErrorKind::SessionEnded));
    assert_eq!(
        run.activity(),
        Activity::Stopped(Some(ErrorKind::SessionEnded))
    );
    run.resume();
    assert_eq!(ticket(&mut run).item, 0);
}

#[test]
fn a_sign_in_too_old_stops_and_one_s_own_rights_do_not_hold_up_the_rest() {
    let mut run = Run::new(3);
    let stale = ErrorKind::SignInStale(Some(300));
    ticket(&mut run);
    run.report(0, Err(stale));
    assert_eq!(run.activity(), Activity::Stopped(Some(stale)));
    run.resume();
    assert_eq!(ticket(&mut run).item, 0);
    run.report(0, Err(ErrorKind::OwnRights));
    let stopped = Activity::Stopped(Some(ErrorKind::OwnRights));
    assert_eq!((run.activity(), run.failed()), (stopped, 1));
    run.resume();
    assert_eq!(ticket(&mut run).item, 1);
}

/// A step that walked all of them would take minutes here.
#[test]
fn a_hundred_thousand_end_quickly() {
    const MANY: usize = 100_000;
    let begun = std::time::Instant::now();
    let mut run = Run::new(MANY);
    let mut sent = 0;
    while run.activity() != Activity::Finished {
        match run.take_next() {
            Next::Send(Ticket { item, lost, .. }) => {
                sent += 1;
                run.report(
                    item,
                    match item % 10 {
                        0 => Err(ErrorKind::NotFound),
                        1 if !lost => Err(ErrorKind::Server),
                        _ => Ok(()),
                    },
                );
            }
            Next::Pause(_) => run.woke(),
            Next::Rest => panic!("{sent} were sent"),
        }
        assert!(run.done() + run.failed() <= sent);
    }
    assert_eq!((run.failed(), run.done()), (MANY / 10, MANY / 10 * 9));
    assert_eq!(sent, MANY + MANY / 10);
    assert!(begun.elapsed() < std::time::Duration::from_secs(10));
}

#[test]
fn the_user_stops_and_the_last_answer_still_counts() {
    let mut run = Run::new(3);
    ticket(&mut run);
    run.stop();
    assert_eq!(run.activity(), Activity::Stopping);
    assert_eq!(run.take_next(), Next::Rest);
    run.report(0, Ok(()));
    assert_eq!((run.activity(), run.done()), (Activity::Stopped(None), 1));
    run.resume();
    assert_eq!(ticket(&mut run).item, 1);
}

fn answer() -> impl Strategy<Value = Result<(), ErrorKind>> {
    prop_oneof![
        4 => Just(Ok(())),
        1 => Just(Err(ErrorKind::ChangedMeanwhile)),
        1 => Just(Err(ErrorKind::TooManyRequests(Some(1)))),
        1 => Just(Err(ErrorKind::Offline)),
        1 => Just(Err(ErrorKind::Server)),
        1 => Just(Err(ErrorKind::SessionEnded)),
        1 => Just(Err(ErrorKind::OwnRights)),
        1 => Just(Err(ErrorKind::NotFound)),
    ]
}

proptest! {
    /// Whatever the server answers and however often the user stops: nothing is sent after it was done or
    /// given up, nothing twice at a time, and while the server answers at all everything ends.
    #[test]
    fn every_item_ends_and_none_is_repeated(
        items in 0_usize..8,
        answers in prop::collection::vec((answer(), any::<bool>(), any::<bool>()), 0..200),
    ) {
        let mut run = Run::new(items);
        let mut ended = vec![false; items];
        let mut flying: Vec<usize> = Vec::new();
        let script = answers.into_iter().chain(std::iter::repeat((Ok(()), false, true)));
        for (answer, stop, late) in script.take(1_000) {
            match run.take_next() {
                Next::Send(Ticket { item, .. }) => {
                    prop_assert!(!ended[item] && !flying.contains(&item));
                    flying.push(item);
                }
                Next::Pause(millis) => {
                    prop_assert!(millis > 0);
                    run.woke();
                }
                Next::Rest => {}
            }
            if stop {
                run.stop();
                prop_assert_eq!(run.take_next(), Next::Rest);
            }
            // Sometimes two are on their way, after a stop and «go on».
            if let (true, false) = (late || flying.len() > 1, flying.is_empty()) {
                let item = flying.remove(0);
                run.report(item, answer);
                let failures = run.failures();
                prop_assert_eq!(failures.len(), run.failed());
                let failed = failures.iter().any(|(failed, _)| *failed == item);
                ended[item] = run.is_done(item) || failed;
            }
            if matches!(run.activity(), Activity::Stopped(_) | Activity::Stopping) {
                run.resume();
            }
        }
        prop_assert_eq!(run.activity(), Activity::Finished);
        prop_assert_eq!(run.done() + run.failed(), items);
        prop_assert_eq!((0..items).filter(|item| run.is_done(*item)).count(), run.done());
        prop_assert!(ended.iter().all(|ended| *ended));
    }
}
