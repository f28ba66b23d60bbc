//! What one person asks for costs the others little.

use std::time::{Duration, Instant};

use reference_backend::config::Scale;
use reference_backend::seed::people::{IVANOVA, VOLKOVA};

use crate::harness::{Browser, Stand};

const HOSTILE: usize = 50;
const TIMES: u32 = 20;
/// Single letters that are in nearly every name: none of them ends the comparison early.
const LETTERS: &str = "а о е и н в р с л к м т д п у г я б з ь ы й";

/// How long it takes to learn who is signed in, on average: who waits once has waited.
async fn to_learn_who(browser: &Browser) -> Duration {
    let begun = Instant::now();
    for _ in 0..TIMES {
        assert_eq!(browser.get("/session").await.status, 200);
    }
    begun.elapsed() / TIMES
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn searches_wait_for_each_other_and_nobody_for_them() {
    let stand = Stand::with(|config| {
        config.scale = Scale {
            staff: 30_000,
            ..Scale::SMALL
        };
    })
    .await;
    let (ivanova, volkova) = (stand.browser(), stand.browser());
    ivanova.sign_in(&IVANOVA).await;
    volkova.sign_in(&VOLKOVA).await;
    let alone = to_learn_who(&ivanova).await;
    let begun = Instant::now();
    let searches = (0..HOSTILE).map(|number| {
        let volkova = volkova.clone();
        tokio::spawn(async move {
            let query = format!("{LETTERS} {number}");
            volkova
                .ask("/organizations/stal/staff", &[("q", &query)])
                .await
                .status
        })
    });
    let searches: Vec<_> = searches.collect();
    let beside = to_learn_who(&ivanova).await;
    let under_way = searches
        .iter()
        .filter(|search| !search.is_finished())
        .count();
    for search in searches {
        assert_eq!(search.await.expect("an answer"), 200);
    }
    let all = begun.elapsed();
    println!(
        "/session takes {alone:?} alone and {beside:?} beside {HOSTILE} searches, of which {under_way} \
         were still under way; all of them took {all:?}"
    );
    assert!(under_way > 0, "they were over before anything was measured");
    // Measured against the searches themselves, so that it holds on a busy machine too: in one queue
    // with them the first of these questions would have waited for nearly all.
    assert!(4 * TIMES * beside < all, "{beside:?}");
}
