//! Which of a client's credentials a call carries, and where they stand in the request.

use http::HeaderValue;

use super::*;
use crate::ClientBuilder;
use crate::auth::Need;
use crate::scheme::sealed::Wants;
use crate::send::{Prepared, Wanted, run};

const TOKEN: Need = Need::Bearer;
const USER: Need = Need::Basic;
const HEADER: Need = Need::KeyHeader("X-Key");
const OTHER: Need = Need::KeyHeader("X-Other");
const QUERY: Need = Need::KeyQuery("app id");
const COOKIE: Need = Need::KeyCookie("sid");
const SECOND: Need = Need::KeyCookie("csrf");

/// A builder that has each of these.
fn having(has: &[Need]) -> ClientBuilder {
    has.iter().fold(Client::builder().base_url("http://localhost/v1"), |builder, need| match *need {
        Need::Bearer => builder.bearer("t0ken"),
        Need::Basic => builder.basic("Aladdin", "open sesame"),
        Need::KeyHeader(name) => builder.api_key_header(name, "h/key"),
        Need::KeyQuery(name) => builder.api_key_query(name, "q/key&"),
        Need::KeyCookie(name) => builder.api_key_cookie(name, "c/key"),
    })
}

/// The credentials in the request of a call, or the error.
async fn carried(wants: Wants, spec: EndpointSpec, has: &[Need]) -> Result<String, Error> {
    let memory = Memory::new(|_, _| answer(200, &[], ""));
    let client = having(has).over(memory.clone()).build().unwrap();
    let encoder = client.inner().core.encoder(spec);
    let prepared = Prepared::new(encoder, Ok(()), Wanted::of::<()>(), wants)?;
    let result = run(client.inner(), &prepared).await;
    let received = memory.received();
    assert_eq!(received.len(), usize::from(result.is_ok()), "an error is found before anything is sent");
    result?;
    let sent = &received[0];
    let names = ["authorization", "x-key", "x-other", "cookie"];
    assert!(names.iter().all(|name| sent.headers.get(*name).is_none_or(HeaderValue::is_sensitive)));
    let named = names.map(|name| (name, sent.header(name)));
    let all = named.into_iter().chain([("query", sent.query.clone())]);
    let all = all.filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}: {value}"));
    Ok(all.collect::<Vec<_>>().join(", "))
}

const SPEC: EndpointSpec = EndpointSpec::get("/x");

const BEARER: &str = "authorization: Bearer t0ken";
const BASIC: &str = "authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==";
const IN_HEADER: &str = "x-key: h/key";
const IN_QUERY: &str = "query: app%20id=q%2Fkey%26";
const IN_COOKIE: &str = "cookie: sid=c/key";
const NOTHING: &str = "";

/// Alternatives, what the client has, and what is sent or the error.
type Row<T> = (&'static [&'static [Need]], &'static [Need], T);

