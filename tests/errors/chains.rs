//! An error is at home in the error types of applications.

use std::error::Error as StdError;

use memoram_runtime::api::{CreateToken, ListTags};
use memoram_runtime::auth::{Provision, TokenClient, TokenProvider};
use memoram_runtime::testing::{Mock, Reply};
use memoram_runtime::{ApiError, Client, Error, ErrorKind};

/// Has an error of its own.
struct Vault;

impl TokenProvider for Vault {
    fn token<'a>(&'a self, _: TokenClient<'a>) -> Provision<'a> {
        Box::pin(async { Err("the vault is closed".into()) })
    }
}

async fn list(client: &Client) -> Result<(), anyhow::Error> {
    ListTags::new("u").send(client).await?;
    Ok(())
}

#[tokio::test]
async fn an_error_is_said_once_in_a_chain_and_found_in_it() {
    let mock = Mock::new().on::<ListTags>(|_| Reply::status(404));
    let error = list(&mock.client()).await.unwrap_err().context("no tags");
    let text = "no tags: GET /tags answered 404 Not Found (rejected: nothing was done)";
    assert_eq!(format!("{error:#}"), text);
    assert_eq!(error.downcast_ref::<Error>().map(Error::kind), Some(ErrorKind::NotFound));
    let boxed: Box<dyn StdError + Send + Sync> = error.into();
    assert!(boxed.source().is_some_and(<dyn StdError>::is::<Error>));
}

#[tokio::test]
async fn the_same_holds_in_an_eyre_report() {
    let mock = Mock::new().on::<ListTags>(|_| Reply::status(404));
    let list = async |client: &Client| -> eyre::Result<()> { Ok(ListTags::new("u").send(client).await.map(drop)?) };
    let report = list(&mock.client()).await.unwrap_err().wrap_err("no tags");
    assert_eq!(format!("{report:#}"), "no tags: GET /tags answered 404 Not Found (rejected: nothing was done)");
    assert_eq!(report.downcast_ref::<Error>().map(Error::kind), Some(ErrorKind::NotFound));
}

#[tokio::test]
async fn the_error_of_a_token_provider_is_the_end_of_the_chain() {
    let client = Client::builder().token_provider(Vault).mock(&Mock::new()).build().unwrap();
    let error = list(&client).await.unwrap_err();
    let chain: Vec<String> = error.chain().map(ToString::to_string).collect();
    assert_eq!(chain, ["GET /tags: no token: the token provider failed (not sent)", "the vault is closed"]);
}

#[tokio::test]
async fn an_error_of_the_exchange_has_no_source_and_its_own_body() {
    #[derive(serde::Deserialize)]
    struct Refusal {
        code: u32,
    }
    let mock = Mock::new().on::<CreateToken>(|_| Reply::status(400).with_json(serde_json::json!({"code": 7})));
    let client = Client::builder().api_key("mem_1").mock(&mock).build().unwrap();
    let error = ListTags::new("u").send(&client).await.unwrap_err();
    assert!(error.source().is_none());
    assert_eq!(error.api().and_then(ApiError::json::<Refusal>).map(|refusal| refusal.code), Some(7));
}
