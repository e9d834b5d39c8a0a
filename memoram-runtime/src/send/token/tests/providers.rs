//! Tokens from a user's own provider.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use super::{Ping, tokens};
use crate::auth::{Anonymous, ProvidedToken, Provision, TokenClient, TokenProvider};
use crate::error::{ErrorKind, Outcome};
use crate::transport::memory::{Memory, answer};
use crate::{Client, Encoder, Endpoint, EndpointSpec, Error};

/// Gets tokens from an endpoint. If it holds a client, it first sends with that client, which is the one it provides for.
struct Own(Arc<std::sync::Mutex<Option<Client>>>);

struct CreateSession;

impl Endpoint for CreateSession {
    type Response = serde_json::Value;
    type Auth = Anonymous;
    const SPEC: EndpointSpec = EndpointSpec::post("/session");

    fn encode(&self, _: &mut Encoder) -> Result<(), Error> {
        Ok(())
    }
}

impl TokenProvider for Own {
    fn token<'a>(&'a self, tokens: TokenClient<'a>) -> Provision<'a> {
        Box::pin(async move {
            assert_eq!(format!("{tokens:?}"), "TokenClient { .. }");
            let client = self.0.lock().unwrap().clone();
            if let Some(client) = client {
                client.send(&Ping).await?;
            }
            let session = tokens.send(&CreateSession).await?;
            let token = session["token"].as_str().ok_or("there is no token in the session")?;
            Ok(ProvidedToken::new(token).lifetime(Duration::from_secs(10)))
        })
    }
}

fn provided(memory: &Memory) -> (Client, Own) {
    let own = Own(Arc::default());
    let builder = Client::builder().token_provider(Own(Arc::clone(&own.0))).base_url("http://localhost");
    (builder.over(memory.clone()).build().unwrap(), own)
}

#[tokio::test(start_paused = true)]
async fn a_provider_sets_the_lifetime_of_its_tokens() {
    let memory = Memory::new(|_, count| answer(200, &[], &format!(r#"{{"token":"t{count}"}}"#)));
    let (client, _) = provided(&memory);
    for seconds in [0, 7, 3] {
        tokio::time::advance(Duration::from_secs(seconds)).await;
        client.send(&Ping).await.unwrap();
    }
    assert_eq!(tokens(&memory), ["Bearer t1", "Bearer t1", "Bearer t2"]);
    assert_eq!(memory.count("/session"), 2);
}

#[tokio::test(start_paused = true)]
async fn the_error_of_a_provider_is_the_source_of_every_callers_error() {
    use std::error::Error as _;

    let memory = Memory::new(|_, _| answer(200, &[], r#"{"session":"SECRET"}"#));
    let (client, _) = provided(&memory);
    let calls: Vec<_> = (0..10).map(|_| tokio::spawn(client.send(&Ping).into_future())).collect();
    for call in calls {
        let error = call.await.unwrap().unwrap_err();
        assert_eq!(error.to_string(), "GET /ping: no token: the token provider failed (not sent)");
        assert_eq!(error.source().unwrap().to_string(), "there is no token in the session");
    }
    assert_eq!((memory.count("/session"), memory.count("/ping")), (1, 0));
}

#[tokio::test(start_paused = true)]
async fn a_provider_that_calls_its_own_client_gets_an_error_and_no_hang() {
    let memory = Memory::new(|_, _| answer(200, &[], r#"{"token":"t"}"#));
    let (client, own) = provided(&memory);
    *own.0.lock().unwrap() = Some(client.clone());
    let started = Instant::now();
    let error = client.send(&Ping).await.unwrap_err();
    assert!(error.to_string().contains("cannot send with the client that it provides for"), "{error}");
    assert_eq!((memory.received().len(), started.elapsed()), (0, Duration::ZERO));
    own.0.lock().unwrap().take();
}

/// Panics instead of returning a token.
struct Panics;

impl TokenProvider for Panics {
    fn token<'a>(&'a self, _: TokenClient<'a>) -> Provision<'a> {
        Box::pin(async { panic!("a provider of the user's own") })
    }
}

#[tokio::test(start_paused = true)]
async fn a_provider_that_panics_is_an_error_of_those_who_wait_and_no_hang() {
    let memory = Memory::new(|_, _| answer(200, &[], ""));
    let builder = Client::builder().token_provider(Panics).base_url("http://localhost");
    let client = builder.over(memory.clone()).build().unwrap();
    let error = client.send(&Ping).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Authentication, Outcome::NotSent));
    assert!(error.to_string().contains("the token request was aborted"), "{error}");
    assert!(memory.received().is_empty());
}