#[tokio::test(start_paused = true)]
async fn the_first_alternative_that_the_client_can_serve_is_sent() {
    let rows: &[Row<Result<&str, &str>>] = &[
        (&[&[TOKEN]], &[TOKEN, USER, HEADER], Ok(BEARER)),
        (&[&[USER]], &[TOKEN, USER, HEADER], Ok(BASIC)),
        (&[&[HEADER]], &[TOKEN, OTHER, HEADER, QUERY], Ok(IN_HEADER)),
        (&[&[QUERY]], &[TOKEN, HEADER, QUERY, COOKIE], Ok(IN_QUERY)),
        (&[&[COOKIE]], &[TOKEN, SECOND, COOKIE], Ok(IN_COOKIE)),
        (&[&[HEADER], &[TOKEN]], &[TOKEN, HEADER], Ok(IN_HEADER)),
        (&[&[HEADER], &[TOKEN]], &[TOKEN, OTHER], Ok(BEARER)),
        (&[&[TOKEN], &[HEADER]], &[HEADER], Ok(IN_HEADER)),
        (&[&[TOKEN, HEADER], &[USER]], &[TOKEN, HEADER], Ok("authorization: Bearer t0ken, x-key: h/key")),
        (&[&[TOKEN, HEADER], &[USER]], &[TOKEN, USER], Ok(BASIC)),
        (&[&[HEADER, OTHER]], &[HEADER, OTHER], Ok("x-key: h/key, x-other: h/key")),
        (
            &[&[USER, QUERY]],
            &[USER, QUERY],
            Ok("authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==, query: app%20id=q%2Fkey%26"),
        ),
        (&[&[COOKIE, SECOND]], &[SECOND, COOKIE], Ok("cookie: sid=c/key; csrf=c/key")),
        (&[&[TOKEN, USER], &[HEADER]], &[TOKEN, USER, HEADER], Ok(IN_HEADER)),
        (
            &[&[TOKEN, USER]],
            &[TOKEN, USER],
            Err("needs a token and a user and a password, which cannot both be sent in `Authorization`"),
        ),
        (&[&[TOKEN]], &[], Err("needs a token, and the client was built without `api_key` or `bearer`")),
        (&[&[USER]], &[TOKEN], Err("needs a user and a password, and the client was built without `basic`")),
        (
            &[&[QUERY]],
            &[HEADER],
            Err("needs a key in the query parameter `app id`, and the client was built without `api_key_query` for it"),
        ),
        (
            &[&[COOKIE]],
            &[SECOND],
            Err("needs a key in the cookie `sid`, and the client was built without `api_key_cookie` for it"),
        ),
        (
            &[&[TOKEN, HEADER]],
            &[TOKEN],
            Err(
                "needs a token and a key in the header `X-Key`, and the client was built without `api_key_header` for it",
            ),
        ),
        (
            &[&[TOKEN, HEADER], &[USER]],
            &[HEADER],
            Err(
                "needs a token and a key in the header `X-Key`, or a user and a password, and the client was built without `api_key` or `bearer`, `basic`",
            ),
        ),
        (&[], &[TOKEN], Err("needs credentials, and its `SPEC` has no `security`")),
    ];
    for (alternatives, has, expected) in rows {
        let sent = carried(Wants::Documented, SPEC.security(alternatives), has).await;
        match (sent, expected) {
            (Ok(sent), Ok(expected)) => assert_eq!(sent, *expected, "{alternatives:?} {has:?}"),
            (Err(error), Err(text)) => {
                assert_eq!((error.kind(), error.outcome()), (ErrorKind::Authentication, Outcome::NotSent));
                assert_eq!(error.to_string(), format!("GET /x: this call {text} (not sent)"));
            }
            (sent, expected) => panic!("{alternatives:?} {has:?}: {sent:?}, {expected:?}"),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn where_nothing_is_needed_what_the_client_has_is_sent() {
    let rows: &[Row<&str>] = &[
        (&[], &[HEADER, USER, TOKEN], BEARER),
        (&[], &[HEADER, USER], BASIC),
        (&[], &[HEADER], IN_HEADER),
        (&[], &[QUERY], IN_QUERY),
        // Which of them is meant is not known.
        (&[], &[HEADER, QUERY], NOTHING),
        (&[], &[], NOTHING),
        (&[&[TOKEN]], &[TOKEN], BEARER),
        (&[&[HEADER]], &[TOKEN, HEADER], IN_HEADER),
        (&[&[HEADER]], &[TOKEN], BEARER),
        (&[&[TOKEN, HEADER]], &[HEADER], IN_HEADER),
        (&[&[TOKEN]], &[], NOTHING),
    ];
    for (alternatives, has, expected) in rows {
        let sent = carried(Wants::Any, SPEC.security(alternatives), has).await.unwrap();
        assert_eq!(sent, *expected, "{alternatives:?} {has:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn no_other_credentials_are_sent_than_those_of_the_alternative() {
    let all = [TOKEN, USER, HEADER, QUERY, COOKIE];
    let alternatives: &[&[&[Need]]] = &[
        &[&[TOKEN], &[HEADER]],
        &[&[USER, HEADER], &[QUERY, COOKIE], &[TOKEN]],
        &[&[TOKEN, HEADER, QUERY, COOKIE], &[USER]],
    ];
    for alternatives in alternatives {
        for subset in 0..32_usize {
            let has: Vec<Need> = (0..5).filter(|bit| subset >> bit & 1 == 1).map(|bit| all[bit]).collect();
            let served = alternatives.iter().find(|needs| needs.iter().all(|need| has.contains(need)));
            let sent = carried(Wants::Documented, SPEC.security(alternatives), &has).await;
            let Some(served) = served else {
                assert!(sent.is_err(), "{alternatives:?} {has:?}");
                continue;
            };
            let parts = [(TOKEN, BEARER), (USER, BASIC), (HEADER, IN_HEADER), (COOKIE, IN_COOKIE), (QUERY, IN_QUERY)];
            let parts = parts.into_iter().filter(|(need, _)| served.contains(need)).map(|(_, part)| part);
            assert_eq!(sent.unwrap(), parts.collect::<Vec<_>>().join(", "), "{alternatives:?} {has:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_key_in_authorization_is_not_sent_beside_a_token() {
    const KEY: Need = Need::KeyHeader("Authorization");
    let error = carried(Wants::Documented, SPEC.security(&[&[TOKEN, KEY]]), &[TOKEN, KEY]).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::InvalidRequest, Outcome::NotSent));
    assert_eq!(error.to_string(), "GET /x: the header `authorization` is set by the client (not sent)");
}

#[tokio::test(start_paused = true)]
async fn a_parameter_of_the_call_does_not_replace_a_key_in_the_query() {
    let memory = Memory::new(|_, _| answer(200, &[], ""));
    let client = having(&[QUERY]).over(memory.clone()).build().unwrap();
    let request = || client.request(http::Method::GET, "/x");
    let error = request().query("app id", &"mine").send::<()>().await.unwrap_err();
    assert_eq!(error.to_string(), "GET /x: the query parameter `app id` is set by the client (not sent)");
    assert!(memory.received().is_empty());
    request().query("limit", &5).send::<()>().await.unwrap();
    assert_eq!(memory.received()[0].query, "limit=5&app%20id=q%2Fkey%26");
    assert!(request().query("limit", &5).send::<()>().build().unwrap().uri().query() == Some("limit=5"));
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_is_replaced_beside_other_credentials() {
    let memory = server(|received, _| match received.header("authorization").as_str() {
        "Bearer t2" => answer(200, &[], ""),
        _ => answer(401, &[], ""),
    });
    let builder = Client::builder().api_key("mem_1").api_key_header("X-Key", "h/key").base_url("http://localhost");
    let client = builder.over(memory.clone()).build().unwrap();
    let spec = EndpointSpec::post("/both").security(&[&[TOKEN, HEADER]]);
    let encoder = client.inner().core.encoder(spec);
    let prepared = Prepared::new(encoder, Ok(()), Wanted::of::<()>(), Wants::Documented).unwrap();
    run(client.inner(), &prepared).await.unwrap();
    let keys: Vec<String> = memory.received().iter().map(|one| one.header("x-key")).collect();
    assert_eq!(keys, ["", "h/key", "", "h/key"], "token requests carry no key");
}

#[tokio::test(start_paused = true)]
async fn a_retry_carries_the_same_credentials() {
    for need in [TOKEN, USER, HEADER, QUERY, COOKIE] {
        let memory = Memory::new(|_, count| if count == 1 { answer(503, &[], "") } else { answer(200, &[], "") });
        let client = having(&[need]).over(memory.clone()).build().unwrap();
        client.request(http::Method::GET, "/x").send::<()>().await.unwrap();
        let received = memory.received();
        let [first, second] = received.as_slice() else { panic!("it is sent twice") };
        assert_eq!((&first.headers, &first.query), (&second.headers, &second.query), "{need:?}");
    }
}
