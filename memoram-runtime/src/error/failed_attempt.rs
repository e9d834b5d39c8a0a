//! The rule for which requests may be sent again.

use std::time::Duration;

use super::{ErrorKind, Outcome};

/// What the decision to retry depends on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FailedAttempt {
    pub(crate) kind: ErrorKind,
    pub(crate) outcome: Outcome,
    pub(crate) status: Option<u16>,
    /// The wait that the server asked for.
    pub(crate) retry_after: Option<Duration>,
}

impl FailedAttempt {
    /// Returns true if the server asked the client to send fewer requests.
    pub(crate) fn is_throttled(&self) -> bool {
        matches!(self.status, Some(429 | 503))
    }

    /// Returns true if the same request may be sent again and may succeed then. `idempotent`: whether sending the
    /// request twice does no harm.
    pub(crate) fn is_retryable(&self, idempotent: bool) -> bool {
        match (self.kind, self.status) {
            (ErrorKind::Connect, None) => self.outcome == Outcome::NotSent || idempotent,
            // No token in time: nothing was sent.
            (ErrorKind::Timeout | ErrorKind::Transport, None) if self.outcome == Outcome::NotSent => true,
            // An HTTP/2 server can say that it has not processed a request (RFC 9113 §8.7).
            (ErrorKind::Transport, None) if self.outcome == Outcome::Rejected => true,
            (ErrorKind::TooManyRequests, _) => true,
            // With a status: the response broke off within its body, so the server has processed the request.
            (ErrorKind::Transport | ErrorKind::Timeout, _) => idempotent,
            (_, Some(408 | 500 | 502 | 503 | 504)) => idempotent,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn failed(kind: ErrorKind, outcome: Outcome, status: Option<u16>) -> FailedAttempt {
        FailedAttempt { kind, outcome, status, retry_after: None }
    }

    /// Kind, outcome, status; whether any request is retried, and whether an idempotent one is.
    #[test]
    fn each_fault_is_decided_by_what_may_have_happened() {
        use ErrorKind::*;
        use Outcome::*;
        let table = [
            (Connect, NotSent, None, true, true),
            (Tls, NotSent, None, false, false),
            (InvalidRequest, NotSent, None, false, false),
            (Timeout, NotSent, None, true, true),
            (Transport, NotSent, None, true, true),
            (Timeout, Unknown, None, false, true),
            (Transport, Unknown, None, false, true),
            (Transport, Rejected, None, true, true),
            (Transport, Completed, Some(201), false, true),
            (Response, Completed, Some(200), false, false),
            (UnexpectedContentType, Completed, Some(200), false, false),
            (UnexpectedRedirect, Unknown, Some(307), false, false),
            (BadRequest, Rejected, Some(400), false, false),
            (Authentication, Rejected, Some(401), false, false),
            (Forbidden, Rejected, Some(403), false, false),
            (NotFound, Rejected, Some(404), false, false),
            (UnexpectedStatus, Unknown, Some(408), false, true),
            (Conflict, Rejected, Some(409), false, false),
            (UnprocessableContent, Rejected, Some(422), false, false),
            (TooManyRequests, Rejected, Some(429), true, true),
            (Server, Unknown, Some(500), false, true),
            (Server, Unknown, Some(501), false, false),
            (Server, Unknown, Some(502), false, true),
            (Server, Unknown, Some(503), false, true),
            (Server, Unknown, Some(504), false, true),
        ];
        for (kind, outcome, status, any, idempotent) in table {
            let failed = failed(kind, outcome, status);
            assert_eq!(failed.is_retryable(false), any, "{failed:?}");
            assert_eq!(failed.is_retryable(true), idempotent, "{failed:?}");
        }
    }

    proptest! {
        #[test]
        fn a_request_that_is_not_idempotent_is_sent_again_only_if_nothing_was_done(
            status in proptest::option::of(100_u16..600),
            kind in prop_oneof![
                Just(ErrorKind::Connect), Just(ErrorKind::Tls), Just(ErrorKind::Timeout), Just(ErrorKind::Transport),
                Just(ErrorKind::Server), Just(ErrorKind::TooManyRequests), Just(ErrorKind::Response),
            ],
            outcome in prop_oneof![
                Just(Outcome::NotSent), Just(Outcome::Rejected), Just(Outcome::Unknown), Just(Outcome::Completed),
            ],
        ) {
            if failed(kind, outcome, status).is_retryable(false) {
                let nothing_was_done = matches!(outcome, Outcome::NotSent | Outcome::Rejected);
                prop_assert!(nothing_was_done || kind == ErrorKind::TooManyRequests);
            }
        }
    }
}
