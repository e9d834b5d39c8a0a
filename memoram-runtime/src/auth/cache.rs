//! Keeps a token until shortly before it expires.

use std::sync::PoisonError;
use std::time::Duration;

use http::HeaderValue;
use tokio::sync::Mutex;
use tokio::time::Instant;

use super::ApiKey;
use super::exchange::{CreateToken, Token};
use crate::client::Inner;
use crate::error::Error;
use crate::exchange;
use crate::response::decode_whole;

/// The most that is kept of a token's life for the request it is sent with.
const LARGEST_MARGIN: Duration = Duration::from_secs(30);

/// A server that refuses good tokens is not asked for new ones all the time.
const BETWEEN_FORCED: Duration = Duration::from_secs(10);

/// A token that is exchanged when it is needed.
pub(crate) struct TokenCache {
    api_key: ApiKey,
    /// Held while a token is exchanged, so that callers who wait for one share it.
    current: Mutex<Option<Cached>>,
    /// When a token that was still good was last replaced.
    last_forced: std::sync::Mutex<Option<Instant>>,
}

struct Cached {
    header: HeaderValue,
    /// `None`: too far away for the clock.
    usable_until: Option<Instant>,
}

impl TokenCache {
    pub(crate) fn new(api_key: ApiKey) -> Self {
        TokenCache { api_key, current: Mutex::new(None), last_forced: std::sync::Mutex::new(None) }
    }

    /// A token that is still good, exchanged if need be.
    pub(crate) async fn token(&self, client: &Inner) -> Result<HeaderValue, Error> {
        let mut current = self.current.lock().await;
        let fresh = |cached: &&Cached| cached.usable_until.is_none_or(|until| Instant::now() < until);
        if let Some(cached) = current.as_ref().filter(fresh) {
            return Ok(cached.header.clone());
        }
        *current = None;
        let started = Instant::now();
        let token = self.exchange(client).await?;
        let margin = token.lifetime.checked_div(10).unwrap_or_default().min(LARGEST_MARGIN);
        let usable_until = started.checked_add(token.lifetime.saturating_sub(margin));
        *current = Some(Cached { header: token.header.clone(), usable_until });
        Ok(token.header)
    }

    async fn exchange(&self, client: &Inner) -> Result<Token, Error> {
        let prepared = client.prepare(&CreateToken { api_key: &self.api_key })?;
        let raw = exchange::attempt(client, &prepared, None).await?;
        Token::read(&decode_whole(raw.success()?)?)
    }

    /// Forgets a token that the server refused, unless it has been replaced already. Whether it is worth while to send
    /// the request with another one: not if the server refuses them all.
    pub(crate) async fn refused(&self, header: &HeaderValue) -> bool {
        let mut current = self.current.lock().await;
        if current.as_ref().is_none_or(|cached| cached.header != *header) {
            return true;
        }
        let now = Instant::now();
        let mut forced = self.last_forced.lock().unwrap_or_else(PoisonError::into_inner);
        if forced.is_some_and(|last| now.duration_since(last) < BETWEEN_FORCED) {
            return false;
        }
        *forced = Some(now);
        *current = None;
        true
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::Client;
    use crate::error::ErrorKind;
    use crate::transport::memory::{Memory, answer};

    const DAY: &str = "Tue, 01 Jan 2030 00:00:00 GMT";

    fn client(memory: &Memory) -> Client {
        Client::builder().api_key("mem_1").base_url("http://localhost/").over(memory.clone()).build().unwrap()
    }

    /// A server whose n-th token is `tN`, with a life of 100 s.
    fn issuing() -> Memory {
        Memory::new(|received, count| match received.path.as_str() {
            "/auth/token" => {
                let body =
                    format!(r#"{{"token":"t{count}","expires_at":"2030-01-01T00:01:40Z","token_type":"bearer"}}"#);
                answer(200, &[("date", DAY)], &body)
            }
            _ => answer(200, &[], "{}"),
        })
    }

    struct Ping;

    impl crate::Endpoint for Ping {
        type Response = ();
        type Auth = super::super::Bearer;
        const SPEC: crate::EndpointSpec = crate::EndpointSpec::get("/ping");

        fn encode(&self, _: &mut crate::Encoder) -> Result<(), Error> {
            Ok(())
        }
    }

    fn tokens(memory: &Memory) -> Vec<String> {
        let sent = memory.received();
        sent.iter().filter(|sent| sent.path == "/ping").map(|sent| sent.header("authorization")).collect()
    }

    #[tokio::test(start_paused = true)]
    async fn a_token_is_kept_until_a_tenth_of_its_life_is_left() {
        let memory = issuing();
        let client = client(&memory);
        for seconds in [0, 89, 2, 89] {
            tokio::time::advance(Duration::from_secs(seconds)).await;
            client.send(&Ping).await.unwrap();
        }
        assert_eq!(tokens(&memory), ["Bearer t1", "Bearer t1", "Bearer t2", "Bearer t2"]);
        assert_eq!(memory.count("/auth/token"), 2);
    }

    #[tokio::test(start_paused = true)]
    async fn callers_who_wait_share_one_exchange() {
        let memory = issuing();
        let client = client(&memory);
        let calls: Vec<_> = (0..100).map(|_| tokio::spawn(client.send(&Ping).into_future())).collect();
        for call in calls {
            call.await.unwrap().unwrap();
        }
        assert_eq!(memory.count("/auth/token"), 1);
        assert_eq!(memory.count("/ping"), 100);
    }

    #[tokio::test(start_paused = true)]
    async fn a_refused_token_is_replaced_and_the_request_sent_again() {
        let memory = Memory::new(|received, count| match received.path.as_str() {
            "/auth/token" => answer(200, &[], &format!(r#"{{"token":"t{count}"}}"#)),
            _ if received.header("authorization") == "Bearer t1" => answer(401, &[], ""),
            _ => answer(200, &[], ""),
        });
        let client = client(&memory);
        client.send(&Ping).await.unwrap();
        client.send(&Ping).await.unwrap();
        assert_eq!(tokens(&memory), ["Bearer t1", "Bearer t2", "Bearer t2"]);
    }

    #[tokio::test(start_paused = true)]
    async fn an_exchange_that_fails_is_tried_again_by_the_next_call() {
        let memory = Memory::new(|received, count| match received.path.as_str() {
            "/auth/token" if count == 1 => answer(400, &[], r#"{"message":"mem_1 is not known"}"#),
            "/auth/token" => answer(200, &[], r#"{"token":"t2"}"#),
            _ => answer(200, &[], ""),
        });
        let client = client(&memory);
        let error = client.send(&Ping).await.unwrap_err();
        let text = "GET /ping got no token: POST /auth/token answered 400 Bad Request: \
                    the token request is not valid (not sent)";
        assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Authentication, text));
        assert_eq!(error.api().unwrap().message().as_deref(), Some("mem_1 is not known"));
        client.send(&Ping).await.unwrap();
    }

    #[tokio::test(start_paused = true)]
    async fn a_token_that_cannot_be_sent_is_refused() {
        for body in [r#"{"token":"a b"}"#, r#"{"token":""}"#, r#"{"token":"a","token_type":"mac"}"#, "{}"] {
            let memory = Memory::new(move |_, _| answer(200, &[], body));
            let error = client(&memory).send(&Ping).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Authentication, "{body}");
            assert_eq!(memory.count("/ping"), 0);
        }
    }
}
