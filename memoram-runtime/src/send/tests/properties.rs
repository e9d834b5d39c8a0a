//! Whatever a server does, and in whatever order.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::RetryConfig;
use crate::transport::TransportError;
use crate::transport::memory::raw;

/// One reply of a server.
#[derive(Clone, Debug)]
enum Act {
    NotSent,
    Refused,
    Broken,
    Silent,
    BrokenBody(u16),
    Answer(u16, Option<&'static str>),
}

const WAITS: [&str; 6] = ["0", "1", "59", "61", "Tue, 01 Jan 2030 00:00:00 GMT", "soon"];

fn act() -> impl Strategy<Value = Act> {
    let status = prop_oneof![
        3 => prop::sample::select(vec![200_u16, 401, 408, 429, 500, 502, 503, 504]),
        1 => 100_u16..600,
    ];
    prop_oneof![
        Just(Act::NotSent),
        Just(Act::Refused),
        Just(Act::Broken),
        Just(Act::Silent),
        (200_u16..600).prop_map(Act::BrokenBody),
        (status, prop::option::of(prop::sample::select(WAITS.to_vec())))
            .prop_map(|(status, wait)| Act::Answer(status, wait)),
    ]
}

fn reply(act: &Act) -> Reply {
    match act {
        Act::NotSent => broken(Outcome::NotSent),
        Act::Refused => broken(Outcome::Rejected),
        Act::Broken => broken(Outcome::Unknown),
        Act::Silent => Reply::Nothing,
        Act::BrokenBody(status) => Reply::Fault(TransportError::NoBody {
            kind: ErrorKind::Transport,
            response: raw(*status, &[], ""),
            text: "broken",
        }),
        Act::Answer(status, wait) => {
            let headers: Vec<_> = wait.iter().map(|wait| ("retry-after", *wait)).collect();
            answer(*status, &headers, "")
        }
    }
}

/// What came of a call, how often its request was sent, and how long it all took.
fn outcome<E: Endpoint<Response = ()>>(
    endpoint: &E,
    path: &str,
    acts: &[Act],
    (attempts, limit): (u32, Duration),
) -> (Result<(), Error>, usize, Duration) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    let planned = acts.to_vec();
    let memory = server(move |_, count| planned.get(count - 1).map_or(Reply::Nothing, reply));
    let client = Client::builder().api_key("mem_1").base_url("http://localhost").over(memory.clone());
    let client = client.retry(RetryConfig::default().max_attempts(attempts)).build().unwrap();
    let (result, took) = runtime.block_on(async {
        let started = Instant::now();
        (client.send(endpoint).timeout(limit).await, started.elapsed())
    });
    (result, memory.count(path), took)
}

/// How many of the requests that were sent can have been carried out. Of the 401s, only the first leads to another.
fn carried_out(acts: &[Act]) -> usize {
    let refused = |act: &&Act| matches!(act, Act::NotSent | Act::Refused | Act::Answer(429, _));
    let others = acts.iter().filter(|act| !refused(act)).count();
    others - usize::from(acts.iter().any(|act| matches!(act, Act::Answer(401, _))))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_write_is_sent_again_only_if_it_was_not_carried_out(acts in vec(act(), 8), attempts in 0_u32..7, seconds in 0_u64..200) {
        let (result, sent, took) = outcome(&Guarded, "/guarded", &acts, (attempts, Duration::from_secs(seconds)));
        let sent_acts = &acts[..sent.min(acts.len())];
        prop_assert!(carried_out(sent_acts) <= 1, "{:?}", sent_acts);
        prop_assert!(took <= Duration::from_secs(seconds), "{:?}", took);
        // A refused token is not an attempt.
        prop_assert!(sent <= attempts.max(1) as usize + 1, "{}", sent);
        if let Err(error) = result {
            prop_assert_eq!(error.attempts() as usize, sent);
            let open = sent_acts.iter().any(|act| matches!(act, Act::Broken | Act::Silent));
            prop_assert!(!open || [Outcome::Unknown, Outcome::Completed].contains(&error.outcome()), "{:?}", error);
        }
    }

    #[test]
    fn a_read_is_sent_at_most_so_often_and_within_its_deadline(acts in vec(act(), 8), attempts in 0_u32..7, seconds in 0_u64..200) {
        let (result, sent, took) = outcome(&Read, "/read", &acts, (attempts, Duration::from_secs(seconds)));
        prop_assert!(sent <= attempts.max(1) as usize, "{}", sent);
        prop_assert!(took <= Duration::from_secs(seconds), "{:?}", took);
        prop_assert!(result.is_ok() || result.is_err_and(|error| error.attempts() as usize == sent));
    }
}
